import {whenReady} from "./ready.js";
import {wireLanguage} from "./language.js";
import {showTheme, wireTheme} from "./theme.js";
import {registerWorker} from "./register.js";

/** What every page has: the two switches, and the worker. */
export function wirePage() {
  document.documentElement.dataset.js = "";
  showTheme(); // at once, so that as little as possible is painted in the other theme
  whenReady(() => {
    wireLanguage();
    wireTheme();
  });
  registerWorker();
}
