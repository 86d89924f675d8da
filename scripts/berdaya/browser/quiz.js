import {whenReady} from "./ready.js";
import {openState} from "./state.js";
import {make} from "./elements.js";
import {wireQuizzes} from "./wire.js";

whenReady(() => {
  const quiz = document.querySelector(".quiz");
  if (!quiz) return;
  const note = make("p", {class: "note", role: "status"});
  quiz.prepend(note);
  const tell = (reason) => {
    note.textContent = note.textContent || quiz.dataset[reason];
  };
  wireQuizzes(openState(tell));
});
