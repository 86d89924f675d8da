import {isScheduled} from "./merge.js";
import {promote, reschedule} from "./schedule.js";
import {listOf, relevel} from "./levels.js";

/** Was the record written by a newer page, which asks something else? Then this one is old and keeps its hands off. */
const isAhead = (record, rev) => record && record.rev > rev;

const heldOn = (day, concept) => (concept && concept.day === day ? listOf(concept.held) : []);

/**
 * Write an answer: the item's record with its place in the schedule, its concept's record with the level, and the
 * records of items that have waited for this one.
 *
 * `item` is {slug, rev, concept, weight, promotes, applied}, `answer` {chosen, right, sure, mixed}, where `sure` is
 * undefined when the reader was not asked; `today` is the number of a day. An item that is easily guessed (`promotes`
 * false) moves up only on a day on which another one of the concept is answered right, before it or after; until then
 * it stands in the concept's `held`. `proved` is the day on which such another one was.
 */
export function learn(state, item, answer, today) {
  const [promotes, applied] = [item.promotes, item.applied].map(Number); // "0" is no, too
  const right = Boolean(answer.right);
  state.change(({items, concepts, settings}) => {
    const kept = items[item.slug];
    if (isAhead(kept, item.rev)) return {};
    const old = kept && kept.rev === item.rev ? kept : undefined;
    const concept = concepts[item.concept];
    const fresh = !old || old.day !== today;
    const proves = promotes && right && fresh;
    const isProved = proves || (concept && concept.proved === today);
    const place = {today, target: settings.target, together: promotes || isProved};
    const {waits, ...scheduled} = reschedule(old, right, place);
    const {first = Number(right), tries = 0} = old && old.tries ? old : {};
    const record = {rev: item.rev, chosen: answer.chosen, right: Number(right), first, tries: tries + 1, day: today};
    if (typeof answer.sure === "boolean") record.sure = Number(answer.sure);
    const changed = {[item.slug]: {...record, ...scheduled}};

    let held = heldOn(today, concept).filter((slug) => right || slug !== item.slug);
    if (waits) held = [...held, item.slug];
    if (proves) {
      for (const slug of held) {
        const other = items[slug];
        if (isScheduled(other) && other.day === today) changed[slug] = {...other, ...promote(other, today)};
      }
      held = [];
    }
    const weight = Number(item.weight);
    const level = relevel(concept, {slug: item.slug, weight, applied, right, mixed: answer.mixed, fresh, today});
    if (isProved) level.proved = today;
    if (held.length) level.held = held;
    return {items: changed, concepts: {[item.concept]: level}};
  });
}

/** Keep what was done with an item that has no right answer; it has no place in the schedule. */
export function note(state, {slug, rev}, chosen, today) {
  state.change(({items}) => (isAhead(items[slug], rev) ? {} : {items: {[slug]: {rev, chosen, day: today}}}));
}

/** Put other records in the place of those that items have: what `edit` makes of each, if anything. */
const rewrite = (state, slugs, edit) =>
  state.change(({items}) => {
    const edited = slugs.map((slug) => [slug, items[slug] && edit(items[slug])]).filter(([, record]) => record);
    return {items: Object.fromEntries(edited)};
  });

/** Take the answers of items away, for another try or because the reader wants them gone. The schedule stays. */
export const clear = (state, slugs) =>
  rewrite(state, slugs, ({sure, at, chosen, ...record}) => chosen.length && {...record, chosen: [], right: 0});

/** Take away all that is known of items. */
export const reset = (state, slugs) => rewrite(state, slugs, ({rev}) => ({rev, chosen: []}));
