/** Run `act` once the page's elements exist, now or soon. */
export function whenReady(act) {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", act);
  else act();
}
