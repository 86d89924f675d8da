/**
 * The beginning of every key in this browser's storage: sites that share a host, or lie side by side
 * in folders, share its storage too, and their paths keep them apart.
 */
export function storagePrefix() {
  try {
    // "." because an empty address means this page, not its folder.
    return "berdaya:" + new URL(document.documentElement.dataset.base || ".", document.baseURI).pathname;
  } catch {
    return "berdaya:"; // a page without an address of its own; it has no storage either
  }
}
