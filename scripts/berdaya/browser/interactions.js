import {extended} from "./extended.js";
import {choice} from "./choice.js";

/**
 * What a reader can do with an item, by `data-kind`; each has the functions of `choice`. These two are on most pages;
 * the others have scripts of their own, which add themselves.
 */
export const INTERACTIONS = {choice, extended_text: extended};
