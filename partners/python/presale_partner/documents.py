"""The bytes of notices and vouchers: inline up to 180 kB, else in the partner's upload area, named by digest (claim check)."""

import base64
import hashlib
from collections.abc import Callable

INLINE_BYTES_MAX = 180_000


def document_of(data: bytes, media_type: str) -> dict[str, str]:
    if len(data) > INLINE_BYTES_MAX:
        raise ValueError(f"{len(data)} bytes are more than {INLINE_BYTES_MAX}: upload them (claim_check)")
    digest = hashlib.sha256(data).hexdigest()
    return {"mediaType": media_type, "sha256": digest, "contentBase64": base64.b64encode(data).decode("ascii")}


def claim_check(partner: str, data: bytes, media_type: str, upload: Callable[[str, bytes], None]) -> dict[str, str]:
    """Inline where it fits, else uploaded under its digest first: then the message that names it can be sent.

    ``upload`` gets ``<kind>/<code>/<name>``: on AWS the key of an object in the bucket for uploads, in the sandbox a file of its folder.
    """
    if len(data) <= INLINE_BYTES_MAX:
        return document_of(data, media_type)
    digest = hashlib.sha256(data).hexdigest()
    path = f"{partner.replace(':', '/', 1)}/{digest}"
    upload(path, data)
    return {"mediaType": media_type, "sha256": digest, "uri": f"upload://{path}"}
