/** Let a worker keep the site readable offline. Where there can be none, nothing is said. */
export function registerWorker() {
  const {base, preview} = document.documentElement.dataset;
  if (preview === undefined) addEventListener("load", async () => {
    try {
      await navigator.serviceWorker.register(base + "worker.js");
    } catch {
      // An old browser, a folder, http without TLS, or a frame or window that allows no storage.
    }
  });
}
