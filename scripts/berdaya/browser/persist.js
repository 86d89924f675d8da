import {PREFIX} from "./place.js";

/** Ask the browser, once and quietly, not to delete what we keep when it runs short of space. */
export function persist() {
  try {
    const key = PREFIX + "asked";
    if (!navigator.storage || !navigator.storage.persist || localStorage.getItem(key)) return;
    localStorage.setItem(key, "1");
    navigator.storage.persist().catch(() => false);
  } catch {
    // Storage is denied: there is nothing to keep.
  }
}
