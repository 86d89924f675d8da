import {VERSION, keptKeys, openAnswers, soundState, upgrade} from "./answers.js";
import {changes, isRecord, merge, own} from "./merge.js";
import {PREFIX} from "./place.js";

/** All that is kept, as `openAnswers` gives it, and what only the page of the reader's progress does with it. */
export function openState(tell) {
  const answers = openAnswers(tell);

  /**
   * Merge a state from elsewhere into this one, such as an exported file. Returns how many records of items it had
   * and how many of them were new or newer, or {error: "foreign" | "newer"} where it cannot be read.
   */
  function absorb(other, version = isRecord(other) && other.version ? other.version : VERSION) {
    if (version > VERSION) return {error: "newer"};
    const upgraded = upgrade(other, version);
    if (!upgraded) return {error: "foreign"};
    const {items, concepts, settings} = soundState(upgraded); // and no other keys: this is not our own storage
    const slugs = Object.keys(items);
    let newer = 0;
    answers.replace((before) => {
      const after = merge(before, {items, concepts, ...(changes(settings) ? {settings} : {})});
      const text = (from, slug) => JSON.stringify(own(from.items, slug));
      newer = slugs.filter((slug) => text(after, slug) !== text(before, slug)).length;
      return JSON.stringify(after) === JSON.stringify(before) ? before : after;
    });
    return {items: slugs.length, newer};
  }

  /** Delete all we keep here for this site but the theme. Other tabs learn of it and forget it, too. */
  function wipe() {
    answers.forget();
    try {
      for (const key of keptKeys()) if (key !== PREFIX + "theme") localStorage.removeItem(key);
    } catch {
      tell("denied");
    }
  }

  return {...answers, absorb, wipe};
}
