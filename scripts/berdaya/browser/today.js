import {copy, fill} from "./elements.js";
import {today} from "./days.js";
import {dueOn} from "./schedule.js";
import {choose} from "./session.js";
import {wireQuizzes} from "./wire.js";
import {fetchForms} from "./forms.js";
import {recordOf} from "./index.js";
import {persist} from "./persist.js";
import {when} from "./when.js";

const BACKUP_DAYS = 14;

/**
 * The state as a session sees it: an answer from before is not shown until the item has been answered anew.
 * Nothing is deleted for this, so a session that is left early has changed only what was answered in it.
 */
function asAsked(state, items) {
  const stamp = (record) => JSON.stringify([record.rev, record.tries]);
  const before = new Map(items.map(({slug}) => [slug, stamp(Object(state.get(slug)))]));
  return {
    ...state,
    get(slug) {
      const record = state.get(slug);
      return record && stamp(record) === before.get(slug) ? {...record, chosen: [], right: 0} : record;
    },
  };
}

/** A line of the index for another place. In a folder, nobody adds the name of the file to an address. */
function linked({line}) {
  const twin = copy(line);
  for (const link of twin.querySelectorAll("a")) {
    if (location.protocol === "file:") link.pathname = link.pathname.replace(/\/$/, "/index.html");
  }
  return twin;
}

/** "Five minutes today": what is due, and a session of at most eight items. */
export function wireToday(page, index, state, words, changed) {
  const section = page.querySelector("#today");
  const part = (name) => section.querySelector("." + name);
  const [due, first, start, stop] = ["due", "first", "start", "stop"].map(part);
  const [loading, lostLines, session, backup] = ["loading", "lines", "session", "backup"].map(part);
  const empty = page.querySelector("template").content.firstElementChild;
  let chosen = [];
  let quiz = null;
  let busy = false;

  function refresh() {
    const day = today();
    const {target, exported} = state.settings();
    const records = index.items.map((item) => recordOf(state, item)).filter(Boolean);
    const dues = records.map((record) => dueOn(record, day, target));
    const since = exported || Math.min(...records.map((record) => record.day || day));
    backup.hidden = !records.length || day - since <= BACKUP_DAYS;
    if (quiz) return;
    const slugs = choose(index, state.all(), day, target);
    chosen = slugs.map((slug) => index.items.find((item) => item.slug === slug));
    const n = dues.filter((each) => each <= day).length;
    const text = !records.length ? words.fresh : n ? words.due : chosen.length ? words.rest : words.nothing;
    due.textContent = fill(text, {n: n || chosen.length, when: when(words, Math.min(...dues) - day)});
    first.hidden = records.length > 0;
    start.textContent = chosen.length === 1 ? words.start_one : fill(words.start, {n: chosen.length});
    start.hidden = !chosen.length;
  }

  /** Take the session away. */
  function close() {
    if (quiz) quiz.remove();
    quiz = null;
    session.hidden = true;
    loading.textContent = "";
    lostLines.textContent = "";
  }

  start.addEventListener("click", async () => {
    if (busy) return;
    busy = true;
    close();
    loading.textContent = words.loading;
    const items = chosen;
    const {blocks, lost} = await fetchForms(items);
    busy = false;
    loading.textContent = lost.length ? words.offline : blocks.length ? "" : words.missing;
    lostLines.append(...lost.map(linked));
    if (!blocks.length) return;
    quiz = document.importNode(empty, false);
    // Mixed is what asks about several concepts; of one alone, nothing is to be told apart.
    if (new Set(items.map(({concept}) => concept)).size < 2) delete quiz.dataset.mixed;
    quiz.append(...blocks);
    quiz.querySelectorAll("legend .number").forEach((number, at) => {
      number.textContent = fill(words.question, {n: at + 1});
    });
    stop.before(quiz);
    session.hidden = false;
    start.hidden = true;
    session.querySelector("h3").focus();
    const asked = quiz; // another may be here by the time that all is wired
    await wireQuizzes(asAsked(state, items), session, changed);
    // It would take the schedule of what has not been asked yet.
    for (const reset of asked.querySelectorAll(".result > .quiet")) reset.remove();
  });

  stop.addEventListener("click", () => {
    close();
    changed();
    loading.textContent = words.stopped;
    due.focus();
    persist();
  });
  return {refresh, close};
}
