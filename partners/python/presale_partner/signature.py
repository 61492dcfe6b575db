"""Detached JWS over the exact bytes of a body (RFC 7515 appendix F, RFC 7797 ``b64=false``): ``<header>..<signature>``.

What is signed is ``<header>.<body>``. SM2 (user id 1234567812345678, SM3) is gmalg, which is pure Python: fine for a client's rate of messages;
a bank's HSM takes its place by a class with ``sign``.
"""

import base64
import json
import os
import re
from dataclasses import dataclass, field
from typing import Literal

import gmalg
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

Algorithm = Literal["EdDSA", "ES256", "SM2SM3"]
SignatureForm = Literal["raw", "der"]
Jwk = dict[str, str]

_USER_ID = b"1234567812345678"
_BASE64URL = re.compile(r"[A-Za-z0-9_-]+\Z")


def to_base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def from_base64url(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass(frozen=True)
class SigningKey:
    """A partner's key. ``private`` is the 32 bytes of the Ed25519 seed, or the private number of P-256 and SM2."""

    key_id: str
    algorithm: Algorithm
    private: bytes = field(repr=False)
    form: SignatureForm = "raw"

    @classmethod
    def generate(cls, key_id: str, algorithm: Algorithm, form: SignatureForm = "raw") -> "SigningKey":
        if algorithm == "EdDSA":
            return cls(key_id, algorithm, os.urandom(32), form)
        if algorithm == "ES256":
            number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
            return cls(key_id, algorithm, number.to_bytes(32, "big"), form)
        return cls(key_id, algorithm, gmalg.SM2().generate_keypair()[0].rjust(32, b"\0"), form)

    @property
    def public_jwk(self) -> Jwk:
        """What is handed to the register: the public half alone."""
        if self.algorithm == "EdDSA":
            raw = ed25519.Ed25519PrivateKey.from_private_bytes(self.private).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
            return {"kty": "OKP", "crv": "Ed25519", "x": to_base64url(raw)}
        if self.algorithm == "ES256":
            point = self._p256().public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        else:
            point = gmalg.SM2().generate_pk(self.private)
        return {
            "kty": "EC",
            "crv": "P-256" if self.algorithm == "ES256" else "SM2",
            "x": to_base64url(point[1:33]),
            "y": to_base64url(point[33:65]),
        }

    def _p256(self) -> ec.EllipticCurvePrivateKey:
        return ec.derive_private_key(int.from_bytes(self.private, "big"), ec.SECP256R1())

    def sign(self, data: bytes) -> bytes:
        if self.algorithm == "EdDSA":
            return ed25519.Ed25519PrivateKey.from_private_bytes(self.private).sign(data)
        if self.algorithm == "ES256":
            r, s = decode_dss_signature(self._p256().sign(data, ec.ECDSA(hashes.SHA256())))
        else:
            numbers = gmalg.SM2(self.private, _USER_ID, gmalg.SM2().generate_pk(self.private)).sign(data)
            r, s = (int.from_bytes(number, "big") for number in numbers)
            if self.form == "der":
                return encode_dss_signature(r, s)
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")

    def sign_detached(self, body: str) -> str:
        """The message attribute ``signature`` for these bytes."""
        header = {"alg": self.algorithm, "kid": self.key_id, "b64": False, "crit": ["b64"]}
        encoded = to_base64url(json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode())
        return f"{encoded}..{to_base64url(self.sign(f'{encoded}.{body}'.encode()))}"


def verify_detached(body: str, jws: str, keys: list[Jwk], form: SignatureForm = "raw") -> bool:
    """Whether one of these keys (a JWK set's, with ``kid`` and ``alg``) signed exactly these bytes, in the one form of the contract."""
    parts = jws.split(".")
    if len(parts) != 3 or parts[1] != "" or not all(_is_base64url(part) for part in (parts[0], parts[2])):
        return False
    try:
        header = json.loads(from_base64url(parts[0]))
    except ValueError:
        return False
    if not isinstance(header, dict) or header.get("b64") is not False or header.get("crit") != ["b64"]:
        return False
    key = next((key for key in keys if key.get("kid") == header.get("kid") and key.get("alg") == header.get("alg")), None)
    return key is not None and _holds(key, f"{parts[0]}.{body}".encode(), from_base64url(parts[2]), form)


def _is_base64url(text: str) -> bool:
    """A second spelling of the same bytes is refused, so that a signature has one form."""
    if not _BASE64URL.match(text) or len(text) % 4 == 1:
        return False
    return to_base64url(from_base64url(text)) == text


def _holds(jwk: Jwk, data: bytes, signature: bytes, form: SignatureForm) -> bool:
    try:
        if jwk["alg"] == "EdDSA":
            ed25519.Ed25519PublicKey.from_public_bytes(from_base64url(jwk["x"])).verify(signature, data)
            return True
        x, y = from_base64url(jwk["x"]), from_base64url(jwk["y"])
        if jwk["alg"] == "SM2SM3" and form == "der":
            r, s = decode_dss_signature(signature)
        elif len(signature) == 64:
            r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
        else:
            return False
        if jwk["alg"] == "SM2SM3":
            return bool(gmalg.SM2(uid=_USER_ID, pk=b"\x04" + x + y).verify(data, r.to_bytes(32, "big"), s.to_bytes(32, "big")))
        key = ec.EllipticCurvePublicNumbers(int.from_bytes(x, "big"), int.from_bytes(y, "big"), ec.SECP256R1()).public_key()
        key.verify(encode_dss_signature(r, s), data, ec.ECDSA(hashes.SHA256()))
        return True
    except (InvalidSignature, ValueError, KeyError, OverflowError, gmalg.errors.GMError):
        # Numbers that are no point of the curve, or beside its order: such a signature is simply wrong.
        return False
