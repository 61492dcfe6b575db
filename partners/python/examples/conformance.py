"""A partner for ``presale conform``: what a bank, a housing authority or a court does about each message, and about each thing that it is asked for.

``python examples/conformance.py bank|housing|court [ENDPOINT]`` runs until it is stopped; ``presale conform --as bank`` in another terminal then tests it.
Read it for the duties of your own party: they are all here, on the simplest books that can be kept.
"""

import sys
import uuid
from collections.abc import Callable
from typing import Any

from minds import Bank, Court, Housing, Mind
from presale_partner import Memory, NotContinuedError, SeenLog, UnprovenError, continuing
from presale_partner.message import PartnerMessage
from presale_partner.witness import cosigned_message
from sandbox import Sandbox, fetch

PARTIES: dict[str, tuple[str, dict[str, str], Callable[..., Mind]]] = {
    "bank": ("bank:102451000019", {"name": "中国工商银行济南泉城支行"}, Bank),
    "housing": ("housing:370102", {"name": "济南市历下区住房和城乡建设局", "uscc": "1137010000418859XL"}, Housing),
    "court": ("court:鲁0102", {"name": "济南市历下区人民法院"}, Court),
}


class Tested:
    """Reads replies and requests in the order in which they came, and says what the mind says."""

    def __init__(self, sandbox: Sandbox, kind: str) -> None:
        self.partner, self._more, mind = PARTIES[kind]
        self._sandbox = sandbox
        self._memory = Memory()
        self._sent: dict[str, PartnerMessage] = {}
        self._logs: dict[str, SeenLog] = {}
        self._client = sandbox.join(self.partner, "EdDSA", self._memory, **self._more)
        self._mind = mind(self.partner, sandbox, self._say)
        self._place = 0
        while entries := sandbox.feed(self._place):
            self._place = entries[-1]["n"]

    def run(self) -> None:
        while True:
            self._catch_up()
            try:
                self._client.read(self._take, 1)
            except UnprovenError as error:
                # A real partner keeps this record and reports it before it sets the message aside.
                print(f"not proven, set aside: {error.unproven.body[:80]}", flush=True)
                self._client.set_aside(error.unproven)

    def _take(self, event: dict[str, Any]) -> None:
        # What was asked for before the message came is taken up first.
        self._catch_up()
        self._mind.hear(event["type"], event["data"])

    def _say(self, type: str, data: dict[str, Any], account: str, id: str | None = None) -> str:
        message = self._client.send(type, data, account_number=account, id=id)
        self._sent[message.id] = message
        print(f"{type}  {message.id}", flush=True)
        return message.id

    def _catch_up(self) -> None:
        for entry in self._sandbox.feed(self._place):
            self._place = entry["n"]
            if entry["kind"] == "clock":
                self._sandbox.read_clock()
            elif entry["kind"] == "instruction" and entry["instruction"]["partner"] == self.partner and "act" in entry["instruction"]:
                self._obey(entry["instruction"]["act"])

    def _obey(self, act: dict[str, Any]) -> None:
        data = act.get("data", {})
        # `set-aside` asks for what `run` does of itself.
        match act["kind"]:
            case "resend":
                self._client.post(self._sent[act["messageId"]], str(uuid.uuid4()))
            case "rotate-key":
                self._client = self._sandbox.join(self.partner, data["algorithm"], self._memory, **self._more)
            case "cosign":
                self._cosign(data["log"], data["key"])
            case "send":
                self._mind.sends(act["type"], data)
                self._say(act["type"], data, data.get("accountNumber", "unknown"))
            case kind:
                self._mind.told(kind, act.get("type", ""), data)

    def _cosign(self, log: str, key: str) -> None:
        note = fetch(f"{log}/checkpoint").decode()
        try:
            self._logs[key] = continuing(note, key, lambda path: fetch(f"{log}/{path}"), self._logs.get(key))
        except NotContinuedError as error:
            print(f"not cosigned: {error}", flush=True)
            return
        self._client.post(cosigned_message(self.partner, self._client.key, note, int(self._sandbox.now().timestamp())))


if __name__ == "__main__":
    place = Sandbox(sys.argv[2] if len(sys.argv) > 2 else "http://127.0.0.1:9324")
    if sys.argv[1] == "housing":
        place.register({"profile": "370102"})
    tested = Tested(place, sys.argv[1])
    print(f"{tested.partner} runs", flush=True)
    tested.run()
