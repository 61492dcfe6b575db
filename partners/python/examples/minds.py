"""The duties of each party, on books that are kept in memory: what it says when it hears something, and when it is told to do something."""

import base64
import random
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from presale_partner import claim_check, document_of
from presale_partner.message import shanghai
from sandbox import Sandbox

VOUCHER = Path(__file__).resolve().parents[2] / "vectors" / "voucher.pdf"
REASONS_IN_WORDS = "依公布的原因代码书面说明"
Data = dict[str, Any]
Say = Callable[..., str]


class Mind(Protocol):
    def hear(self, type: str, data: Data) -> None:
        """Something that the system has told, proven and for the first time."""

    def told(self, kind: str, type: str, data: Data) -> None:
        """Something that is asked for at the partner's own desk."""

    def sends(self, type: str, data: Data) -> None:
        """A message that is sent as it is given."""


class _Party:
    def __init__(self, partner: str, sandbox: Sandbox, say: Say) -> None:
        self.partner, self.sandbox, self.say = partner, sandbox, say
        self.kind = partner.split(":")[0]
        self._done: set[tuple[str, ...]] = set()

    def sends(self, type: str, data: Data) -> None:
        return None

    def now(self) -> str:
        return shanghai(self.sandbox.now())

    def first(self, *name: str) -> bool:
        """Whether this is done for the first time."""
        is_new = name not in self._done
        self._done.add(name)
        return is_new

    def document(self, asked: Data) -> Data:
        """A paper as it is asked for: inside the message where it fits, else uploaded."""
        paper = asked["paper"]
        data = base64.b64decode(paper["contentBase64"]).ljust(paper.get("padTo", 0))
        sent: Data = dict(claim_check(self.partner, data, paper["mediaType"], self.sandbox.upload))
        return {**sent, "sha256": "0" * 64} if asked.get("wrong") == "digest" else sent

    def answer(self, data: Data) -> None:
        """One word for all the rules of a query."""
        account, case = data["correlation"]["accountNumber"], data.get("caseNumber", data["correlation"].get("caseNumber"))
        notice = {name: data[name] for name in ("noticeNumber", "version") if name in data}
        said = {"statement": "经核查，同意办理。", "signedBy": "值班人员", "decision": "accept"}
        included = {"priorPaid": "included"} if self.kind == "housing" else {}
        answers = [{"rule": rule["id"], **said, **(included if rule["id"] == "S-23" else {})} for rule in data["rules"]]
        about = {"bank": {"accountNumber": account}, "housing": {}, "court": {"caseNumber": case, "accountNumber": account}}[self.kind]
        self.say(f"{self.kind}.query.answered", {**about, **notice, "answers": answers}, account)


