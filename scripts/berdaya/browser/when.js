import {fill} from "./elements.js";

/** When something is due, in words of days. */
export const when = (words, days) =>
  days < 1 ? words.today : days < 2 ? words.tomorrow : fill(words.days, {n: days});
