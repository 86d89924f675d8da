import {choice} from "./choice.js";
import {match} from "./match.js";
import {order} from "./order.js";
import {gaps} from "./gaps.js";
import {extended} from "./extended.js";
import {wireItem} from "./item.js";
import {wireScore} from "./score.js";
import {own} from "./merge.js";

/** What a reader can do with an item, by `data-kind`; each has the functions of `choice`. */
const INTERACTIONS = {choice, match, order, text_entry: gaps, extended_text: extended};

/** Make all quizzes in `root` answerable; `changed` is called after each change that the reader makes. */
export function wireQuizzes(state, root = document, changed = () => {}) {
  const views = [];
  const refresh = () => views.forEach((view) => view.refresh());
  const act = () => {
    refresh();
    changed();
  };
  for (const quiz of root.querySelectorAll(".quiz")) {
    const words = quiz.dataset;
    // A form of a kind that this script does not know stays as it is without script.
    const items = [...quiz.querySelectorAll(".item")].flatMap((form) => {
      const kind = own(INTERACTIONS, form.dataset.kind);
      return kind ? wireItem(form, kind, words, state, "mixed" in words, act) : [];
    });
    views.push(...items);
    if (items.some((item) => item.scored)) views.push(wireScore(quiz, items, words, state, act));
  }
  state.watch(refresh);
  refresh();
}
