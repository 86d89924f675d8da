import {fill, make} from "./elements.js";
import {today} from "./days.js";
import {dueOn} from "./schedule.js";
import {levelOf} from "./levels.js";
import {recordOf} from "./index.js";
import {when} from "./when.js";

const STEPS = 4;

/** How far the reader is: for each concept its level, what was answered, and when the next repetition is due. */
export function wireStanding(section, index, state, words, quizWords) {
  function show({slug, items, element}, day, target) {
    const records = items.map((item) => recordOf(state, item)).filter(Boolean);
    const level = levelOf(state.concept(slug));
    const bar = make("span", {class: "bar", "aria-hidden": "true"});
    for (let step = 1; step <= STEPS; step++) bar.append(make("i", step <= level ? {class: "full"} : {}));
    const due = Math.min(...records.map((record) => dueOn(record, day, target)));
    element.querySelector(".standing").replaceChildren(
      bar,
      make("strong", {}, level ? quizWords["level_" + level] : words.not_begun),
      make("span", {class: "unseen"}, " " + fill(words.of_four, {n: level})),
      " · " + fill(words.answered, {n: records.length, all: items.length}),
      records.length ? " · " + fill(words.next, {when: when(words, due - day)}) : ""
    );
    return records.length;
  }

  /** How often the reader was right when sure, and when not: over all questions, as they were last answered. */
  function calibrate() {
    const line = (sure, text) => {
      const told = index.items.map((item) => state.get(item.slug)).filter((record) => record && record.sure === sure);
      return told.length ? fill(text, {n: told.length, right: told.filter(({right}) => right).length}) + " " : "";
    };
    return line(1, quizWords.calibrated_sure) + line(0, quizWords.calibrated_unsure);
  }

  return {
    refresh() {
      const {target} = state.settings();
      for (const list of section.querySelectorAll(".concepts")) {
        const concepts = index.concepts.filter(({element}) => element.parentNode === list);
        const n = concepts.reduce((sum, concept) => sum + show(concept, today(), target), 0);
        const all = concepts.reduce((sum, {items}) => sum + items.length, 0);
        list.previousElementSibling.querySelector(".share").textContent = fill(words.answered, {n, all});
      }
      section.querySelector(".calibration").textContent = calibrate();
    },
  };
}
