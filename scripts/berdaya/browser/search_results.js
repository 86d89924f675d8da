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
  const mark = (text, isForeign) => (isForeign ? marked(text, index.other, foreign) : marked(text, index.own, own));
  const there = base + entry.address;
  const kind = make("span", {class: "kind"}, words["kind_" + entry.kind]);
  const line = make("li", {}, make("p", {}, make("a", {class: "found", href: there}, ...mark(entry.title)), " ", kind));
  if (via) line.append(make("p", {class: "small"}, words.via + " ", ...mark(via.text, via.isForeign)));
  line.append(make("p", {class: "summary"}, ...mark(entry.summary)));
  if (where.length) {
    const links = where.slice(0, SECTIONS).map(({anchor, name}) => make("a", {href: `${there}#${anchor}`}, ...mark(name)));
    line.append(make("p", {class: "where"}, words.where + " ", ...links.flatMap((link, at) => (at ? [" · ", link] : [link]))));
  }
  return line;
}
