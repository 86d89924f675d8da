import {own} from "./merge.js";
import {PREFIX} from "./place.js";

const notesKey = PREFIX + "notes";
const criteriaOf = (form) => [...form.querySelectorAll(".criterion input")];

/** The notes that readers wanted kept, by slug. They stand apart from the answers, so that no code carries them. */
export function readNotes() {
  try {
    return {...JSON.parse(localStorage.getItem(notesKey))};
  } catch {
    return {};
  }
}

/** Keep the note of an item; without a text, delete it. */
function keepNote(slug, text) {
  const notes = JSON.stringify({...readNotes(), [slug]: text}); // it leaves out what is undefined
  if (notes === "{}") localStorage.removeItem(notesKey);
  else localStorage.setItem(notesKey, notes);
}

/** Write for oneself, or do something in the village: nothing is right or wrong, and nothing is locked. */
export const extended = {
  /** The word on the button. */
  press: (form) => (form.elements.text ? "done" : "did"),

  /** Keep the text from the tick on, and no longer than the tick. */
  wire(form, words, tell) {
    const {text, keep} = form.elements;
    if (!text) return;
    const kept = own(readNotes(), form.dataset.item);
    keep.checked = typeof kept === "string";
    if (keep.checked) text.value = kept;
    function save() {
      try {
        keepNote(form.dataset.item, keep.checked ? text.value : undefined);
      } catch {
        tell(words.unkept);
        if (!keep.checked) return;
        keep.checked = false; // says what is so: nothing is kept, an older text neither
        save();
      }
    }
    keep.addEventListener("change", save);
    text.addEventListener("input", () => keep.checked && save());
  },

  read: (form) => [
    "done",
    ...criteriaOf(form)
      .filter((input) => input.checked)
      .map((input) => input.value),
  ],

  mark: (form) => ({verdict: "done", title: form.elements.text ? "noted" : "acted"}),

  show(form, chosen) {
    for (const input of criteriaOf(form)) input.checked = chosen.includes(input.value);
  },
};
