import {INTERACTIONS} from "./interactions.js";
import {wireItem} from "./item.js";
import {wireScore} from "./score.js";
import {own} from "./merge.js";

/** The quiz that has the words of the script: on a page with several, they need to stand only once. */
export const wordedQuiz = (root) => root.querySelector(".quiz[data-check]");

const SLICE = 8; // milliseconds at a time, so that a reader who taps or scrolls meanwhile is answered at once

/**
 * Make all quizzes in `root` answerable, one form after the other; `changed` is called after each change that the reader
 * makes.
 */
export async function wireQuizzes(state, root = document, changed = () => {}) {
  const views = [];
  const refresh = () => views.forEach((view) => view.refresh());
  const act = () => {
    refresh();
    changed();
  };
  const add = (view) => {
    views.push(view);
    view.refresh();
    return view;
  };
  const words = {...wordedQuiz(root).dataset}; // a plain copy: each look into a dataset is slow
  let end = performance.now() + SLICE;
  state.watch(refresh);
  for (const quiz of root.querySelectorAll(".quiz")) {
    const items = [];
    for (const form of quiz.querySelectorAll(".item")) {
      if (performance.now() > end) {
        await new Promise((go) => setTimeout(go));
        end = performance.now() + SLICE;
      }
      // A form of a kind that this script does not know stays as it is without script.
      const kind = own(INTERACTIONS, form.dataset.kind);
      if (kind) items.push(add(wireItem(form, kind, words, state, "mixed" in quiz.dataset, act)));
    }
    if (items.some((item) => item.scored)) add(wireScore(quiz, items, words, state, act));
  }
}
