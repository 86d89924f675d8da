import {clear, learn, note} from "./learn.js";
import {clearMarks, make} from "./elements.js";
import {today} from "./days.js";
import {explain} from "./feedback.js";

/** "Sure or unsure?", which one may leave open: to have been sure of what is wrong makes the reason stick. */
function makeSure(words) {
  const chip = (value, word) =>
    make("label", {class: "chip"}, make("input", {type: "radio", name: "sure", value}), " ", make("span", {}, word));
  const ask = make("span", {"aria-hidden": "true"}, words.sure_ask); // the group has it as its name
  const attributes = {class: "sure", role: "radiogroup", "aria-label": words.sure_ask};
  return make("div", attributes, ask, " ", chip(1, words.sure), " ", chip(0, words.unsure));
}

/**
 * Make one form answerable. `changed` is called after each change of the answers, and `refresh` shows
 * what the state says; the rest is for the lines and buttons at the end of a quiz.
 */
export function wireItem(form, kind, words, state, mixed, changed) {
  const {item: slug, concept, unscored} = form.dataset;
  const rev = Number(form.dataset.rev);
  const item = {...form.dataset, slug, rev};
  const scored = unscored === undefined;
  const reasons = form.querySelector(".reasons");
  const sure = makeSure(words);
  const hint = make("p", {class: "note", role: "status"});
  const check = make("button", {class: "button", type: "submit"}, words[kind.press ? kind.press(form) : "check"]);
  const feedback = make("div", {class: "feedback"});
  const retry = make("button", {class: "button quiet", type: "button"}, scored ? words.retry : words.reopen);
  let unkept; // the answer on a page older than what is stored
  let shown;
  let result = null;
  if (scored) reasons.before(sure);
  reasons.before(hint, check, feedback);
  if (kind.wire) kind.wire(form, words, (text) => (hint.textContent = text));

  /** Has a newer edition of this page stored an answer? Then this one shows its own, and stores nothing. */
  const isOld = () => (state.get(slug) || item).rev > rev;
  const recordOf = () => (isOld() ? unkept : state.get(slug)) || {rev, chosen: []};

  function refresh() {
    const record = recordOf();
    const text = JSON.stringify([isOld(), record.rev, record.chosen]);
    if (text === shown) return; // what the reader has chosen but not checked stays
    const isStale = record.rev !== rev && record.chosen.length > 0;
    const chosen = isStale ? [] : record.chosen;
    const before = result;
    shown = text;
    result = chosen.length ? kind.mark(form, chosen) : null;
    if (result || before) {
      clearMarks(form);
      kind.show(form, chosen, result ? result.parts : []);
      for (const input of form.querySelectorAll(".sure input")) input.checked = false;
    }
    form.dataset.state = result ? result.verdict : "open";
    hint.textContent = isOld() ? words.outdated : isStale ? words.changed : "";
    feedback.textContent = "";
    retry.remove();
    if (result) {
      feedback.append(...explain(form, words, result));
      (scored ? feedback : form).append(retry);
    }
    form.querySelector("fieldset").disabled = scored && result;
    check.hidden = sure.hidden = result;
    reasons.hidden = !result;
    reasons.open = !scored; // criteria and the like are what one goes on with
  }

  function keep(chosen) {
    const told = form.querySelector(".sure :checked");
    const sure = told ? told.value === "1" : undefined;
    const right = kind.mark(form, chosen).verdict === "right";
    if (scored) learn(state, item, {chosen, right, sure, mixed}, today());
    else note(state, item, chosen, today());
    if (isOld()) unkept = {rev, chosen, sure: Number(sure)}; // and nothing was stored
  }

  /** Go where the reader begins. */
  const focus = () => form.querySelector("input, select, textarea, [type=submit]").focus();

  function reopen() {
    if (isOld()) unkept = undefined;
    else clear(state, [slug]);
    refresh();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (result) return;
    const chosen = kind.read(form);
    hint.textContent = chosen.length ? "" : words[kind.ask];
    if (!chosen.length) return;
    keep(chosen);
    refresh();
    feedback.firstChild.focus();
    changed(); // last, so that the score is read after the verdict
  });
  form.addEventListener("change", ({target}) => {
    if (hint.textContent === words[kind.ask]) hint.textContent = "";
    // Only criteria can change after the answer.
    if (result && target.name === "part") keep(kind.read(form));
  });
  retry.addEventListener("click", () => {
    reopen();
    focus();
    changed();
  });

  return {
    slug,
    concept,
    scored,
    refresh,
    reopen,
    focus,
    forget: () => (unkept = undefined),
    result: () => result,
    sure: () => recordOf().sure,
  };
}
