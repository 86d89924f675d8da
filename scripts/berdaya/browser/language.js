const PLACES = "h2[id], h3[id], h4[id], section[id], .item[id]";

/** The id of the last place that begins at or above the top of the window, or "" at the top of the page. */
function currentPlace() {
  let id = "";
  for (const place of document.querySelectorAll(PLACES)) {
    // The margin is where the browser itself stops when it goes to this place.
    const margin = parseFloat(getComputedStyle(place).scrollMarginTop) || 0;
    const [box] = place.getClientRects(); // none where the place is hidden
    if (box && box.top <= margin + 2) id = place.id;
  }
  return id;
}

/** Let the language switch lead to the same place of the twin page: both languages have the same ids. */
export function wireLanguage() {
  for (const link of document.querySelectorAll(".switch-language")) {
    const aim = () => (link.hash = currentPlace());
    // pointerdown comes before the middle click and the menu of a long press.
    for (const type of ["pointerdown", "focus", "click"]) link.addEventListener(type, aim);
  }
}
