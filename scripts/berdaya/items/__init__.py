"""Item types. A type is one module with a record class and `interaction(item)`; it is listed twice below."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from berdaya.interactions import Interaction
from berdaya.items import classification, cloze, matching, multiple, ordering, reflection, single, task, true_false
from berdaya.items.record import ItemRecord

ITEM_TYPES = {
    "single": single,
    "multiple": multiple,
    "true_false": true_false,
    "matching": matching,
    "ordering": ordering,
    "cloze": cloze,
    "classification": classification,
    "reflection": reflection,
    "task": task,
}

Item = Annotated[
    single.SingleItem
    | multiple.MultipleItem
    | true_false.TrueFalseItem
    | matching.MatchingItem
    | ordering.OrderingItem
    | cloze.ClozeItem
    | classification.ClassificationItem
    | reflection.ReflectionItem
    | task.TaskItem,
    Field(discriminator="type"),
]


def interaction(item: ItemRecord) -> Interaction:
    """What a reader can do with `item`, as one of the closed set of interactions."""
    return ITEM_TYPES[item.type].interaction(item)
