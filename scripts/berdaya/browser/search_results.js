import {wordsIn} from "./affix.js";
import {make} from "./elements.js";

const SECTIONS = 3; // named below a result

/** A text with the words marked that are among `roots` of a lexicon: text nodes and <mark>. */
function marked(text, {forms}, roots) {
  return text.split(/([\p{L}\p{N}]+)/u).map((part) => {
    const word = wordsIn(part)[0];
    return forms.has(word) && roots.has(forms.get(word)) ? make("mark", {}, part) : part;
  });
}

/** The line of results for what rank() found; `base` leads to the site's root, `words` are the page's. */
export function drawResult({entry, where, via}, index, wanted, base, words) {
  const own = new Set(wanted.flatMap((each) => each.own));
  const foreign = new Set(wanted.flatMap((each) => each.foreign));
  const line = make("li");
  const title = make("a", {class: "found", href: base + entry.address}, ...marked(entry.title, index.own, own));
  line.append(make("p", {}, title, " ", make("span", {class: "kind"}, words["kind_" + entry.kind])));
  if (via) {
    const name = via.isForeign ? marked(via.text, index.other, foreign) : marked(via.text, index.own, own);
    line.append(make("p", {class: "small"}, words.via + " ", ...name));
  }
  line.append(make("p", {class: "summary"}, ...marked(entry.summary, index.own, own)));
  if (where.length) {
    const links = where.slice(0, SECTIONS).map((place) => make("a", {href: `${base}${entry.address}#${place.anchor}`}, ...marked(place.name, index.own, own)));
    line.append(make("p", {class: "where"}, words.where + " ", ...links.flatMap((link, at) => (at ? [" · ", link] : [link]))));
  }
  return line;
}
