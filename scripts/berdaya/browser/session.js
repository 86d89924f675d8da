import {isScheduled, own} from "./merge.js";
import {dueOn} from "./schedule.js";
import {levelOf} from "./levels.js";

// "5 menit hari ini": eight questions, a little more than half a minute each.
const SESSION_MOST = 8;

/** Lists by a key, in the order in which the keys first come. */
function grouped(list, keyOf) {
  const groups = new Map();
  for (const each of list) groups.set(keyOf(each), [...(groups.get(keyOf(each)) || []), each]);
  return groups;
}

/** One of each list by turns, for as long as there are any. */
function byTurns(lists) {
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({length: longest}, (_, turn) => lists.flatMap((list) => list.slice(turn, turn + 1))).flat();
}

/**
 * The order of a session: the items of one concept together, but concepts that are easily confused by turns, so that
 * the reader must tell them apart. Only where each is confusable with each other one: nothing else is mixed.
 */
function arrange(items, confusable) {
  const isPair = (a, b) => (own(confusable, a) || []).includes(b) || (own(confusable, b) || []).includes(a);
  const rest = grouped(items, ({concept}) => concept);
  const order = [];
  while (rest.size) {
    const together = [];
    for (const concept of rest.keys()) if (together.every((other) => isPair(concept, other))) together.push(concept);
    order.push(...byTurns(together.map((concept) => rest.get(concept))));
    for (const concept of together) rest.delete(concept);
  }
  return order;
}

/**
 * What to ask today, at most eight slugs: first what is due, the longest overdue first; then what is weak (the last
 * answer wrong, then right but unsure, then taken away); then one that is new, of a concept already begun if there is
 * one; and last what was wrong today already.
 *
 * `index` is {items: [{slug, rev, concept}], confusable: {concept: [concepts]}}, the scored items of the site in the
 * order of the course; `state` is {items, concepts}; `target` the number of a day or undefined. The same input gives
 * the same session.
 */
export function choose(index, state, today, target) {
  const known = index.items
    .map((item, place) => ({...item, place, record: own(state.items, item.slug)}))
    .filter(({rev, record}) => !record || !(record.rev > rev)); // this page is older than the answer
  const begun = new Set(known.filter(({record}) => record).map(({concept}) => concept));
  const isBegun = ({concept}) => begun.has(concept) || levelOf(own(state.concepts, concept)) > 0;
  const isNew = ({rev, record}) => !isScheduled(record) || record.rev !== rev;
  const dueDay = ({record}) => dueOn(record, today, target);
  const weakness = ({record: {chosen = [], right, sure, tries}}) => {
    if (!chosen.length) return tries ? 3 : 0; // a progress code brings records without tries
    return !right ? 1 : sure === 0 ? 2 : 0;
  };
  const by = (number) => (a, b) => number(a) - number(b) || a.place - b.place;

  const scheduled = known.filter((item) => !isNew(item));
  const due = scheduled.filter((item) => dueDay(item) <= today).sort(by(dueDay));
  const weak = scheduled.filter((item) => dueDay(item) > today && weakness(item)).sort(by(weakness));
  const isOfToday = ({record}) => record.day === today;
  const first = known.filter(isNew).sort(by((item) => (isBegun(item) ? 0 : 1))).slice(0, 1);
  const again = weak.filter((item) => isOfToday(item) && !item.record.right);
  const chosen = [...due, ...weak.filter((item) => !isOfToday(item)), ...first, ...again].slice(0, SESSION_MOST);
  return arrange(chosen, index.confusable || {}).map(({slug}) => slug);
}
