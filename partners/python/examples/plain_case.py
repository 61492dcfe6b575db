"""The plain case, played by all three parties: registration, freeze, notice, payment, voucher, and what the court is told.

``python examples/plain_case.py [ENDPOINT]`` prints each answer; exit 0 when the money and the papers have arrived.
"""

import random
import sys
from datetime import datetime, timedelta
from pathlib import Path

from presale_partner import PartnerClient, amount_in_words, document_of
from presale_partner.message import shanghai
from presale_partner.messages import BankPaymentBooked, CourtFreezeOrdered, HousingAccountRegistered, HousingNoticeIssued
from sandbox import Sandbox

VECTORS = Path(__file__).resolve().parents[2] / "vectors"
DEVELOPER = {"name": "济南泉城置业有限公司", "uscc": "91370102MA3C8K2X48"}
AUTHORITY = {"name": "济南市历下区住房和城乡建设局", "uscc": "1137010000418859XL"}
BUILDER = {"name": "山东宏远建设集团有限公司", "idKind": "uscc", "id": "91370103MA3D1P5R0G"}
COURT, PERMIT, PAID_FEN = "济南市历下区人民法院", "济建预许2025186号", 300_000_000

number = random.randint(10_000_000, 99_999_999)
year = shanghai()[:4]
ACCOUNT, CASE, NOTICE = f"16020010192{number}", f"（{year}）鲁0102执保{number}号", f"济历住建冻用〔{year}〕{number}号"


def paper(name: str) -> dict[str, str]:
    return document_of((VECTORS / f"{name}.pdf").read_bytes(), "application/pdf")


def in_days(days: int) -> str:
    return shanghai(datetime.now().astimezone() + timedelta(days=days))


def say(party: PartnerClient, type: str, data: dict) -> None:
    receipt = party.ask(type, data, account_number=ACCOUNT)
    print(party.partner, type, receipt["outcome"], *(rule["id"] for rule in receipt["rules"]), sep="  ")
    if receipt["outcome"] != "ACCEPTED":
        raise SystemExit(f"{type} was not accepted: {receipt['rules']}")


