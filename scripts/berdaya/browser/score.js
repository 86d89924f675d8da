import {fill, make} from "./elements.js";
import {reset} from "./learn.js";
import {levelOf} from "./levels.js";

/** A text is put in only if it is new, because a live region is read again. */
function say(line, text) {
  if (line.textContent !== text) line.textContent = text;
  line.hidden = !text;
}

const isRight = (item) => item.result().verdict === "right";

/** How the reader's "sure" and "unsure" fared, once there are enough of them. */
function calibrate(items, words) {
  const told = items.filter((item) => item.sure() >= 0);
  const line = (sure, word) => {
    const some = told.filter((item) => item.sure() === sure);
    return some.length ? fill(word, {n: some.length, right: some.filter(isRight).length}) + " " : "";
  };
  const again = told.some((item) => item.sure() && !isRight(item)) ? words.calibrated_again : "";
  return told.length < 3 ? "" : line(1, words.calibrated_sure) + line(0, words.calibrated_unsure) + again;
}

/**
 * The end of a quiz: how far the reader is, and ways to ask again what was not right and to delete the answers.
 * A quiz in which nothing is right or wrong has none.
 */
export function wireScore(quiz, items, words, state, changed) {
  const line = make("p", {class: "score", role: "status", tabindex: -1});
  const calibration = make("p", {class: "calibration"});
  const level = make("p", {class: "level"});
  const again = make("button", {class: "button", type: "button"});
  const erase = make("button", {class: "button quiet", type: "button"}, words.reset);
  const yes = make("button", {class: "button", type: "button"}, words.yes);
  const no = make("button", {class: "button quiet", type: "button"}, words.no);
  const attributes = {class: "confirm", role: "group", "aria-label": words.confirm, hidden: ""};
  const confirm = make("div", attributes, make("p", {}, words.confirm), yes, no);
  quiz.append(make("div", {class: "result"}, line, calibration, level, again, erase, confirm));

  const scored = items.filter((item) => item.scored);
  const concepts = [...new Set(items.map((item) => item.concept))];
  const answered = () => scored.filter((item) => item.result());
  const missed = () => answered().filter((item) => !isRight(item));
  const isTouched = (item) => item.result() || (state.get(item.slug) || {chosen: []}).chosen.length;

  function ask(asking) {
    confirm.hidden = !asking;
    erase.hidden = asking || !items.some(isTouched);
  }

  function refresh() {
    const right = answered().filter(isRight).length;
    const sum = answered().reduce((points, {result}) => points + result().got / result().of, 0);
    // Only when it is needed: the first number that a browser writes in a language takes it tens of milliseconds.
    const points = () => sum.toLocaleString(document.documentElement.lang, {maximumFractionDigits: 1});
    const score = fill(words.score, {answered: answered().length, all: scored.length, right});
    say(line, sum > right ? score + " " + fill(words.points, {points: points()}) : score);
    say(calibration, calibrate(answered(), words));
    const reached = words["level_" + levelOf(state.concept(concepts[0]))];
    say(level, concepts.length > 1 || !reached ? "" : fill(words.level, {level: reached}));
    again.textContent = fill(words.again, {n: missed().length});
    again.hidden = !missed().length;
    ask(!confirm.hidden && items.some(isTouched));
  }

  again.addEventListener("click", () => {
    const open = missed();
    for (const item of open) item.reopen();
    open[0].focus();
    changed();
  });
  erase.addEventListener("click", () => {
    ask(true);
    no.focus(); // a second press too many deletes nothing
  });
  function cancel() {
    ask(false);
    erase.focus();
  }
  no.addEventListener("click", cancel);
  confirm.addEventListener("keydown", ({key}) => key === "Escape" && cancel());
  yes.addEventListener("click", () => {
    reset(state, items.map(({slug}) => slug));
    for (const item of items) item.forget();
    changed();
    line.focus();
  });
  return {refresh};
}
