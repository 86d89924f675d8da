import {digestOf, pathIn, plain} from "./store.js";

const PAGES = 40; // a phone must not fill up with what was read in passing
const PATIENCE = 4000; // milliseconds; then an old copy is better than a white page

/** The pages read last, and their scripts, so that what was once open opens again without a network. */
export function openVisited(base) {
  const title = "berdaya:" + new URL(base).pathname + ":visited";
  const open = () => caches.open(title);

  /** Keep a response under its path, and let the oldest go. */
  async function keep(path, response) {
    // A redirect may have led to a page of somebody else's, such as the one where a hotel sells its network.
    if (response.status !== 200 || response.type !== "basic" || response.redirected) return;
    const body = await response.arrayBuffer(); // half of it rejects here, before the old copy goes
    const cache = await open();
    await cache.delete(base + path); // so that it comes to stand as the newest
    await cache.put(base + path, plain(body, response.headers));
    const urls = (await cache.keys()).map((key) => key.url);
    for (const isPage of [true, false]) {
      for (const url of urls.filter((each) => each.endsWith("/") === isPage).slice(0, -PAGES)) await cache.delete(url);
    }
  }

  /** What is kept under a path, or undefined: the storage may fail, and the network is still there. */
  async function held(path) {
    try {
      const response = await (await open()).match(base + path);
      return response && plain(await response.arrayBuffer(), response.headers);
    } catch {
      return undefined;
    }
  }

  /** A file that has its digest in its name, if we hold it undamaged: it cannot have changed. */
  async function unchanging(path) {
    const [, name] = path.match(/-([0-9a-f]{8})\.\w+$/) || [];
    const found = name && (await held(path));
    return found && (await digestOf(await found.clone().arrayBuffer())).startsWith(name) ? found : undefined;
  }

  /** The answer of the network, or what was kept of an earlier one where it fails or takes too long. Rejects without either. */
  async function answer(event, path) {
    const sure = await unchanging(path);
    if (sure) return sure;
    const coming = fetch(event.request);
    event.waitUntil(coming.then((response) => keep(path, response.clone())).catch(() => {}));
    const late = new Promise((done) => setTimeout(done, PATIENCE));
    const first = await Promise.race([coming.catch(() => undefined), late]);
    return first && first.status < 500 ? first : (await held(path)) || coming;
  }

  /** Keep a page that was opened before there was a worker, with the scripts it names. */
  async function keepOpen(url) {
    const response = await fetch(url);
    const html = await response.clone().text();
    await keep(pathIn(base, url), response);
    for (const [, source] of html.matchAll(/ src="([^"]+)"/g)) {
      const script = new URL(source, url).href;
      if (script.startsWith(base)) await keep(pathIn(base, script), await fetch(script));
    }
  }

  return {title, answer, keepOpen};
}
