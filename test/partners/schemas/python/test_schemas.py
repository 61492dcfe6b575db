"""Compiles the published JSON Schemas with a Python library, and holds the published examples against them."""

import json
import unittest
from pathlib import Path

from jsonschema import Draft202012Validator

REFERENCE = Path(__file__).resolve().parents[4] / "docs/reference/messages"


class Schemas(unittest.TestCase):
    """A test a schema."""


def holds(path: Path):
    def check(self: unittest.TestCase) -> None:
        schema = json.loads(path.read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        data = json.loads((REFERENCE / "examples" / path.name).read_text(encoding="utf-8"))["data"]
        self.assertEqual([error.message for error in validator.iter_errors(data)], [])
        self.assertFalse(validator.is_valid({**data, "misspelt": True}))

    return check


for each in sorted(REFERENCE.glob("schemas/*.v1.json")):
    setattr(Schemas, f"test {each.name}", holds(each))

if __name__ == "__main__":
    unittest.main()
