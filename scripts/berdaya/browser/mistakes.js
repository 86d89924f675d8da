import {copy} from "./elements.js";
import {recordOf} from "./index.js";

/** The items whose last answer was not right, each with the passage that answers it. */
export function wireMistakes(section, index, state) {
  const list = section.querySelector("ul");
  return {
    refresh() {
      const wrong = index.items.filter((item) => {
        const record = recordOf(state, item);
        return record && record.chosen.length && !record.right;
      });
      list.replaceChildren(...wrong.map(({line}) => copy(line)));
      section.hidden = !wrong.length;
    },
  };
}
