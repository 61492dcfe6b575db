"""人民币大写 (《支付结算办法》附件一): headed by 人民币, one 零 for several zeros, 整 where there is no 角 and 分."""

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ["", "拾", "佰", "仟"]
_GROUPS = ["", "万", "亿", "万亿"]


def _group(number: int) -> str:
    words, has_gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit == 0:
            has_gap = words != ""
        else:
            words += ("零" if has_gap else "") + _DIGITS[digit] + _UNITS[place]
            has_gap = False
    return words


def _yuan(yuan: int) -> str:
    words, has_gap = "", False
    for place in (3, 2, 1, 0):
        part = yuan // 10_000**place % 10_000
        if part == 0:
            has_gap = words != ""
            continue
        if words and (has_gap or part < 1000):
            words += "零"
        # 万亿 and 亿 share the 亿 that stands last.
        words += _group(part) + ("万" if place == 3 and yuan // 10_000**2 % 10_000 > 0 else _GROUPS[place])
        has_gap = False
    return words


def amount_in_words(fen: int) -> str:
    """Raises ValueError for what is no whole number of fen from 0 to 10^14."""
    if isinstance(fen, bool) or not isinstance(fen, int) or not 0 <= fen <= 10**14:
        raise ValueError(f"{fen} is no whole number of fen from 0 to 10^14")
    yuan, jiao, rest = fen // 100, fen // 10 % 10, fen % 10
    whole = f"{_yuan(yuan)}元" if yuan else ""
    if not jiao and not rest:
        return f"人民币{whole or '零元'}整"
    tenths = f"{_DIGITS[jiao]}角" if jiao else ("零" if whole else "")
    return f"人民币{whole}{tenths}{_DIGITS[rest] + '分' if rest else ''}"
