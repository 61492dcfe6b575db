"""From what is to be said to what is posted: the CloudEvent as text, and the ids that SQS wants."""

import hashlib
import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

_SHANGHAI = timezone(timedelta(hours=8))


@dataclass(frozen=True)
class PartnerMessage:
    """A message on its way. It is built once: whoever sends it again sends these very bytes under this very id."""

    id: str
    type: str
    body: str
    account_number: str


def shanghai(at: datetime | None = None) -> str:
    """RFC 3339 with the offset of Shanghai, to the millisecond: of two acts in one second it must be known which came first."""
    return (at or datetime.now(_SHANGHAI)).astimezone(_SHANGHAI).isoformat(timespec="milliseconds")


def build_message(
    partner: str,
    type: str,
    data: Mapping[str, Any],
    *,
    id: str | None = None,
    account_number: str | None = None,
    at: datetime | None = None,
) -> PartnerMessage:
    """``partner`` is ``bank:102451000019``; ``data`` one of the types of ``messages``. Keep ``id`` with the fact that it reports."""
    account = account_number or data.get("accountNumber")
    if not account:
        raise ValueError("the data names no account: give account_number, it is the subject of the event")
    event = {
        "specversion": "1.0",
        "id": id or str(uuid.uuid4()),
        "source": f"urn:presale:{partner}",
        "type": f"presale.{type}.v1",
        "subject": account,
        "time": shanghai(at),
        "datacontenttype": "application/json",
        "dataschema": f"urn:presale:schema:{type}:v1",
        "data": data,
    }
    body = json.dumps(event, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return PartnerMessage(event["id"], type, body, account)


def account_group(account_number: str) -> str:
    return re.sub(r"\s", "", account_number)


def deduplication_id(id: str) -> str:
    """The event's id, or its SHA-256 where SQS does not take it."""
    return id if re.fullmatch(r"[!-~]{1,128}", id) else hashlib.sha256(id.encode()).hexdigest()


def queue_name(partner: str) -> str:
    return f"presale-{partner.split(':')[0]}.fifo"


def reply_queue_name(partner: str) -> str:
    """``court:鲁0102`` reads ``presale-reply-court-u9c81-0102.fifo``."""
    spelt = "".join(c if re.fullmatch(r"[A-Za-z0-9_-]", c) else f"u{ord(c):x}-" for c in partner.replace(":", "-", 1))
    return f"presale-reply-{spelt}.fifo"
