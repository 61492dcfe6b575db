"""What only a sandbox has: a partner registers itself, with the public half of a key that it made. A real register asks two persons for that."""

import json
import time
import urllib.error
import urllib.request
from typing import Any

from presale_partner import PartnerClient, SigningKey


def _json(url: str, body: object = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"content-type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        raise RuntimeError(error.read().decode()) from error


class Sandbox:
    """``endpoint`` is what ``presale start`` prints; ``GET`` on it says where the console is."""

    def __init__(self, endpoint: str) -> None:
        self._door = _json(endpoint)["console"] + "/api/sandbox"
        self._info = _json(self._door)

    def register(self, line: dict[str, Any]) -> None:
        _json(f"{self._door}/register", {"register": line})

    def join(self, partner: str, algorithm: str, **more: str) -> PartnerClient:
        """Registers the partner with a new key, and connects as it."""
        key = SigningKey.generate(f"{partner}/{time.time_ns()}", algorithm)
        self.register({"partner": partner, "keyId": key.key_id, "publicJwk": key.public_jwk, **more})
        keys = self._info["systemKeys"]["keys"]
        return PartnerClient(partner, key, endpoint=self._info["endpoint"], system_keys=keys, credentials=("any", "any"))
