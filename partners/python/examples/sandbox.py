"""What only a sandbox has: a partner registers itself, with the public half of a key that it made. A real register asks two persons for that."""

import json
import time
import urllib.error
import urllib.parse
import urllib.request
from datetime import datetime, timedelta, timezone
from typing import Any

from presale_partner import Memory, PartnerClient, SigningKey


def fetch(url: str, data: bytes | None = None, method: str | None = None) -> bytes:
    request = urllib.request.Request(url, data, {"content-type": "application/json"}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return bytes(answer.read())
    except urllib.error.HTTPError as error:
        raise RuntimeError(error.read().decode()) from error


def _json(url: str, body: object = None) -> Any:
    return json.loads(fetch(url, None if body is None else json.dumps(body).encode()))


class Sandbox:
    """``endpoint`` is what ``presale start`` prints; ``GET`` on it says where the console is."""

    def __init__(self, endpoint: str) -> None:
        self._door = _json(endpoint)["console"] + "/api/sandbox"
        self._info = _json(self._door)
        self.read_clock()

    def register(self, line: dict[str, Any]) -> None:
        _json(f"{self._door}/register", {"register": line})

    def join(self, partner: str, algorithm: str, memory: Memory | None = None, **more: str) -> PartnerClient:
        """Registers the partner with a new key, and connects as it."""
        key = SigningKey.generate(f"{partner}/{time.time_ns()}", algorithm)
        self.register({"partner": partner, "keyId": key.key_id, "publicJwk": key.public_jwk, **more})
        return PartnerClient(
            partner,
            key,
            endpoint=self._info["endpoint"],
            system_keys=self._info["systemKeys"]["keys"],
            memory=memory,
            credentials=("any", "any"),
            now=self.now,
        )

    def read_clock(self) -> None:
        """How far the sandbox's clock is ahead of the machine's: one that was started with ``--clock`` has its own."""
        before = datetime.now(timezone.utc)
        instant = datetime.fromisoformat(_json(f"{self._door}/clock")["now"])
        self._ahead = instant - before - (datetime.now(timezone.utc) - before) / 2

    def now(self) -> datetime:
        """The sandbox's time."""
        return datetime.now(timezone.utc) + self._ahead

    def later(self, **span: int) -> datetime:
        return self.now() + timedelta(**span)

    def feed(self, after: int) -> list[dict[str, Any]]:
        """What has passed through the sandbox since, and what a conformance run asks for."""
        return list(_json(f"{self._door}/feed?after={after}")["entries"])

    def account(self, number: str) -> dict[str, Any]:
        """What the bank's own books would say of an account."""
        return dict(_json(f"{self._door}/accounts/{urllib.parse.quote(number)}").get("account", {}))

    def upload(self, path: str, data: bytes) -> None:
        """On AWS an object of the bucket for uploads."""
        fetch(f"{self._door}/uploads/{urllib.parse.quote(path)}", data, "PUT")
