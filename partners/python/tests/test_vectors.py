"""The vectors that every client passes (`partners/vectors`). Run with `python -m unittest`."""

import base64
import json
import unittest
from pathlib import Path

import presale_partner as presale
from presale_partner.message import queue_name

VECTORS = Path(__file__).resolve().parents[2] / "vectors"


def read(name: str) -> dict:
    return json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))


SIGNATURES, VALUES, WITNESS = read("signatures"), read("values"), read("witness")
LOG, READING = read("log"), read("reading")


def key_named(name: str) -> tuple[presale.SigningKey, dict]:
    key = SIGNATURES["keys"][name]
    signing = presale.SigningKey(key["keyId"], key["algorithm"], bytes.fromhex(key["privateHex"]), key["signatureForm"])
    return signing, {**signing.public_jwk, "kid": key["keyId"], "alg": key["algorithm"]}


class Vectors(unittest.TestCase):
    """Filled below, a test a vector."""


def add(name: str, check) -> None:
    setattr(Vectors, f"test {name}", check)


def signed(vector: dict):
    def check(self: unittest.TestCase) -> None:
        signing, published = key_named(vector["key"])
        self.assertEqual(signing.public_jwk, SIGNATURES["keys"][vector["key"]]["publicJwk"])
        self.assertTrue(presale.verify_detached(vector["body"], vector["jws"], [published], signing.form))
        own = signing.sign_detached(vector["body"])
        self.assertTrue(presale.verify_detached(vector["body"], own, [published], signing.form))
        if signing.algorithm == "EdDSA":
            self.assertEqual(own, vector["jws"])
        event = json.loads(vector["body"])
        partner = event["source"].removeprefix("urn:presale:")
        self.assertEqual(
            {
                "queue": queue_name(partner),
                "MessageGroupId": presale.account_group(event["subject"]),
                "MessageDeduplicationId": presale.deduplication_id(event["id"]),
                "replyQueue": presale.reply_queue_name(partner),
            },
            vector["sqs"],
        )

    return check


def refused(vector: dict):
    def check(self: unittest.TestCase) -> None:
        self.assertFalse(presale.verify_detached(vector["body"], vector["jws"], [key_named(vector["key"])[1]]))

    return check


def told(vector: dict):
    def check(self: unittest.TestCase) -> None:
        keys = SIGNATURES["replies"]["jwkSet"]["keys"]
        self.assertTrue(presale.verify_detached(vector["body"], vector["jws"], keys))
        self.assertFalse(presale.verify_detached(vector["body"] + " ", vector["jws"], keys))

    return check


def equals(compute, expected):
    return lambda self: self.assertEqual(compute(), expected)


for each in SIGNATURES["messages"]:
    add(f"signed: {each['name']}", signed(each))
for each in SIGNATURES["rejected"]:
    add(f"refused: {each['name']}", refused(each))
for each in SIGNATURES["replies"]["messages"]:
    add(f"told: {each['name']}", told(each))
for kind, canonical in (("names", presale.canonical_text), ("numbers", presale.canonical_number), ("cases", presale.canonical_case)):
    for each in VALUES[kind]:
        add(f"canonical {kind}: {each['value']}", equals(lambda of=canonical, v=each: of(v["value"]), each["canonical"]))
for each in VALUES["amounts"]:
    add(f"in words: {each['fen']}", equals(lambda v=each: presale.amount_in_words(v["fen"]), each["words"]))
for each in VALUES["replyQueues"]:
    add(f"reply queue: {each['partner']}", equals(lambda v=each: presale.reply_queue_name(v["partner"]), each["queue"]))
for each in VALUES["deduplicationIds"]:
    add(f"deduplication id: {each['id']}", equals(lambda v=each: presale.deduplication_id(v["id"]), each["MessageDeduplicationId"]))
for each in VALUES["documents"]:
    wanted = {"mediaType": "text/plain", "sha256": each["sha256"], "contentBase64": each["contentBase64"]}
    add(f"document: {each['text']}", equals(lambda v=each: presale.document_of(v["text"].encode(), "text/plain"), wanted))


def view(vector: dict):
    def check(self: unittest.TestCase) -> None:
        files = LOG["files"][vector["files"]]
        seen = vector.get("seen")
        look = lambda: presale.continuing(  # noqa: E731
            vector["note"],
            LOG["logKey"],
            lambda path: base64.b64decode(files.get(path, "")),
            None if seen is None else presale.SeenLog(seen["origin"], seen["size"], seen["rootHash"]),
        )
        if "why" in vector:
            with self.assertRaises(presale.NotContinuedError) as refused_by:
                look()
            self.assertEqual(str(refused_by.exception), vector["why"])
        else:
            remember = vector["remember"]
            self.assertEqual(look(), presale.SeenLog(remember["origin"], remember["size"], remember["rootHash"]))

    return check


def reading(vector: dict):
    def check(self: unittest.TestCase) -> None:
        keys = READING["jwkSet"]["keys"]
        seen = [(each["groupId"], presale.verify_detached(each["body"], each["signature"], keys)) for each in vector["fetched"]]
        self.assertEqual(presale.fates(seen), [each["fate"] for each in vector["fetched"]])

    return check


for each in LOG["views"]:
    add(f"view of the log: {each['name']}", view(each))
for each in LOG["inclusion"]:
    proven = lambda v=each: presale.is_included(v["leafHash"], v["index"], v["size"], v["rootHash"], v["proof"])  # noqa: E731
    add(f"inclusion: {each['name']}", equals(proven, each["holds"]))
for each in LOG["consistency"]:
    proven = lambda v=each: presale.is_consistent(v["before"], v["beforeRootHash"], v["size"], v["rootHash"], v["proof"])  # noqa: E731
    add(f"consistency: {each['name']}", equals(proven, each["holds"]))
for each in READING["batches"]:
    add(f"reading: {each['name']}", reading(each))


class Others(unittest.TestCase):
    def test_more_than_180_kb_goes_into_the_upload_area(self) -> None:
        self.assertEqual(presale.INLINE_BYTES_MAX, VALUES["inlineBytesMax"])
        put: dict[str, bytes] = {}
        data = bytes(VALUES["inlineBytesMax"] + 1)
        reference = presale.claim_check("bank:102451000019", data, "application/pdf", put.__setitem__)
        self.assertEqual(reference["uri"], f"upload://bank/102451000019/{reference['sha256']}")
        self.assertEqual(list(put.values()), [data])

    def test_a_checkpoint_is_cosigned(self) -> None:
        key = presale.SigningKey("witness", "EdDSA", bytes.fromhex(WITNESS["seedHex"]))
        line = presale.cosignature_line(WITNESS["name"], key, WITNESS["checkpoint"], WITNESS["epochSeconds"])
        self.assertEqual(line, WITNESS["cosignature"])
        self.assertEqual(presale.verifier_key(WITNESS["name"], key), WITNESS["verifierKey"])


if __name__ == "__main__":
    unittest.main()
