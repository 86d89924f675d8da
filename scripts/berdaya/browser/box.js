import {dropSet, saveSet} from "./save.js";
import {startWorker} from "./permit.js";
import {sizeIn} from "./size.js";
import {persist} from "./persist.js";

const REASONS = {AbortError: "stopped", QuotaExceededError: "full", SecurityError: "denied"};

/**
 * Make one box work: what is said of a set, and its two buttons. Returns `show(isAllowed, offers, records)`, which
 * renews what it says; `look` asks the site what it has now and renews all boxes, because "everything" holds the others.
 */
export function wireBox(box, store, words, lang, look) {
  const find = (name) => box.querySelector("." + name);
  const [said, count, act, drop] = ["said", "count", "act", "drop"].map(find);
  const bar = count.querySelector("progress");
  const set = box.dataset.set + "." + lang;
  const word = (name, n) => words[name].replace("{n}", n);
  let saving; // the way to stop, while it goes on
  let trouble = "";
  let isSaved = false;

  function show(isAllowed, offers, records) {
    if (saving) return;
    const record = records.find((each) => each.set === set);
    const offer = offers && offers[set];
    const held = record && record.edition;
    const within = !held && records.find((each) => each.set === "all." + lang && each.edition);
    const isOld = held && offer && offer[0] !== held;
    const since = held && new Date(record.at).toLocaleDateString(lang, {dateStyle: "long"});
    const notHeld = within ? "within" : record ? "part" : offer ? "none" : "apart";
    const standing = held ? (isOld ? "newer" : "saved") : notHeld;
    const isKnown = offers || record || within;
    isSaved = Boolean(held);
    said.textContent = isAllowed ? trouble || (isKnown ? word(standing, since) : "") : words.denied;
    count.hidden = true;
    const isOffered = isAllowed && offer && (isOld || !(held || within));
    act.hidden = !isOffered;
    if (isOffered) act.textContent = word(isOld ? "update" : record ? "resume" : box.dataset.label, sizeIn(lang, offer[1]));
    drop.hidden = !record;
    drop.textContent = words.drop;
    box.hidden = box.matches(".quietly") && isAllowed && !record && !within && !offer;
  }

  async function save() {
    saving = new AbortController();
    act.textContent = words.stop;
    drop.hidden = true;
    said.setAttribute("role", "status"); // only from here on: nobody wants to hear all boxes when the page opens
    said.textContent = words.begun;
    count.hidden = false;
    bar.removeAttribute("value");
    const tell = (n, all) => {
      bar.max = all;
      bar.value = n;
      count.lastElementChild.textContent = word("count", n).replace("{all}", all);
    };
    trouble = "";
    try {
      await startWorker(store.base);
      persist();
      await saveSet(store, set, tell, {signal: saving.signal});
    } catch (error) {
      trouble = words[REASONS[error.name] || (error.message === "changing" ? "changing" : "cut")];
    }
    saving = undefined;
    await look();
    (act.hidden ? drop : act).focus();
  }

  act.addEventListener("click", () => (saving ? saving.abort() : save()));
  drop.addEventListener("click", async () => {
    // What is whole is asked about: without a network it could not be had back.
    if (isSaved && drop.textContent !== words.sure) {
      drop.textContent = words.sure;
      return;
    }
    trouble = "";
    await dropSet(store, set).catch(() => {});
    await look();
    act.focus();
  });
  drop.addEventListener("blur", () => (drop.textContent = words.drop));
  return show;
}