def main(endpoint: str) -> None:
    sandbox = Sandbox(endpoint)
    sandbox.register({"profile": "370102"})
    housing = sandbox.join("housing:370102", "EdDSA", **AUTHORITY)
    court = sandbox.join("court:鲁0102", "SM2SM3", name=COURT)
    bank = sandbox.join("bank:102451000019", "ES256", name="中国工商银行济南泉城支行")

    account: HousingAccountRegistered = {
        "accountNumber": ACCOUNT,
        "accountTitle": f"{DEVELOPER['name']}（预售款专户）",
        "bankCode": "102451000019",
        "regionCode": "370102",
        "project": {"name": "泉城华府", "location": "济南市历下区经十路88号", "permits": [PERMIT]},
        "developer": DEVELOPER,
        "supervisionAgreement": f"JN-JG-{number}",
        "supervisedQuotaFen": 500_000_000,
        "balanceFen": 1_000_000_000,
        "buildings": [{"name": "1号楼"}],
    }
    say(housing, "housing.account.registered", account)
    served = shanghai()
    consent = {"evidence": "送达地址确认书", "scope": "service"}
    freeze: CourtFreezeOrdered = {
        "caseNumber": CASE,
        "courtName": COURT,
        "organ": "court",
        "stage": "suit",
        "rulingNumber": f"{CASE}之一",
        "assistanceNoticeNumber": f"{CASE}协助",
        "accountNumber": ACCOUNT,
        "respondent": DEVELOPER,
        "applicants": [
            {
                "applicantId": "a1",
                "name": "山东鲁信贸易有限公司",
                "kind": "organisation",
                "channels": [{"kind": "court-app", "address": "app:a1", "confirmed": True, "consent": consent}],
            }
        ],
        "quotaFen": 800_000_000,
        "debtFen": 800_000_000,
        "claim": {"origin": "other"},
        "servedAt": served,
        "startsAt": served,
        "endsAt": in_days(364),
    }
    say(court, "court.freeze.ordered", freeze)
    say(court, "court.housing.informed", {"caseNumber": CASE, "accountNumber": ACCOUNT, "informedAt": shanghai()})
    executed = {"result": "controlled", "quotaFen": 800_000_000, "controlledFen": 800_000_000, "receiptNumber": f"HZ{number}"}
    say(bank, "bank.freeze.executed", {"caseNumber": CASE, "accountNumber": ACCOUNT, "executedAt": shanghai(), **executed})
    notice: HousingNoticeIssued = {
        "noticeNumber": NOTICE,
        "version": 1,
        "issuer": {**AUTHORITY, "regionCode": "370102"},
        "issuedAt": shanghai(),
        "validUntil": in_days(90),
        "bankCode": "102451000019",
        "courts": [COURT],
        "accountNumber": ACCOUNT,
        "accountTitle": account["accountTitle"],
        "permit": PERMIT,
        "project": "泉城华府",
        "developer": DEVELOPER,
        "freezes": [{"caseNumber": CASE, "courtName": COURT, "quotaFen": 800_000_000}],
        "applicant": {"type": "CONTRACTOR", **BUILDER},
        "purpose": "PROGRESS",
        "contract": {"number": f"SG-{number}", "priceFen": 2_000_000_000, "paidBeforeFen": 500_000_000, "progressPercent": 60},
        "invoices": [f"3701026130-{number}"],
        "building": "1号楼",
        "lines": [
            {
                "line": 1,
                "payee": {**BUILDER, "accountNumber": "37050161620800001234", "bankCode": "105451000129", "kind": "organisation"},
                "amountFen": PAID_FEN,
                "usage": "主体结构工程进度款",
            }
        ],
        "totalFen": PAID_FEN,
        "amountInWords": amount_in_words(PAID_FEN),
        "partialAllowed": True,
        "costToCompleteFen": 0,
        "opinion": {"text": "经审核，同意使用冻结资金支付工程进度款。", "handler": "张三", "reviewer": "李四", "approver": "王五"},
        "seal": {"owner": AUTHORITY["name"]},
        "document": paper("notice"),
    }
    say(housing, "housing.notice.issued", notice)

    # The bank pays what it was told to pay, not what somebody's notice says.
    mine = lambda event: event["data"]["correlation"].get("accountNumber") == ACCOUNT  # noqa: E731
    authorised = bank.until(lambda event: event["type"] == "release.payment.authorised" and mine(event))["data"]
    line = authorised["lines"][0]
    serial, paid = f"S{number}", line["remainingFen"]
    face = {"payer": account["accountTitle"], "payee": line["payee"]["name"], "amountFen": paid, "bookedOn": shanghai()[:10], "serial": serial}
    payment: BankPaymentBooked = {
        "accountNumber": ACCOUNT,
        "noticeNumber": authorised["noticeNumber"],
        "line": line["line"],
        "bankSerial": serial,
        "payee": line["payee"],
        "amountFen": paid,
        "bookedAt": shanghai(),
        "clearing": {"system": "HVPS", "reference": f"HVPS{serial}", "status": "SETTLED"},
        "balanceAfterFen": 1_000_000_000 - paid,
        "voucher": {"number": f"HD{serial}", **paper("voucher"), "face": face},
    }
    say(bank, "bank.payment.booked", payment)
    court.until(lambda event: event["type"] == "release.transfer.reported" and mine(event))
    print(court.partner, "told of the transfer", sep="  ")
    for kind in ("fund-use-notice", "transfer-voucher"):
        filed = {"type": "release.dossier.item-filed", "case": CASE, "kind": kind}
        court.until(lambda event: [event["type"], event["data"].get("caseNumber"), event["data"].get("kind")] == list(filed.values()))
        print(court.partner, f"filed: {kind}", sep="  ")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:9324")
