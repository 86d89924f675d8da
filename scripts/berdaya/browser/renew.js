import {fetchFresh, saveSet} from "./save.js";

const HOUR = 3600e3;
const HOURS = 12; // between two looks for a new edition

/** Bring what is saved up to the site's edition, if nobody has looked for one for hours and data is not to be saved. */
export async function renew(store) {
  if (navigator.connection && navigator.connection.saveData) return;
  const now = Date.now();
  // The clock of a phone may have been set back.
  if (Math.abs(now - (await store.looked())) < HOURS * HOUR) return;
  const editions = await (await fetchFresh(store.base + "offline/sets.json")).json();
  await store.looked(now - (HOURS - 1) * HOUR); // what is cut now is tried again in an hour
  // The newest first, so that what the worker brought along comes last: until then, all else is of one edition.
  for (const {set, edition} of await store.records()) {
    const isOld = edition && editions[set] && editions[set][0] !== edition;
    if (isOld) await saveSet(store, set, undefined, {ifAvailable: true});
  }
  await store.looked(now);
}
