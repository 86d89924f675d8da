import {digestOf, plain} from "./store.js";

const AT_ONCE = 4; // a far server answers slowly, not seldom

/**
 * Fetch from the network and from nowhere else. No request of a page itself refuses redirects, so this is how the
 * worker knows that it must stand aside.
 */
export async function fetchFresh(url, signal) {
  const response = await fetch(url, {cache: "no-cache", redirect: "error", signal});
  // What a manifest lists and the host no longer has belonged to an edition that has just gone.
  if (!response.ok) throw new Error(response.status === 404 ? "changing" : "cut");
  return response;
}

/** Do `act` while no other tab and no worker saves or deletes. It is told whether that is certain. */
function alone(store, options, act) {
  return navigator.locks ? navigator.locks.request(store.title, options, act) : act(false);
}

/** One try: fetch what the manifest lists and we lack, then put the record. Throws "changing" if the site is not as listed. */
async function attempt(store, set, tell, signal) {
  const manifest = await (await fetchFresh(store.base + "offline/" + set + ".json", signal)).json();
  const records = await store.records();
  const old = records.find((record) => record.set === set) || {set, files: [], before: [], n: 0};
  // From here on a sweep spares what this saving puts, even if it is cut and goes on another day.
  await store.putRecord({...old, wants: manifest.files.map((file) => file[1])});
  const queue = [...manifest.files];
  let done = 0;
  const work = async () => {
    for (let file; (file = queue.shift()); ) {
      const [path, digest] = file;
      if (!(await store.read(digest))) {
        const response = await fetchFresh(store.base + path, signal);
        const body = await response.arrayBuffer();
        if ((await digestOf(body)) !== digest) throw new Error("changing");
        await store.put(digest, plain(body, response.headers));
      }
      tell(++done, manifest.files.length);
    }
  };
  const stop = (error) => {
    queue.length = 0;
    throw error;
  };
  // All are waited for, also when one has failed: a late one must not put anything after the lock is gone.
  const ends = await Promise.allSettled(Array.from({length: AT_ONCE}, () => work().catch(stop)));
  const failed = ends.find((end) => end.reason);
  if (failed) throw failed.reason;
  const paths = new Set(manifest.files.map((file) => file[0]));
  const gone = old.files.filter(([path]) => path.startsWith("assets/") && !paths.has(path));
  const before = old.edition === manifest.edition ? old.before : gone;
  const n = Math.max(0, ...records.map((record) => record.n)) + 1;
  await store.putRecord({...manifest, set, n, at: Date.now(), before, wants: []});
}

/**
 * Save a set, or bring it up to the site's present edition: all of it, or the old one stays as it was.
 * `tell(n, all)` hears how far it is. Throws what the network or the storage throws, and "changing" if the site is
 * being published anew all the while. What has been fetched by then is not fetched again. `options` as those of a lock.
 */
export function saveSet(store, set, tell = () => {}, options = {}) {
  return alone(store, options, async (lock) => {
    if (lock === null) return; // somebody else is at it, and we were not to wait
    const again = (error) => {
      if (error.message !== "changing") throw error;
      return attempt(store, set, tell, options.signal);
    };
    await attempt(store, set, tell, options.signal).catch(again).catch(again);
    if (lock) await store.sweep();
  });
}

/** Delete a saved set, and what only it needs. Also in a browser without locks: what another saving `wants` is spared. */
export function dropSet(store, set) {
  return alone(store, {}, async () => {
    await store.dropRecord(set);
    await store.sweep();
  });
}
