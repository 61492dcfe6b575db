"""Sends a partner's messages and reads what it is told. Sending again is always safe: the same bytes under the same id get the first answer."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from .message import PartnerMessage, account_group, build_message, deduplication_id, queue_name, reply_queue_name
from .reading import fates
from .seen import Memory
from .signature import Jwk, SigningKey, verify_detached

_ATTEMPTS_MAX = 6
_PAUSE_SECONDS = 0.2
Event = dict[str, Any]


@dataclass(frozen=True)
class Unproven:
    """What lies in the reply queue and was not signed by the system; what stands behind it in its FIFO group waits."""

    body: str
    signature: str
    group_id: str
    receipt_handle: str


class UnprovenError(Exception):
    """Nothing was done about it and it still lies there: fetch the system's keys anew; if that does not help, record it, report it, and set it aside."""

    def __init__(self, unproven: Unproven) -> None:
        super().__init__(
            "a message in the reply queue is not signed by the system; fetch its keys anew (GET /api/keys), "
            "and if that does not help record it, report it, and set it aside"
        )
        self.unproven = unproven


class PartnerClient:
    """One partner's connection. ``system_keys`` (``GET /api/keys``, ``presale keys``): what they did not sign is not from the system."""

    def __init__(
        self,
        partner: str,
        key: SigningKey,
        *,
        endpoint: str,
        system_keys: list[Jwk],
        memory: Memory | None = None,
        region: str = "cn-north-1",
        aws_account: str = "000000000000",
        credentials: tuple[str, str] | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(timezone.utc),
    ) -> None:
        """``now``: the time that messages are written at; a sandbox with a clock of its own has another than the machine."""
        self.partner = partner
        self.passed: list[Event] = []
        self.key = key
        self._now = now
        self._system_keys = system_keys
        self._memory = memory if memory is not None else Memory()
        self._base = f"{endpoint.rstrip('/')}/{aws_account}"
        named = {} if credentials is None else {"aws_access_key_id": credentials[0], "aws_secret_access_key": credentials[1]}
        config = Config(retries={"mode": "standard", "max_attempts": 3})
        self._sqs = boto3.client("sqs", endpoint_url=endpoint, region_name=region, config=config, **named)

    def send(self, type: str, data: Mapping[str, Any], **options: Any) -> PartnerMessage:
        """Builds, signs and posts. The receipt comes by the reply queue; options as of ``build_message``."""
        message = build_message(self.partner, type, data, **{"at": self._now(), **options})
        self.post(message)
        return message

    def post(self, message: PartnerMessage, sqs_id: str | None = None) -> None:
        """Posts these bytes; tries again under the same id while the queue cannot be reached."""
        for attempt in range(1, _ATTEMPTS_MAX + 1):
            try:
                self._sqs.send_message(
                    QueueUrl=f"{self._base}/{queue_name(self.partner)}",
                    MessageBody=message.body,
                    MessageGroupId=account_group(message.account_number),
                    MessageDeduplicationId=sqs_id or deduplication_id(message.id),
                    MessageAttributes={
                        "signature": {"DataType": "String", "StringValue": self.key.sign_detached(message.body)}
                    },
                )
                return
            except (BotoCoreError, ClientError):
                # Whether it arrived is unknown: the same id makes the second try harmless.
                if attempt == _ATTEMPTS_MAX:
                    raise
                time.sleep(_PAUSE_SECONDS * 2**attempt)

    def read(self, take: Callable[[Event], None], wait_seconds: int = 10) -> int:
        """Takes what waits, each event once and in order; deletes it when ``take`` has returned. Returns how many were taken.

        Raises ``UnprovenError`` for what the system did not sign, when all that does not stand behind it in its group was taken.
        """
        answer = self._sqs.receive_message(
            QueueUrl=self._reply_queue,
            MaxNumberOfMessages=10,
            WaitTimeSeconds=wait_seconds,
            MessageAttributeNames=["All"],
            MessageSystemAttributeNames=["MessageGroupId"],
        )
        taken = 0
        lie: Unproven | None = None
        fetched = [(message, _group_of(message), self._verified(message)) for message in answer.get("Messages", [])]
        decided = fates((group, event is not None) for _, group, event in fetched)
        for fate, (message, group, event) in zip(decided, fetched, strict=True):
            if fate == "unproven":
                lie = Unproven(message["Body"], _signature_of(message), group, message["ReceiptHandle"])
            elif fate == "give-back":
                self._release(message["ReceiptHandle"])
            if fate != "take" or event is None:
                continue
            if event["id"] not in self._memory:
                take(event)
                self._memory.add(event["id"])
                taken += 1
            self._sqs.delete_message(QueueUrl=self._reply_queue, ReceiptHandle=message["ReceiptHandle"])
        if lie is not None:
            raise UnprovenError(lie)
        return taken

    def _release(self, receipt_handle: str) -> None:
        """For the next read: what is in flight holds its group up."""
        self._sqs.change_message_visibility(QueueUrl=self._reply_queue, ReceiptHandle=receipt_handle, VisibilityTimeout=0)

    def set_aside(self, unproven: Unproven) -> None:
        """Takes it out of the queue, so that its group goes on. Keep a record of it first: it is what the operator will ask for."""
        self._sqs.delete_message(QueueUrl=self._reply_queue, ReceiptHandle=unproven.receipt_handle)

    @property
    def _reply_queue(self) -> str:
        return f"{self._base}/{reply_queue_name(self.partner)}"

    def until(self, is_it: Callable[[Event], bool], wait_seconds: float = 60) -> Event:
        """Reads until an event is what is looked for; others are kept in ``passed``."""
        end = time.monotonic() + wait_seconds
        while True:
            for place, event in enumerate(self.passed):
                if is_it(event):
                    return self.passed.pop(place)
            if time.monotonic() > end:
                raise TimeoutError(f"{self.partner}: what was waited for did not come within {wait_seconds} s")
            self.read(self.passed.append, 2)

    def ask(self, type: str, data: Mapping[str, Any], **options: Any) -> dict[str, Any]:
        """Sends, and reads until the receipt has come."""
        message = self.send(type, data, **options)
        return self.until(lambda event: event["type"] == "release.receipt" and event["data"]["messageId"] == message.id)["data"]

    def _verified(self, message: Mapping[str, Any]) -> Event | None:
        """None for what the system did not sign."""
        if not verify_detached(message["Body"], _signature_of(message), self._system_keys):
            return None
        event = json.loads(message["Body"])
        return {**event, "type": event["type"].removeprefix("presale.").removesuffix(".v1")}


def _group_of(message: Mapping[str, Any]) -> str:
    return str(message.get("Attributes", {}).get("MessageGroupId", ""))


def _signature_of(message: Mapping[str, Any]) -> str:
    return str(message.get("MessageAttributes", {}).get("signature", {}).get("StringValue", ""))