class Bank(_Party):
    def __init__(self, partner: str, sandbox: Sandbox, say: Say) -> None:
        super().__init__(partner, sandbox, say)
        self._orders: dict[str, Data] = {}
        self._wishes: dict[str, Data] = {}
        self._payments: dict[str, Data] = {}
        self._serial_of: dict[str, str] = {}
        self._books: dict[str, Data] = {}

    def hear(self, type: str, data: Data) -> None:
        match type:
            case "release.payment.authorised":
                order = self._orders[data["noticeNumber"]] = {**data, "stopped": False}
                for line in order["lines"]:
                    self._carry_out(order, line)
            case "release.payment.stopped":
                stopped = self._orders.get(data["noticeNumber"])
                if stopped is not None and stopped["version"] == data["version"]:
                    stopped["stopped"] = True
            case "release.receipt":
                # What the system authorises from then on has counted the booking.
                self._payments.get(self._serial_of.get(data["messageId"], ""), {})["answered"] = True
            case "release.freeze.changed" if data["change"] == "ordered":
                self._executed(data["freeze"], data["correlation"]["accountNumber"])
            case "release.deduction.decided" if data["outcome"] == "ACCEPTED" and data["allowedFen"] > 0:
                self._deducted(data)
            case "release.query.raised":
                self.answer(data)

    def told(self, kind: str, type: str, data: Data) -> None:
        match kind:
            case "open-account":
                self._books[data["accountNumber"]] = {"balanceFen": data["balanceFen"], "accountTitle": data["accountTitle"]}
            case "refuse" | "pay-part" | "hold" | "queue" | "voucher":
                self._wishes[data["noticeNumber"]] = {**data, "kind": kind}
            case "go":
                self._wishes.pop(data["noticeNumber"], None)
                order = self._orders.get(data["noticeNumber"])
                for line in order["lines"] if order is not None else []:
                    self._pay(order, line)
            case "settle" | "correct-voucher":
                payment = self._payments[data["bankSerial"]]
                if kind == "settle":
                    payment["status"] = "SETTLED"
                    self._book(data["bankSerial"])
                else:
                    self._correct_voucher(data["bankSerial"], payment)
            case "return" | "reverse":
                self._undo(data["bankSerial"], "returned" if kind == "return" else "reversed")
            case "report-balance":
                account = data["accountNumber"]
                report = {"accountNumber": account, "balanceFen": self._own(account)["balanceFen"], "asOf": self.now()}
                self.say("bank.balance.reported", report, account)

    def _own(self, account: str) -> Data:
        return self._books.setdefault(account, {"balanceFen": 0, "accountTitle": account, **self.sandbox.account(account)})

    def _executed(self, freeze: Data, account: str) -> None:
        if not self.first("executed", freeze["caseNumber"], account):
            return
        quota = freeze.get("quotaFen", freeze["controlledFen"])
        money = {"result": "controlled", "quotaFen": quota, "controlledFen": freeze["controlledFen"]}
        head = {"caseNumber": freeze["caseNumber"], "accountNumber": account, "receiptNumber": f"HZ{uuid.uuid4().hex[:12]}"}
        self.say("bank.freeze.executed", {**head, **money, "executedAt": self.now()}, account)

    def _carry_out(self, order: Data, line: Data) -> None:
        wish = self._wishes.get(order["noticeNumber"], {})
        match wish.get("kind"):
            case "hold":
                return
            case "refuse":
                about = {"accountNumber": order["accountNumber"], "noticeNumber": order["noticeNumber"], "line": line["line"]}
                why = {"reasonCode": wish["reasonCode"], "reason": REASONS_IN_WORDS, "refusedAt": self.now()}
                self.say("bank.payment.refused", {**about, **why}, order["accountNumber"])
            case "pay-part":
                self._pay(order, line, most=wish["amountFen"])
            case "queue":
                self._pay(order, line, status="QUEUED")
            case _:
                self._pay(order, line, voucher=wish if "paper" in wish else None)

    def _pay(self, order: Data, line: Data, most: int | None = None, status: str = "SETTLED", voucher: Data | None = None) -> None:
        """What is left of the line, less what this bank has booked since it was authorised and what the system had not counted before."""
        if order["stopped"] or self._orders[order["noticeNumber"]] is not order:
            return
        booked = sum(
            each["amountFen"]
            for each in self._payments.values()
            if each["line"] is line
            or (not each["answered"] and each["noticeNumber"] == order["noticeNumber"] and each["line"]["line"] == line["line"])
        )
        amount = line["remainingFen"] - booked if most is None else min(line["remainingFen"] - booked, most)
        if amount <= 0:
            return
        serial = f"S{uuid.uuid4().hex[:16]}"
        self._payments[serial] = {
            "noticeNumber": order["noticeNumber"],
            "accountNumber": order["accountNumber"],
            "line": line,
            "amountFen": amount,
            "status": status,
            "voucher": voucher,
            "answered": False,
        }
        self._book(serial)

    def _book(self, serial: str) -> None:
        payment = self._payments[serial]
        account, line, amount = payment["accountNumber"], payment["line"], payment["amountFen"]
        own, now, asked = self._own(account), self.now(), payment["voucher"]
        data: Data = {
            "accountNumber": account,
            "noticeNumber": payment["noticeNumber"],
            "line": line["line"],
            "bankSerial": serial,
            "payee": {name: line["payee"][name] for name in ("name", "accountNumber", "bankCode")},
            "amountFen": amount,
            "bookedAt": now,
            "clearing": {"system": "HVPS", "reference": f"HVPS{serial}", "status": payment["status"]},
        }
        if payment["status"] == "SETTLED":
            own["balanceFen"] -= amount
            wrong = asked is not None and asked.get("wrong") == "face"
            face = {"payer": own["accountTitle"], "payee": line["payee"]["name"], "amountFen": amount, "bookedOn": now[:10]}
            paper = self.document(asked) if asked is not None else document_of(VOUCHER.read_bytes(), "application/pdf")
            data["voucher"] = {"number": f"HD{serial}", **paper, "face": {**face, "serial": f"{serial}9" if wrong else serial}}
        data["balanceAfterFen"] = own["balanceFen"]
        payment["reported"] = data
        self._report(serial, data)

    def _report(self, serial: str, data: Data) -> None:
        id = str(uuid.uuid4())
        self._serial_of[id] = serial
        self.say("bank.payment.booked", data, data["accountNumber"], id)

    def _correct_voucher(self, serial: str, payment: Data) -> None:
        """The same booking once more, with a voucher that is right: nothing is paid again."""
        reported = payment["reported"]
        right = document_of(VOUCHER.read_bytes(), "application/pdf")
        face = {**reported["voucher"]["face"], "serial": serial}
        self._report(serial, {**reported, "voucher": {"number": f"HD{serial}", **right, "face": face}})

    def _undo(self, original: str, how: str) -> None:
        payment = self._payments.pop(original)
        account, amount = payment["accountNumber"], payment["amountFen"]
        own = self._own(account)
        own["balanceFen"] += amount
        about = {"accountNumber": account, "bankSerial": f"R{uuid.uuid4().hex[:16]}", "originalBankSerial": original, "amountFen": amount}
        when = {"reason": "收款行退汇", "bookedAt": self.now(), "balanceAfterFen": own["balanceFen"]}
        self.say(f"bank.payment.{how}", {**about, **when}, account)

    def _deducted(self, data: Data) -> None:
        account, amount = data["correlation"]["accountNumber"], data["allowedFen"]
        own = self._own(account)
        own["balanceFen"] -= amount
        about = {"accountNumber": account, "caseNumber": data["caseNumber"], "bankSerial": f"K{uuid.uuid4().hex[:16]}"}
        money = {"amountFen": amount, "kind": "court-deduction", "bookedAt": self.now(), "balanceAfterFen": own["balanceFen"]}
        self.say("bank.deduction.booked", {**about, **money}, account)


