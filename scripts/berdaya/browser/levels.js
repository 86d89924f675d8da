const BEGUN = 1;
const FAMILIAR = 2;
const SKILLED = 3;
const STEADY = 4;

// Familiar: 70 % of the first answers on the first day with three items; with fewer, one lucky guess would do.
const FIRST_ITEMS = 3;
const FIRST_SHARE = 0.7;
// Skilled: three in a row. Guessing three questions of three options each succeeds in 3.7 % of cases, (1/3)^3; guessing
// three true or false ones in 12.5 %, (1/2)^3, which is why these weigh a half and six of them are needed.
const RUN_WEIGHT = 3;
// Steady: right on three later days, on two of them in mixed sets, where one must also see which concept is asked
// about.
const STEADY_DAYS = 3;
const STEADY_MIXED = 2;

/** The level of a concept's record: 0 none, 1 Mulai, 2 Kenal, 3 Cakap, 4 Mantap. */
export const levelOf = (record) =>
  record && [BEGUN, FAMILIAR, SKILLED, STEADY].includes(record.level) ? record.level : 0;

/** A value where a list is wanted. */
export const listOf = (value) => (Array.isArray(value) ? value : []);
const withDay = (days, day, most) => [...new Set([...listOf(days), day])].slice(0, most);

/** The first session: how many items (`of`) were answered on its day, how many right (`got`); `met` once it is over. */
function firstSession({day, of = 0, got = 0, met}, {right, fresh, today}) {
  if (met || (day !== today && of >= FIRST_ITEMS)) return {met: 1};
  const [asked, knew] = day === today ? [of, got] : [0, 0];
  return fresh ? {of: asked + 1, got: knew + Number(right)} : {of: asked, got: knew};
}

/** The way from Skilled to Steady: the day it began, and the later days that were right. */
const stage = ({since, days, mixed}) => ({since, days: listOf(days), mixed: listOf(mixed)});

/**
 * A concept's record after an answer to one of its items: levels that can be seen and can fall, after Khan Academy's.
 *
 * `old` is the record, or undefined. The answer is {slug, weight, applied, right, mixed, fresh, today}: `weight` is 1,
 * or 0.5 for true or false; `applied` says that the item asks to use the concept; `mixed` that other concepts were
 * asked about beside it; `fresh` that the item had not been answered yet today. The new record holds `level` and `day`;
 * the first session; below Skilled the run (`run` its items, `sum` their weight, `applied`); at Skilled the way to
 * Steady.
 */
export function relevel(old = {}, answer) {
  const {slug, weight, applied, right, mixed, fresh, today} = answer;
  const session = firstSession(old, answer);
  const before = Math.max(levelOf(old), BEGUN);
  const begin = (level) => (level === SKILLED ? stage({since: today}) : {});
  const record = (level, rest = begin(level)) => ({level, day: today, ...session, ...rest});

  if (!right && mixed) return record(Math.max(before - 1, BEGUN));
  if (before === STEADY) return record(STEADY);
  if (before === SKILLED) {
    // A miss outside a mixed set breaks only a run, and here there is none.
    const {since, ...counted} = stage(old);
    if (!right || !fresh || since === today) return record(SKILLED, {since, ...counted});
    const days = withDay(counted.days, today, STEADY_DAYS);
    const mixedDays = mixed ? withDay(counted.mixed, today, STEADY_MIXED) : counted.mixed;
    const isSteady = days.length >= STEADY_DAYS && mixedDays.length >= STEADY_MIXED;
    return isSteady ? record(STEADY) : record(SKILLED, {since, days, mixed: mixedDays});
  }
  if (!right) return record(before);

  let [run, sum, used] = [listOf(old.run), Number(old.sum) || 0, Number(old.applied) || 0];
  if (fresh && !run.includes(slug)) [run, sum, used] = [[...run, slug], sum + weight, used || Number(applied)];
  if (sum >= RUN_WEIGHT && used) return record(SKILLED);
  const isFamiliar = session.of >= FIRST_ITEMS && session.got >= FIRST_SHARE * session.of;
  return record(isFamiliar ? Math.max(before, FAMILIAR) : before, {run, sum, applied: used});
}
