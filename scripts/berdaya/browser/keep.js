import {whenReady} from "./ready.js";
import {openStore} from "./store.js";
import {fetchFresh} from "./save.js";
import {mayKeep} from "./permit.js";
import {wireBox} from "./box.js";
import {sizeIn} from "./size.js";
import {wireDetour} from "./detour.js";

whenReady(async () => {
  const {dataset, lang} = document.documentElement;
  const words = document.querySelector("[data-cut]").dataset;
  const base = new URL(dataset.base || ".", document.baseURI).href;
  const room = document.querySelector(".room");
  const isAllowed = await mayKeep();
  const store = openStore(base);
  const boxes = [...document.querySelectorAll("[data-set]")].map((box) => wireBox(box, store, words, lang, look));
  let offers; // what the site has now: {set: [edition, bytes]}; undefined until it has been asked

  async function refresh() {
    const records = isAllowed ? await store.records().catch(() => []) : [];
    for (const show of boxes) show(isAllowed, offers, records);
    const used = isAllowed && room && navigator.storage && (await navigator.storage.estimate()).usage;
    if (used) room.textContent = words.room.replace("{n}", sizeIn(lang, used));
  }

  async function look() {
    offers = await fetchFresh(base + "offline/sets.json")
      .then((response) => response.json())
      .catch(() => offers || {});
    await refresh();
  }

  wireDetour(base);
  await refresh();
  if (!isAllowed) return;
  addEventListener("online", look);
  await look();
});
