"""Cosigning a checkpoint of the log (C2SP tlog-cosignature, cosignature/v1). Cosign only what continues all that you have seen (``log``)."""

import base64
import hashlib
import time
from datetime import datetime, timezone

from .message import PartnerMessage, build_message
from .signature import SigningKey, from_base64url

_COSIGNATURE = b"\x04"


def _key_hash(name: str, public: bytes) -> bytes:
    return hashlib.sha256(f"{name}\n".encode() + _COSIGNATURE + public).digest()[:4]


def cosignature_line(name: str, key: SigningKey, checkpoint: str, epoch_seconds: int) -> str:
    """The line under the checkpoint; ``checkpoint`` is its text up to the blank line, with the newline that ends it."""
    signature = key.sign(f"cosignature/v1\ntime {epoch_seconds}\n{checkpoint}".encode())
    public = from_base64url(key.public_jwk["x"])
    line = _key_hash(name, public) + epoch_seconds.to_bytes(8, "big") + signature
    return f"— {name} {base64.b64encode(line).decode('ascii')}"


def verifier_key(name: str, key: SigningKey) -> str:
    """What others verify the cosignatures with."""
    public = from_base64url(key.public_jwk["x"])
    return f"{name}+{_key_hash(name, public).hex()}+{base64.b64encode(_COSIGNATURE + public).decode('ascii')}"


def cosigned_message(partner: str, key: SigningKey, note: str, epoch_seconds: int | None = None) -> PartnerMessage:
    """The message that brings the cosignature of a checkpoint (the whole note, as the log has it) to the system."""
    text = note[: note.rindex("\n\n") + 1]
    origin, size, root_hash = text.split("\n")[:3]
    seconds = int(time.time()) if epoch_seconds is None else epoch_seconds
    line = cosignature_line(partner, key, text, seconds)
    data = {"origin": origin, "size": int(size), "rootHash": root_hash, "cosignature": line}
    return build_message(partner, f"{partner.split(':')[0]}.checkpoint.cosigned", data, account_number="log", at=datetime.fromtimestamp(seconds, timezone.utc))
