const link = document.createElement("a");
link.href = document.documentElement.dataset.base || "."; // an empty address would mean this page, not its folder

/**
 * The beginning of every key in this browser's storage: sites that share a host, or lie side by side in folders, share
 * its storage too, and their paths keep them apart. A page without an address has no path, and no storage either.
 */
export const PREFIX = "berdaya:" + link.pathname + ":";
