/** Say which page could not be opened, if that is why the reader is here; its path stands after the "?". */
export function wireDetour(base) {
  const note = document.querySelector(".detour");
  const wanted = location.search.slice(1);
  if (!note || !wanted) return;
  const address = new URL(base + wanted).href;
  if (!address.startsWith(base)) return; // anybody may write a link
  const link = note.querySelector("a");
  link.href = address;
  note.hidden = false;
}
