import {fill, make} from "./elements.js";
import {today} from "./days.js";
import {isoDay} from "./isoday.js";
import {encode, entriesOf} from "./code.js";
import {readNotes} from "./extended.js";
import {LARGEST_FILE, addNotes, fileText, readParcel} from "./parcel.js";
import {persist} from "./persist.js";

/** Progress taken out, as a file or a code, and brought in. What comes in is merged, so that nothing is lost by it. */
export function wireTransfer(section, site, index, state, words, tell, changed) {
  const part = (name) => section.querySelector("." + name);
  const [code, share, out, back] = ["code", "share", "out", "in"].map(part);
  const [given, pasted] = section.querySelectorAll("textarea");
  const file = section.querySelector("[type=file]");
  const entries = () => entriesOf(index, state.all());

  /** Say how it went; a copy that has left is remembered. */
  function sent(text) {
    state.change(() => ({settings: {exported: today()}}));
    persist();
    changed();
    out.textContent = text;
  }

  part("save").addEventListener("click", () => {
    const text = fileText(site, state.all(), readNotes());
    out.textContent = text ? "" : words.nothing_out;
    if (!text) return;
    const name = "berdaya-" + isoDay(today()) + ".json";
    const url = URL.createObjectURL(new Blob([text], {type: "application/json"}));
    make("a", {href: url, download: name}).click();
    setTimeout(() => URL.revokeObjectURL(url), 60000); // not at once: Safari has only begun
    sent(fill(words.saved, {name}));
  });

  part("encode").addEventListener("click", () => {
    code.hidden = !entries().length;
    out.textContent = code.hidden ? words.nothing_out : "";
    if (code.hidden) return;
    refresh();
    given.focus();
    given.select();
  });
  given.addEventListener("copy", () => sent(words.copied));
  part("copy").addEventListener("click", () => {
    given.focus();
    given.select();
    // Works from a folder and without https, too, where there is no navigator.clipboard.
    if (!document.execCommand("copy")) out.textContent = words.by_hand;
  });
  share.hidden = !navigator.share;
  share.addEventListener("click", () =>
    navigator.share({text: fill(words.code_line, {code: given.value})}).then(
      () => sent(""),
      () => false // the reader has thought better of it
    )
  );

  /** Merge what a text holds, and say what came of it. */
  function take(text) {
    const before = state.all().items;
    const found = readParcel(text, site, index, state.all());
    const {error, newer} = found.error ? found : state.absorb(found.state, found.version);
    const noted = !error && addNotes(found.notes, tell);
    const items = Object.keys(state.all().items).filter((slug) => !before[slug]).length;
    changed();
    back.textContent = error
      ? words[error]
      : fill(newer || noted ? words.came_in : words.all_here, {items, newer: newer - items});
  }

  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    if (chosen.size > LARGEST_FILE) back.textContent = words.huge;
    else take(await chosen.text());
    file.value = "";
  });
  part("decode").addEventListener("click", () => take(pasted.value));

  function refresh() {
    if (!code.hidden) given.value = encode(entries(), today());
  }
  return {refresh};
}
