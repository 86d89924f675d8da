import {dayOf, today} from "./days.js";
import {isoDay} from "./isoday.js";

/** The day for which the reader is learning: until then the gaps are shorter. */
export function wireTarget(section, state, words, changed) {
  const input = section.querySelector("input");
  const clear = section.querySelector("button");
  const note = section.querySelector(".note");

  function keep(target) {
    if (state.settings().target !== target) state.change(() => ({settings: {target}}));
    note.textContent = !target ? words.target_gone : target < today() ? words.target_past : words.target_kept;
    changed();
  }

  // While a year is typed, its first digits are a date, too.
  input.addEventListener("change", () => (!input.value || input.value > "2") && keep(dayOf(input.value) || undefined));
  clear.addEventListener("click", () => {
    keep(undefined);
    input.focus();
  });
  return {
    refresh() {
      const {target} = state.settings();
      if (document.activeElement !== input) input.value = target ? isoDay(target) : "";
      clear.hidden = !target;
    },
  };
}
