/**
 * Run `act` once the page's elements exist and all its scripts have run, so that each kind of item is known. For this
 * the scripts must be deferred, or stand in the page.
 */
export const whenReady = (act) => document.addEventListener("DOMContentLoaded", act);
