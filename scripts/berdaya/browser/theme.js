import {PREFIX} from "./place.js";

const themeKey = PREFIX + "theme";
const systemDark = matchMedia("(prefers-color-scheme: dark)");
let chosenTheme;

const themeButtons = () => document.querySelectorAll(".switch-theme");
const isDark = () => (chosenTheme ? chosenTheme === "dark" : systemDark.matches);

/** Show the reader's choice; without one, the page follows the system by its stylesheet alone. */
export function showTheme() {
  try {
    const stored = localStorage.getItem(themeKey);
    if (/^(light|dark)$/.test(stored)) chosenTheme = stored;
  } catch {
    // Storage is denied: the choice lasts as long as the page.
  }
  if (chosenTheme) document.documentElement.dataset.theme = chosenTheme;
  for (const button of themeButtons()) button.setAttribute("aria-pressed", isDark());
}

/** Make the switch work; its name stays the same, because aria-pressed says the rest. */
export function wireTheme() {
  for (const button of themeButtons()) {
    button.addEventListener("click", () => {
      chosenTheme = isDark() ? "light" : "dark";
      try {
        localStorage.setItem(themeKey, chosenTheme);
      } catch {
        // as above
      }
      showTheme();
    });
  }
  // Another tab has chosen; or this page comes back from the browser's memory, older than the choice.
  addEventListener("storage", showTheme);
  addEventListener("pageshow", showTheme);
  showTheme();
  systemDark.addEventListener("change", showTheme); // last: old Safari lacks it
}
