/** What an answer has for the premise or gap `letter`; "" where it has nothing. */
export function pick(chosen, letter) {
  const found = chosen.find((each) => typeof each === "string" && each[0] === letter);
  return found ? found.slice(1) : "";
}
