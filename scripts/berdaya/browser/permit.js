/** Whether this page may keep anything: not from a file or without encryption, and in some private windows not at all. */
export async function mayKeep() {
  try {
    if (!/^http/.test(location.protocol) || !isSecureContext || !navigator.serviceWorker) return false;
    await caches.has("");
    return true;
  } catch {
    return false;
  }
}

/** The worker that will read what is saved, at work; throws where there can be none. */
export async function startWorker(base) {
  const registration = await navigator.serviceWorker.register(base + "worker.js");
  const worker = registration.installing || registration.waiting;
  if (registration.active || !worker) return;
  await new Promise((done, fail) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") done();
      if (worker.state === "redundant") fail(new Error("cut"));
    });
  });
}
