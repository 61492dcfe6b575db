"""The one spelling by which names, numbers and cases are compared. What was written is kept; only the comparison uses this."""

import json
import re
import unicodedata
from importlib.resources import files

_tables = json.loads(files(__package__).joinpath("canonical_tables.json").read_text(encoding="utf-8"))
_replacements = [("dropped", ""), ("opening", "("), ("closing", ")"), ("dash", "-"), ("interpunct", "·")]
_HAN = re.compile("[\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufad9\U00020000-\U000323af]")


def _unify(text: str) -> str:
    return "".join(_tables["glyphs"].get(character, character) for character in text)


def _spell(character: str) -> str:
    code = ord(character)
    if 0x4E00 <= code <= 0x9FFF or 0x30 <= code <= 0x39:
        return character
    for name, becomes in _replacements:
        if any(first <= code <= last for first, last in _tables[name]):
            return becomes
    return character


def canonical_text(text: str) -> str:
    unified = _unify(unicodedata.normalize("NFKC", _unify(text)))
    spelt = re.sub("-+", "-", "".join(map(_spell, unified)))

    def stop(at: int) -> str:
        is_between = 0 < at < len(spelt) - 1 and _HAN.match(spelt[at - 1]) and _HAN.match(spelt[at + 1])
        return "·" if spelt[at] in _tables["stop"] and is_between else spelt[at]

    return unicodedata.normalize("NFC", "".join(stop(at) for at in range(len(spelt))))


def canonical_number(text: str) -> str:
    """Notice, contract and invoice numbers: letters of either case are one."""
    return canonical_text(text).upper()


_CASE = re.compile(r"\((\d{4})\)([^号]*[^0-9号第])第?0*(\d{1,8})(?:之[一二三四五六七八九十\d]+|-\d{1,2})?号")


def canonical_case(text: str) -> str:
    """Of a case number in today's form (since 2016): without the suffix of a ruling. Other numbers keep their canonical text."""
    canonical = canonical_text(text)
    match = _CASE.match(canonical)
    if match is None or int(match[1]) < 2016:
        return canonical
    name = match[2].replace("(", "（").replace(")", "）")
    return f"（{match[1]}）{name}{match[3]}号"
