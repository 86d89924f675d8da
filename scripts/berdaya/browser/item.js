import {make} from "./elements.js";
import {explain} from "./feedback.js";

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/**
 * Make one form answerable. `changed` is called after each change of the answers, and `refresh` shows
 * what the state says; `answered` and `right` are for the score.
 */
export function wireItem(form, kind, words, state, changed) {
  const slug = form.dataset.item;
  const rev = Number(form.dataset.rev);
  const reasons = form.querySelector(".reasons");
  const note = make("p", {class: "note", role: "status"});
  const check = make("button", {class: "button", type: "submit"}, words.check);
  const feedback = make("div", {class: "feedback"});
  const retry = make("button", {class: "button quiet", type: "button"}, words.retry);
  let shown;
  let verdict = null;
  reasons.before(note, check, feedback);

  function refresh() {
    const record = state.get(slug);
    const text = JSON.stringify(record) || "";
    if (text === shown) return; // what the reader has chosen but not checked stays
    shown = text;
    const stale = record && record.rev !== rev && record.chosen.length > 0;
    const chosen = record && !stale ? record.chosen : [];
    const result = chosen.length ? kind.mark(form, chosen) : {verdict: null, parts: []};
    if (result.verdict || verdict) kind.show(form, chosen, result.parts);
    verdict = result.verdict;
    form.dataset.state = verdict || "open";
    note.textContent = stale ? words.changed : "";
    feedback.textContent = "";
    if (verdict) feedback.append(...explain(form, words, result), retry);
    check.hidden = verdict !== null;
    reasons.hidden = verdict === null;
    reasons.open = false;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = kind.read(form);
    if (!chosen.length) note.textContent = words.choose;
    if (!chosen.length || verdict) return;
    const right = kind.mark(form, chosen).verdict === "right";
    state.change([slug], (old) => {
      const before = old && old.rev === rev && old.tries ? old : {first: right, tries: 0};
      return {...before, rev, chosen, right, tries: before.tries + 1, day: today()};
    });
    refresh();
    feedback.firstChild.focus();
    changed(); // last, so that the score is read after the verdict
  });
  form.addEventListener("change", () => {
    if (note.textContent === words.choose) note.textContent = "";
  });
  retry.addEventListener("click", () => {
    state.change([slug], (old) => ({...old, chosen: [], right: false}));
    refresh();
    kind.first(form).focus();
    changed();
  });

  return {slug, rev, refresh, answered: () => verdict !== null, right: () => verdict === "right"};
}
