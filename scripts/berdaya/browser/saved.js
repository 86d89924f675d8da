import {digestOf, plain} from "./store.js";
import {fetchFresh} from "./save.js";

/** What is missing or damaged, from the network, and put back if it is still the same. */
async function healed(store, path, digest) {
  const response = await fetchFresh(store.base + path);
  const body = await response.arrayBuffer();
  const sound = plain(body, response.headers);
  // Otherwise the site has a new edition: its page is whole, too, but does not belong to what is saved.
  if ((await digestOf(body)) === digest) await store.put(digest, sound.clone()).catch(() => {});
  return sound;
}

/** The saved response for a path, undamaged; undefined if the path is not saved, or can be had neither here nor there. */
export async function findSaved(store, path) {
  let digests;
  // Twice: between the two steps of a look, a new edition may take the place of the old.
  for (let look = 0; look < 2; look++) {
    digests = await store.find(path);
    if (!digests.length) return undefined;
    const found = await store.read(digests[0]);
    if (found) return found;
  }
  const found = await healed(store, path, digests[0]).catch(() => undefined);
  if (found) return found;
  for (const digest of digests.slice(1)) {
    const older = await store.read(digest); // of a set that was saved earlier
    if (older) return older;
  }
  return undefined;
}
