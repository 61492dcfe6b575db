"""What is done with each message of one answer of the reply queue, where some may not be from the system."""

from collections.abc import Iterable
from typing import Literal

Fate = Literal["take", "unproven", "give-back"]
"""Hand it on and delete it; keep it apart for a person; make it visible again, so that it comes after what is kept apart."""


def fates(fetched: Iterable[tuple[str, bool]]) -> list[Fate]:
    """Of each FIFO group and whether its message is proven, in the order of the answer.

    What is not proven holds up its group, so that nobody acts on what came after it before a person has looked; other groups go on. One is kept apart at a
    time; further ones wait in the queue.
    """
    blocked: set[str] = set()
    decided: list[Fate] = []
    for group, is_proven in fetched:
        if is_proven and group not in blocked:
            decided.append("take")
            continue
        decided.append("give-back" if blocked else "unproven")
        blocked.add(group)
    return decided
