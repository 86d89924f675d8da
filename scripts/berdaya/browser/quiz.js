import {wirePage} from "./page.js";
import {make} from "./elements.js";
import {openAnswers} from "./answers.js";
import {whenReady} from "./ready.js";
import {wireQuizzes, wordedQuiz} from "./wire.js";

wirePage();
whenReady(() => {
  const quiz = wordedQuiz(document);
  if (!quiz) return;
  const note = make("p", {class: "note", role: "status"});
  quiz.prepend(note);
  const tell = (reason) => {
    note.textContent = note.textContent || quiz.dataset[reason];
  };
  wireQuizzes(openAnswers(tell));
});
