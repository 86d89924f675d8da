import {fill, make} from "./elements.js";
import {levelOf} from "./levels.js";

const LEVELS = ["", "level_1", "level_2", "level_3", "level_4"];

/** A text is put in only if it is new, because a live region is read again. */
function say(line, text) {
  if (line.textContent !== text) line.textContent = text;
  line.hidden = !text;
}

/** How the reader's "sure" and "unsure" fared, once there are enough of them. */
function calibrate(items, words) {
  const told = (sure) => items.filter((item) => item.sure() === sure);
  const right = (some) => some.filter((item) => item.result().verdict === "right").length;
  const [sure, unsure] = [told(1), told(0)];
  if (sure.length + unsure.length < 3) return "";
  const line = (some, word) => (some.length ? fill(word, {n: some.length, right: right(some)}) + " " : "");
  const again = right(sure) < sure.length ? words.calibrated_again : "";
  return (line(sure, words.calibrated_sure) + line(unsure, words.calibrated_unsure) + again).trim();
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
  const reset = make("button", {class: "button quiet", type: "button"}, words.reset);
  const yes = make("button", {class: "button", type: "button"}, words.yes);
  const no = make("button", {class: "button quiet", type: "button"}, words.no);
  const confirm = make("div", {class: "confirm", role: "group", "aria-label": words.confirm, hidden: ""});
  confirm.append(make("p", {}, words.confirm), yes, no);
  quiz.append(make("div", {class: "result"}, line, calibration, level, again, reset, confirm));

  const scored = items.filter((item) => item.scored);
  const concepts = [...new Set(items.map((item) => item.concept))];
  const answered = () => scored.filter((item) => item.result());
  const missed = () => answered().filter((item) => item.result().verdict !== "right");
  const isTouched = (item) => item.result() || (state.get(item.slug) || {chosen: []}).chosen.length > 0;

  function ask(asking) {
    confirm.hidden = !asking;
    reset.hidden = asking || !items.some(isTouched);
  }

  function refresh() {
    const locale = {maximumFractionDigits: 1};
    const number = (value) => value.toLocaleString(document.documentElement.lang, locale);
    const right = number(answered().length - missed().length);
    const points = number(answered().reduce((sum, item) => sum + item.result().got / item.result().of, 0));
    const score = fill(words.score, {answered: answered().length, all: scored.length, right});
    say(line, points === right ? score : score + " " + fill(words.points, {points}));
    say(calibration, calibrate(answered(), words));
    const reached = words[LEVELS[levelOf(state.concept(concepts[0]))]];
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
    state.change((all) => {
      const found = items.map(({slug}) => [slug, all.items[slug]]).filter(([, record]) => record);
      return {items: Object.fromEntries(found.map(([slug, {rev}]) => [slug, {rev, chosen: []}]))};
    });
    for (const item of items) item.forget();
    changed();
    line.focus();
  });
  return {refresh};
}
