"""A partner's side of presale in Python. The same parts, under the same names, are in Java and TypeScript."""

from .amount_in_words import amount_in_words
from .canonical import canonical_case, canonical_number, canonical_text
from .client import PartnerClient, Unproven, UnprovenError
from .documents import INLINE_BYTES_MAX, claim_check, document_of
from .log import NotContinuedError, SeenLog, continuing, is_consistent, is_included
from .message import PartnerMessage, account_group, build_message, deduplication_id, reply_queue_name
from .reading import Fate, fates
from .seen import FileMemory, Memory
from .signature import SigningKey, verify_detached
from .witness import cosignature_line, cosigned_message, verifier_key

__all__ = [
    "INLINE_BYTES_MAX",
    "Fate",
    "FileMemory",
    "Memory",
    "NotContinuedError",
    "PartnerClient",
    "PartnerMessage",
    "SeenLog",
    "SigningKey",
    "Unproven",
    "UnprovenError",
    "account_group",
    "amount_in_words",
    "build_message",
    "canonical_case",
    "canonical_number",
    "canonical_text",
    "claim_check",
    "continuing",
    "cosignature_line",
    "cosigned_message",
    "deduplication_id",
    "document_of",
    "fates",
    "is_consistent",
    "is_included",
    "reply_queue_name",
    "verifier_key",
    "verify_detached",
]
