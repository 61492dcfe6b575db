"""Which events were taken already: a queue delivers at least once, a partner acts once."""

import json
import os
from collections.abc import Iterable


class Memory:
    """In memory. In production an id is kept in the transaction that deals with the event."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self._seen = set(known)

    def __contains__(self, id: object) -> bool:
        return id in self._seen

    def add(self, id: str) -> None:
        self._seen.add(id)


class FileMemory(Memory):
    """One id a line, in JSON since ids may be Chinese."""

    def __init__(self, path: str) -> None:
        self._path = path
        lines = open(path, encoding="utf-8").read().splitlines() if os.path.exists(path) else []
        super().__init__(json.loads(line) for line in lines if line)

    def add(self, id: str) -> None:
        with open(self._path, "a", encoding="utf-8") as file:
            file.write(json.dumps(id) + "\n")
        super().add(id)
