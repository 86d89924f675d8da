import {whenReady} from "./ready.js";
import {openState} from "./state.js";
import {make} from "./elements.js";
import {choice} from "./choice.js";
import {wireItem} from "./item.js";
import {wireScore} from "./score.js";

/** What a reader can do with an item, by `data-kind`; each has the functions of `choice`. */
const INTERACTIONS = {choice};

function wireQuizzes() {
  const quizzes = [...document.querySelectorAll(".quiz")];
  if (!quizzes.length) return;
  const note = make("p", {class: "note", role: "status"});
  quizzes[0].prepend(note);
  const state = openState((reason) => {
    note.textContent = note.textContent || quizzes[0].dataset[reason];
  });
  const views = [];
  const refresh = () => views.forEach((view) => view.refresh());
  for (const quiz of quizzes) {
    const words = quiz.dataset;
    // A form of a kind that this script does not know stays as it is without script.
    const forms = [...quiz.querySelectorAll(".item")].filter((form) => form.dataset.kind in INTERACTIONS);
    const items = forms.map((form) => wireItem(form, INTERACTIONS[form.dataset.kind], words, state, refresh));
    if (items.length) views.push(...items, wireScore(quiz, items, words, state, refresh));
  }
  state.watch(refresh);
  refresh();
}

whenReady(wireQuizzes);
