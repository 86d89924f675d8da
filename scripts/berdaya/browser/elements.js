const SVG = "http://www.w3.org/2000/svg";
const STROKES = {right: "M4 13l5 5L20 6", wrong: "M6 6l12 12M18 6L6 18", missed: "M12 5v14M5 12h14"};

function withAttributes(element, attributes) {
  for (const name of Object.keys(attributes)) element.setAttribute(name, attributes[name]);
  return element;
}

/** An element with attributes and children; strings become text nodes. */
export function make(tag, attributes = {}, ...children) {
  const element = withAttributes(document.createElement(tag), attributes);
  element.append(...children);
  return element;
}

/** A drawn mark: verdicts are never told by colour alone, and fonts may lack the characters. */
export function icon(mark) {
  const svg = withAttributes(document.createElementNS(SVG, "svg"), {
    class: "icon",
    viewBox: "0 0 24 24",
    fill: "none",
    stroke: "currentColor",
    "stroke-width": 3,
    "aria-hidden": "true",
  });
  svg.append(withAttributes(document.createElementNS(SVG, "path"), {d: STROKES[mark]}));
  return svg;
}

/** Mark a part of the question itself; its icon comes at the end of `place`. */
export function showMark(part, mark, place = part) {
  part.dataset.mark = mark;
  place.append(icon(mark));
}

/** Take all marks off a question. */
export function clearMarks(form) {
  for (const old of form.querySelectorAll("fieldset .icon")) old.remove();
  for (const part of form.querySelectorAll("fieldset [data-mark]")) delete part.dataset.mark;
}

/** The page's own reasons, each for one part. */
export const reasonsOf = (form) => [...form.querySelectorAll(".reasons [data-part]")];

/** A word of the interface with its {…} filled in. */
export const fill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);

/** A copy of an element for another place of the same page, without ids. */
export function copy(element) {
  const twin = element.cloneNode(true);
  for (const part of [twin, ...twin.querySelectorAll("[id]")]) part.removeAttribute("id");
  return twin;
}
