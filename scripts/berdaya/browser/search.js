import {fill} from "./elements.js";
import {whenReady} from "./ready.js";
import {readIndex} from "./search_index.js";
import {readQuery} from "./search_words.js";
import {rank} from "./search_rank.js";
import {drawResult} from "./search_results.js";

const PAUSE = 150; // milliseconds without a key, before anything is looked for
const AT_ONCE = 15; // results
const PATIENCE = 30000; // milliseconds; a line that has died must not hold the reader for ever

/** The index, fetched when it is first wanted; asked again after it did not come. */
function indexFrom(url) {
  let loading;
  return () => {
    if (!loading) {
      loading = fetchIndex(url);
      loading.catch(() => {
        loading = undefined;
      });
    }
    return loading;
  };
}

async function fetchIndex(url) {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), PATIENCE);
  try {
    const answer = await fetch(url, {signal: limit.signal});
    if (!answer.ok) throw new Error(answer.status);
    return readIndex(await answer.json());
  } finally {
    clearTimeout(timer);
  }
}

/** Let the address say what is looked for, so that it can be sent, opened again, and looked for in the other language. */
function showInAddress(text) {
  const query = text ? "?q=" + encodeURIComponent(text) : "";
  try {
    history.replaceState(null, "", location.pathname + query + location.hash);
  } catch {
    // a browser may refuse it for a file, or after too many changes
  }
  for (const link of document.querySelectorAll(".switch-language")) link.search = query;
}

whenReady(() => {
  const page = document.querySelector(".search");
  const [form, box, count, about, list, more] = ["form", "input", ".count", ".about", ".results", ".more"].map((what) =>
    page.querySelector(what)
  );
  const words = page.dataset;
  const load = indexFrom(words.index);
  const base = document.documentElement.dataset.base;
  let latest = 0; // search, of which alone the answer is shown
  let waiting;

  /** The first results, how many there are (or why none), and what else is to be said of them; `draw` makes a line. */
  function show(said, remarks = "", found = [], draw) {
    const put = (some) => list.append(...some.map((result) => draw(result)));
    const wasAmongResults = list.contains(document.activeElement);
    list.textContent = "";
    put(found.slice(0, AT_ONCE));
    if (wasAmongResults) (list.querySelector(".found") || box).focus();
    more.hidden = found.length <= AT_ONCE;
    more.textContent = fill(words.more, {n: found.length - AT_ONCE});
    more.onclick = () => {
      more.hidden = true;
      put(found.slice(AT_ONCE));
      list.children[AT_ONCE].querySelector("a").focus();
    };
    count.textContent = said;
    about.textContent = remarks;
  }

  function answer(index, text, unfinished) {
    const {wanted, unknown, guessed} = readQuery(index, text, unfinished);
    const {found, partly} = rank(index, wanted);
    if (!found.length) {
      show(fill(words.none, {text}), words.instead);
      return;
    }
    const remarks = [
      guessed && fill(words.guessed, {text: guessed}),
      unknown.length && fill(words.unknown, {text: unknown.join(", ")}),
      partly && words.partly,
    ].filter(Boolean);
    const draw = (result) => drawResult(result, index, wanted, base, words);
    show(fill(words.count, {n: found.length}), remarks.join(" "), found, draw);
  }

  async function search(unfinished) {
    clearTimeout(waiting);
    latest += 1;
    const mine = latest;
    const text = box.value.trim();
    const isOpen = unfinished && !/\s$/.test(box.value);
    showInAddress(text);
    if (!text) {
      show("");
      return;
    }
    if (!count.textContent) count.textContent = words.loading;
    const index = await load().catch(() => undefined);
    if (mine !== latest) return;
    if (index) answer(index, text, isOpen);
    else show(location.protocol === "file:" ? words.file : words.offline);
  }

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, PAUSE, true);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search(false);
  });
  addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll(".found")];
    const at = links.indexOf(document.activeElement);
    const inBox = document.activeElement === box;
    const to = {
      "/": !inBox && box,
      ArrowDown: inBox ? links[0] : at >= 0 && links[at + 1],
      ArrowUp: at >= 0 && (links[at - 1] || box),
    }[event.key];
    if (!to || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    to.focus();
  });

  page.querySelector(".needs-script").hidden = true;
  form.hidden = false;
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) box.value = asked;
  if (box.value.trim()) search(false);
  else box.focus();
});
