import {dayOf} from "./days.js";
import {count, isRecord} from "./merge.js";

/**
 * Version 1 told days as text and verdicts as true and false, and had no schedule: what was answered goes to the
 * first box and is asked again on the day after.
 */
function schedule(record) {
  if (!isRecord(record)) return record;
  const {day, ...rest} = record;
  for (const name of ["right", "first"]) if (name in rest) rest[name] = Number(rest[name] === true);
  const number = dayOf(day);
  return count(rest.tries) && number ? {...rest, day: number, box: 1, due: number + 1} : rest;
}

/**
 * How a state of version n becomes one of version n + 1, under the key n. A migration must leave the
 * count of changes (`n`) of each item as it is: it runs at every reading, and the merge does the rest.
 */
export const MIGRATIONS = {
  1: ({items, ...rest}) => ({
    ...rest,
    items: Object.fromEntries(Object.entries(items).map(([slug, record]) => [slug, schedule(record)])),
  }),
};
