import {make} from "./elements.js";

/** The line and the button at the end of a quiz: how far the reader is, and a way to delete the answers. */
export function wireScore(quiz, items, words, state, changed) {
  const line = make("p", {class: "score", role: "status", tabindex: -1});
  const reset = make("button", {class: "button quiet", type: "button"}, words.reset);
  const yes = make("button", {class: "button", type: "button"}, words.yes);
  const no = make("button", {class: "button quiet", type: "button"}, words.no);
  const confirm = make("div", {class: "confirm", role: "group", "aria-label": words.confirm, hidden: ""});
  confirm.append(make("p", {}, words.confirm), yes, no);
  quiz.append(make("div", {class: "result"}, line, reset, confirm));

  const isTouched = ({slug}) => (state.get(slug) || {chosen: []}).chosen.length > 0;

  function ask(asking) {
    confirm.hidden = !asking;
    reset.hidden = asking || !items.some(isTouched);
  }

  function refresh() {
    const numbers = {
      answered: items.filter((item) => item.answered()).length,
      all: items.length,
      right: items.filter((item) => item.right()).length,
    };
    const text = words.score.replace(/{(\w+)}/g, (_, name) => numbers[name]);
    if (line.textContent !== text) line.textContent = text;
    ask(!confirm.hidden && items.some(isTouched));
  }

  reset.addEventListener("click", () => {
    ask(true);
    no.focus(); // a second press too many deletes nothing
  });
  function cancel() {
    ask(false);
    reset.focus();
  }
  no.addEventListener("click", cancel);
  confirm.addEventListener("keydown", ({key}) => key === "Escape" && cancel());
  yes.addEventListener("click", () => {
    const slugs = items.filter(({slug}) => state.get(slug)).map(({slug}) => slug);
    state.change(slugs, ({rev}) => ({rev, chosen: []}));
    changed();
    line.focus();
  });
  return {refresh};
}
