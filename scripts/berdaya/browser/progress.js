import {whenReady} from "./ready.js";
import {openState} from "./state.js";
import {readIndex} from "./index.js";
import {wireToday} from "./today.js";
import {wireMistakes} from "./mistakes.js";
import {wireStanding} from "./standing.js";
import {wireTarget} from "./target.js";
import {wireTransfer} from "./transfer.js";
import {wireForget} from "./forget.js";

whenReady(() => {
  const page = document.querySelector(".progress");
  const words = page.dataset;
  const section = (name) => page.querySelector("#" + name);
  const trouble = page.querySelector(".trouble");
  const quizWords = page.querySelector("template").content.firstElementChild.dataset;
  const tell = (reason) => {
    trouble.textContent = trouble.textContent || quizWords[reason];
  };
  const state = openState(tell);
  const index = readIndex(page);
  const refresh = () => views.forEach((view) => view.refresh());
  const session = wireToday(page, index, state, words, refresh);
  const views = [
    session,
    wireMistakes(section("mistakes"), index, state),
    wireStanding(section("levels"), index, state, words, quizWords),
    wireTarget(section("target"), state, words, refresh),
    wireTransfer(section("transfer"), words.site, index, state, words, tell, refresh),
  ];
  wireForget(section("forget"), state, words, () => {
    session.close();
    refresh();
  });
  state.watch(refresh);
  refresh();
  page.querySelector(".needs-script").hidden = true;
  for (const hidden of page.querySelectorAll(".with-script")) hidden.hidden = false;
  if (location.hash) location.replace(location.hash); // what it names has only now come into sight
});
