/**
 * How a state of version n becomes one of version n + 1, under the key n. A migration must leave the
 * count of changes (`n`) of each item as it is: it runs at every reading, and the merge does the rest.
 */
export const MIGRATIONS = {};
