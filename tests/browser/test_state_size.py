"""The whole course, answered often: the state stays small enough to be read and written at every answer."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser
from probe import probing

DAY = 20779
ITEMS, CONCEPTS, LIMIT = 320, 45, 60_000

# The kinds of the course and how many of a hundred items are of each; what is stored for the longest answer of each.
KINDS: list[tuple[int, list[str]]] = [
    (50, ["c"]),  # one of some options
    (14, ["a", "c", "d"]),  # several
    (10, ["t"]),  # true or false
    (8, ["ap", "bq", "cr", "ds", "et"]),  # matching
    (6, ["ap", "bq", "cp", "dq", "er", "fr"]),  # classification
    (6, ["c", "a", "e", "b", "d", "f"]),  # ordering
    (4, ["ax", "bpasar desa", "cmusyawarah desa"]),  # gaps
    (2, ["done", "a", "b", "c"]),  # reflection and task
]


def course() -> list[dict[str, Any]]:
    """Items with slugs as long as those of the course: 25 characters for an item, 22 for a concept."""
    kinds = [chosen for share, chosen in KINDS for _ in range(share)]
    items = []
    for n in range(ITEMS):
        concept = f"a-concept-of-this-no-{n % CONCEPTS:02}"
        chosen = kinds[n * 37 % 100]
        items.append(
            {"slug": f"some-item-of-the-course-{n:03}"[:27], "rev": 2, "concept": concept, "chosen": chosen}
            | {"weight": 0.5 if chosen == ["t"] else 1, "promotes": int(chosen != ["t"]), "applied": n % 2}
            | {"unscored": chosen[0] == "done"}
        )
    return items


PLAY = """([items, rounds, pattern, day]) => {
  const {state, learn, note} = makeDevice().open();
  const sizes = [];
  for (let round = 0; round < rounds; round++) {
    items.forEach(({chosen, unscored, ...item}, at) => {
      const right = pattern[(at + round) % pattern.length] === "r";
      // Nine of ten items in mixed sets, and the reader is always asked how sure he is.
      if (unscored) note(state, item, chosen, day);
      else learn(state, item, {chosen, right, sure: right, mixed: at % 10 > 0}, day + Math.floor(at / 30));
    });
    day += 20;
    sizes.push(JSON.stringify({...state.all()}).length);
  }
  return [sizes, Object.keys(state.all().items).length, Object.keys(state.all().concepts).length,
    JSON.stringify(state.all())];
}"""


def test_the_largest_state_is_small(browser: Browser) -> None:
    # Right all along; a miss now and then, which keeps the runs long; and one in three wrong.
    with probing(browser, "state.js", "learn.js") as page:
        for pattern in ("r", "rrrrrrw", "rrw"):
            sizes, items, concepts, text = page.evaluate(PLAY, [course(), 3, pattern, DAY])
            assert (items, concepts) == (ITEMS, CONCEPTS)
            # After many answers more: `n` and `tries` have two digits more, and no list grows.
            largest = max(sizes) + 2 * 2 * (ITEMS + CONCEPTS)
            print(f"{pattern}: {largest} characters")
            assert largest <= LIMIT, text[:2000]
