import {INTERACTIONS} from "./interactions.js";
import {wireItem} from "./item.js";
import {wireScore} from "./score.js";
import {own} from "./merge.js";

/** The quiz that has the words of the script: on a page with several, they need to stand only once. */
export const wordedQuiz = (root) => root.querySelector(".quiz[data-check]");

/** Make all quizzes in `root` answerable; `changed` is called after each change that the reader makes. */
export function wireQuizzes(state, root = document, changed = () => {}) {
  const views = [];
  const refresh = () => views.forEach((view) => view.refresh());
  const act = () => {
    refresh();
    changed();
  };
  const words = wordedQuiz(root).dataset;
  for (const quiz of root.querySelectorAll(".quiz")) {
    // A form of a kind that this script does not know stays as it is without script.
    const items = [...quiz.querySelectorAll(".item")].flatMap((form) => {
      const kind = own(INTERACTIONS, form.dataset.kind);
      return kind ? wireItem(form, kind, words, state, "mixed" in quiz.dataset, act) : [];
    });
    views.push(...items);
    if (items.some((item) => item.scored)) views.push(wireScore(quiz, items, words, state, act));
  }
  state.watch(refresh);
  refresh();
}
