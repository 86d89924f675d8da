import {openStore, pathIn} from "./store.js";
import {saveSet} from "./save.js";
import {openVisited} from "./visited.js";
import {findSaved} from "./saved.js";
import {renew} from "./renew.js";

const SHELL = "shell"; // the set of the page that says what is saved
const store = openStore(new URL("./", location).href);
const visited = openVisited(store.base);
const isLocal = /^(localhost|127\.|\[)/.test(location.hostname);
let isRetired = false;
let renewing = false;

/** The pages that are open already, so that the first one a reader opens is there without a network, too. */
async function keepOpenPages() {
  for (const {url} of await clients.matchAll({includeUncontrolled: true, type: "window"})) {
    if (url.startsWith(store.base)) await visited.keepOpen(url).catch(() => {});
  }
}

/** On a developer's machine the next project may stand at the same address: then nothing of ours may be in its way. */
async function makeWay() {
  const mine = isLocal && (await fetch(store.base + "worker.js", {cache: "no-store"}).catch(() => undefined));
  if (!mine || mine.status !== 404) return;
  isRetired = true;
  await registration.unregister();
  for (const title of [store.title, visited.title]) await caches.delete(title);
}

/** Where nothing else can be said: the page that tells what is saved. */
async function notHere(path) {
  const there = (path.startsWith("en/") ? "en/" : "") + "offline/";
  if (path !== there && (await store.find(there)).length) return Response.redirect(store.base + there + "?" + path);
  return new Response("Luring. Offline.", {status: 503, headers: {"content-type": "text/plain"}});
}

/**
 * What is saved comes from the store, other pages and scripts from the network or an earlier visit, the rest as ever.
 * On a developer's machine the network comes first: there a page is looked at because it has just been changed.
 */
async function respond(event, path) {
  const {request} = event;
  const isNavigation = request.mode === "navigate";
  if (isNavigation) await makeWay();
  if (isRetired) return fetch(request);
  const saved = () => findSaved(store, path);
  const fresh = () => (/^$|\/$|^assets\//.test(path) ? visited.answer(event, path) : fetch(request));
  for (const find of isLocal ? [fresh, saved] : [saved, fresh]) {
    const found = await find().catch(() => undefined); // the storage may fail, too
    if (found) return found;
  }
  return isNavigation ? notHere(path) : Response.error();
}

/** Look for a new edition after a page has been answered, one look at a time. */
async function renewAfter(answered) {
  await answered;
  if (renewing || isRetired) return;
  renewing = true;
  await renew(store).catch(() => {}); // the old edition is still whole
  renewing = false;
}

addEventListener("install", (event) => {
  // At once: nothing in the worker belongs to one edition, only the records do, so no open page gets another's files.
  skipWaiting();
  event.waitUntil(
    saveSet(store, SHELL)
      .then(keepOpenPages)
      .then(() => store.looked(Date.now())),
  );
});

addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const {url, method, redirect, headers, mode} = event.request;
  const isOurs = !isRetired && method === "GET" && url.startsWith(store.base);
  if (!isOurs || redirect === "error" || headers.has("range")) return;
  const answered = respond(event, pathIn(store.base, url));
  event.respondWith(answered);
  if (mode === "navigate") event.waitUntil(renewAfter(answered));
});