class Housing(_Party):
    def hear(self, type: str, data: Data) -> None:
        account, case = data["correlation"].get("accountNumber"), data.get("caseNumber", "")
        if type == "release.freeze.notified" and self.first("acknowledged", case, account):
            self.say("housing.freeze.acknowledged", {"caseNumber": case, "accountNumber": account, "acknowledgedAt": self.now()}, account)
        elif type == "release.query.raised" and "noticeNumber" in data:
            self.answer(data)

    def told(self, kind: str, type: str, data: Data) -> None:
        if kind == "send-paper":
            message = {**data["message"], "document": self.document(data)}
            self.say(type, message, message["accountNumber"])
        elif kind == "register-building":
            registered = {"accountNumber": data["accountNumber"], "building": data["building"], "registeredOn": self.now()[:10]}
            self.say("housing.registration.completed", registered, data["accountNumber"])


class Court(_Party):
    def __init__(self, partner: str, sandbox: Sandbox, say: Say) -> None:
        super().__init__(partner, sandbox, say)
        self._orders: dict[tuple[str, str], Data] = {}
        self._ended: set[tuple[str, str]] = set()

    def sends(self, type: str, data: Data) -> None:
        if type == "court.freeze.ordered":
            self._orders[data["caseNumber"], data["accountNumber"]] = data

    def hear(self, type: str, data: Data) -> None:
        account = data["correlation"].get("accountNumber", "unknown")
        match type:
            case "release.freeze.changed" if (data["freeze"]["caseNumber"], account) in self._orders:
                self._freeze_changed(data["change"], data["freeze"]["caseNumber"], account)
            case "release.dossier.item-filed" if self.first("item", data["itemId"]):
                taken = {"caseNumber": data["caseNumber"], "itemId": data["itemId"], "acceptedAt": self.now()}
                self.say("court.dossier.acknowledged", taken, account)
            case "release.query.raised":
                self.answer(data)

    def _freeze_changed(self, change: str, case: str, account: str) -> None:
        if change in ("expired", "lifted"):
            self._ended.add((case, account))
        elif change == "expiring":
            self._keep_frozen(case, account, shanghai(self.sandbox.later(days=364)))
        elif change == "ordered" and self.first("informed", case, account):
            self.say("court.housing.informed", {"caseNumber": case, "accountNumber": account, "informedAt": self.now()}, account)

    def told(self, kind: str, type: str, data: Data) -> None:
        if kind not in ("keep-frozen", "close-case"):
            return
        case, account = data["caseNumber"], data["accountNumber"]
        if kind == "keep-frozen":
            self._keep_frozen(case, account, data["until"])
        else:
            self.say("court.case.closed", {"caseNumber": case, "accountNumber": account, "closedOn": self.now()[:10]}, account)

    def _keep_frozen(self, case: str, account: str, until: str) -> None:
        """A freeze that stands is renewed; nothing revives one that has ended, so it is ordered anew."""
        now, before = self.now(), self._orders.get((case, account))
        ruling = f"{case}之续{random.randint(1, 90)}"
        if before is not None and ((case, account) in self._ended or before["endsAt"] <= now):
            self._ended.discard((case, account))
            order = {**before, "rulingNumber": ruling, "servedAt": now, "startsAt": now, "endsAt": until}
            self.sends("court.freeze.ordered", order)
            self.say("court.freeze.ordered", order, account)
        else:
            renewal = {"caseNumber": case, "accountNumber": account, "rulingNumber": ruling, "endsAt": until, "servedAt": now}
            self.say("court.freeze.renewed", renewal, account)
