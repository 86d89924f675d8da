/** The button that deletes everything on this device, after asking once. */
export function wireForget(section, state, words, changed) {
  const [ask, yes, no] = ["ask", "yes", "no"].map((name) => section.querySelector("." + name));
  const confirm = section.querySelector(".confirm");
  const note = section.querySelector(".note");

  function show(asking) {
    confirm.hidden = !asking;
    ask.hidden = asking;
  }

  function cancel() {
    show(false);
    ask.focus();
  }

  ask.addEventListener("click", () => {
    show(true);
    note.textContent = "";
    no.focus(); // a second press too many deletes nothing
  });
  no.addEventListener("click", cancel);
  confirm.addEventListener("keydown", ({key}) => key === "Escape" && cancel());
  yes.addEventListener("click", () => {
    state.wipe();
    show(false);
    changed();
    note.textContent = words.forgotten;
    note.focus();
  });
}
