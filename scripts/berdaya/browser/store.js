/** The first 32 hexadecimal digits of the SHA-256 of a body, as the manifests have them. */
export async function digestOf(body) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return [...bytes.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A response with that body and no header but its type: headers are about how it travelled, and `Vary: *` bars keeping. */
export function plain(body, headers) {
  return new Response(body, {headers: {"content-type": headers.get("content-type") || ""}});
}

/** The path of an address of the site, as the manifests have it: below `base`, and without what does not name a file. */
export const pathIn = (base, url) => url.slice(base.length).replace(/[?#].*/, "").replace(/(^|\/)index\.html$/, "$1");

const isWhole = (record) => Boolean(record) && [record.files, record.before, record.wants].every(Array.isArray);

/**
 * What is saved of the site at `base`, the same for its pages and its worker. Bodies are kept under their digests.
 * A saved set has one record, {set, edition, n, at, files: [[path, digest, bytes]], before, wants}: putting it is the
 * one step by which a new edition takes the place of the old, so that nothing is ever half new. `n` counts the savings
 * (clocks of phones go wrong), `before` lists scripts of the edition before, which open pages may still load, and
 * `wants` the digests that a saving under way has put or will put. Without an edition, nothing is saved yet.
 */
export function openStore(base) {
  const title = "berdaya:" + new URL(base).pathname;
  const open = () => caches.open(title);
  const bodyKey = (digest) => base + "_kept/" + digest;
  const recordsKey = base + "_sets";

  /** All records, the newest first. One that cannot be read counts as not saved. */
  async function records() {
    const found = await (await open()).matchAll(recordsKey, {ignoreSearch: true});
    const read = await Promise.all(found.map((response) => response.json().catch(() => undefined)));
    return read.filter(isWhole).sort((one, other) => other.n - one.n);
  }

  /** The body with that digest as a response, or undefined where it is missing or damaged. */
  async function read(digest) {
    const response = await (await open()).match(bodyKey(digest));
    const body = response && (await response.arrayBuffer().catch(() => undefined));
    return body && (await digestOf(body)) === digest ? plain(body, response.headers) : undefined;
  }

  /** Keep a body under its digest. */
  const put = async (digest, response) => (await open()).put(bodyKey(digest), response);

  /** Keep the record of a set. */
  async function putRecord(record) {
    await (await open()).put(recordsKey + "?" + record.set, new Response(JSON.stringify(record)));
  }

  /** Forget a set. Its bodies go with the next sweep. */
  const dropRecord = async (set) => (await open()).delete(recordsKey + "?" + set);

  /** The digests under which a path is saved, that of the newest set first. */
  async function find(path) {
    const lists = (await records()).flatMap(({files, before}) => [files, before]);
    const found = lists.map((files) => (files.find((file) => file[0] === path) || [])[1]);
    return [...new Set(found.filter(Boolean))];
  }

  /** Delete the bodies that no record names. For who holds the lock: it might take what another has just found here. */
  async function sweep() {
    const needed = new Set();
    for (const {files, before, wants} of await records()) {
      for (const digest of [...[...files, ...before].map((file) => file[1]), ...wants]) needed.add(bodyKey(digest));
    }
    const cache = await open();
    for (const {url} of await cache.keys()) {
      if (url.startsWith(bodyKey("")) && !needed.has(url)) await cache.delete(url);
    }
  }

  /** When somebody last looked for new editions; `now` notes it. */
  async function looked(now) {
    const cache = await open();
    if (now) await cache.put(base + "_looked", new Response(now));
    const noted = await cache.match(base + "_looked");
    return noted ? Number(await noted.text()) : 0;
  }

  return {base, title, records, read, put, putRecord, dropRecord, find, sweep, looked};
}
