/** What an answer has for the premise or gap `letter`; "" where it has nothing. */
export const pick = (chosen, letter) => (chosen.find((part) => part[0] === letter) || "").slice(1);
