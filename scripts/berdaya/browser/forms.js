import {make} from "./elements.js";

const PATIENCE = 30000; // milliseconds; a line that has died must not hold the reader for ever

/** A page of this site; null where it says that it has none. Fails where it does not come. */
async function fetchPage(url) {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), PATIENCE);
  try {
    const answer = await fetch(url, {signal: limit.signal});
    if (!answer.ok && answer.status !== 404) throw new Error(answer.status);
    if (!answer.ok) return null;
    // Without its stylesheet, which is another one than here, so that the policy of this page would report it.
    const text = (await answer.text()).replace(/<style>[^]*?<\/style>/, "");
    return new DOMParser().parseFromString(text, "text/html");
  } finally {
    clearTimeout(timer);
  }
}

/**
 * An element of the page at `url` for this one: with absolute links, and with the meanings of its terms under ids of
 * their own, because several pages may explain one term. Items and cases have ids that no other page's have.
 */
function adopt(element, url, suffix) {
  const twin = document.importNode(element, true);
  for (const link of twin.querySelectorAll("[href]")) link.href = new URL(link.getAttribute("href"), url);
  for (const tip of twin.querySelectorAll("[popover]")) tip.id += suffix;
  for (const button of twin.querySelectorAll("[popovertarget]")) {
    button.setAttribute("popovertarget", button.getAttribute("popovertarget") + suffix);
  }
  return twin;
}

/**
 * The forms of items, in their order, from the quiz pages of their concepts, each of which is fetched once. Decisions of
 * one case stand together below it. `lost` are the items whose page did not come; one that its page no longer has is
 * passed over.
 */
export async function fetchForms(items) {
  const pages = new Map();
  const urlOf = ({link}) => link.href.split("#")[0];
  for (const url of items.map(urlOf)) {
    if (!pages.has(url)) pages.set(url, {suffix: "-" + pages.size, load: fetchPage(url).catch(() => undefined)});
  }
  const blocks = [];
  const lost = [];
  for (const item of items) {
    const {suffix, load} = pages.get(urlOf(item));
    const page = await load;
    if (page === undefined) lost.push(item);
    const form = page && page.getElementById("item-" + item.slug);
    if (!form) continue;
    const bring = (element) => adopt(element, urlOf(item), suffix);
    const around = form.closest(".case");
    let block = around && blocks.find(({dataset}) => dataset.case === around.dataset.case);
    if (around && !block) {
      block = document.importNode(around, false);
      const story = bring(around.querySelector(".case-text"));
      const title = story.firstElementChild; // one level lower here than on its own page
      title.replaceWith(make("h3", {}, ...title.childNodes));
      block.append(story);
      blocks.push(block);
    }
    if (block) block.append(bring(form));
    else blocks.push(bring(form));
  }
  return {blocks, lost};
}
