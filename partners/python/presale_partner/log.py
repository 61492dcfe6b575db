"""What a witness looks at before it cosigns: the log's signature, the log's files, and that what was seen last is its beginning.

C2SP signed-note, tlog-checkpoint and tlog-tiles; RFC 6962 for the tree. It reads the hashes of all leaves, 32 bytes an entry: a log of a million pages is
32 MB. Keep what ``continuing`` gives, and hand it in at the next time.
"""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ed25519

_HASH_BYTES = 32
_TILE_WIDTH = 256
FetchTile = Callable[[str], bytes]


@dataclass(frozen=True)
class SeenLog:
    """What a witness remembers of a log; ``root_hash`` in Base64."""

    origin: str
    size: int
    root_hash: str


class NotContinuedError(Exception):
    """The checkpoint is not to be cosigned. Keep it together with what was seen: they are the proof."""


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def _root_over(leaves: list[bytes]) -> bytes:
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    return _node(_root_over(leaves[:split]), _root_over(leaves[split:]))


def _tile_index(index: int) -> str:
    """``067``, ``x001/x234/067``."""
    groups = [f"{index % 1000:03}"]
    while index >= 1000:
        index //= 1000
        groups.insert(0, f"x{index % 1000:03}")
    return "/".join(groups)


def _leaves_of(size: int, fetch: FetchTile) -> list[bytes]:
    leaves: list[bytes] = []
    for tile in range(0, (size + _TILE_WIDTH - 1) // _TILE_WIDTH):
        width = min(_TILE_WIDTH, size - len(leaves))
        data = fetch(f"tile/0/{_tile_index(tile)}" + ("" if width == _TILE_WIDTH else f".p/{width}"))
        if len(data) != width * _HASH_BYTES:
            raise NotContinuedError(f"tile {tile} of the log has {len(data)} bytes")
        leaves += [data[at : at + _HASH_BYTES] for at in range(0, len(data), _HASH_BYTES)]
    return leaves


def _is_signed(text: str, lines: list[str], log_key: str) -> bool:
    """Whether a line of this key, ``<name>+<hash>+<base64(type and key)>``, holds for the text."""
    name, key_hash, encoded = log_key.split("+", 2)
    key = ed25519.Ed25519PublicKey.from_public_bytes(base64.b64decode(encoded)[1:])
    for line in lines:
        parts = line.split(" ")
        if len(parts) != 3 or parts[1] != name:
            continue
        signature = base64.b64decode(parts[2])
        if signature[:4].hex() != key_hash:
            continue
        try:
            key.verify(signature[4:], text.encode())
            return True
        except InvalidSignature:
            return False
    return False


def is_included(leaf_hash: str, index: int, size: int, root_hash: str, proof: list[str]) -> bool:
    """Whether the proof shows that the leaf stands at ``index`` of the tree (RFC 9162, 2.1.3.2). Hashes are Base64."""
    if not 0 <= index < size:
        return False
    node, last, found = index, size - 1, base64.b64decode(leaf_hash)
    for step in map(base64.b64decode, proof):
        if last == 0:
            return False
        if node & 1 or node == last:
            found = _node(step, found)
            while node and not node & 1:
                node, last = node >> 1, last >> 1
        else:
            found = _node(found, step)
        node, last = node >> 1, last >> 1
    return last == 0 and found == base64.b64decode(root_hash)


def is_consistent(before: int, before_root_hash: str, size: int, root_hash: str, proof: list[str]) -> bool:
    """Whether the proof shows that the earlier tree is the beginning of the later one (RFC 9162, 2.1.4.2). Hashes are Base64."""
    if before == size:
        return not proof and before_root_hash == root_hash
    if not 1 <= before < size or not proof:
        return False
    node, last = before - 1, size - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    # A whole tree is its own first step.
    start, *rest = [base64.b64decode(step) for step in ([before_root_hash, *proof] if node == 0 else proof)]
    first = second = start
    for step in rest:
        if last == 0:
            return False
        if node & 1 or node == last:
            first, second = _node(step, first), _node(step, second)
            while node and not node & 1:
                node, last = node >> 1, last >> 1
        else:
            second = _node(second, step)
        node, last = node >> 1, last >> 1
    return last == 0 and first == base64.b64decode(before_root_hash) and second == base64.b64decode(root_hash)


def continuing(note: str, log_key: str, fetch: FetchTile, seen: SeenLog | None = None) -> SeenLog:
    """What to remember, when the checkpoint continues what was seen; raises ``NotContinuedError`` saying why it is not to be cosigned."""
    text, separator, lines = note.rpartition("\n\n")
    text += "\n"
    if not separator or not _is_signed(text, lines.split("\n"), log_key):
        raise NotContinuedError("it is not signed with the key of the log")
    origin, size_text, root_hash = text.split("\n")[:3]
    size = int(size_text)
    if seen is not None and seen.origin != origin:
        raise NotContinuedError(f"it is of another log, {origin}")
    if seen is not None and size < seen.size:
        raise NotContinuedError(f"it has {size} pages, and {seen.size} were seen: pages were dropped")
    leaves = _leaves_of(size, fetch)

    def root_of_first(count: int) -> str:
        return base64.b64encode(_root_over(leaves[:count])).decode("ascii")

    if root_of_first(size) != root_hash:
        raise NotContinuedError("the log's files do not give the root that is signed")
    if seen is not None and root_of_first(seen.size) != seen.root_hash:
        raise NotContinuedError("a page that was seen is another now: the log has forked")
    return SeenLog(origin, size, root_hash)
