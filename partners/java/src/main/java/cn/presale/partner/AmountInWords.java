package cn.presale.partner;

/** 人民币大写 (《支付结算办法》附件一): headed by 人民币, one 零 for several zeros, 整 where there is no 角 and 分. */
public final class AmountInWords {
    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] UNITS = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿", "万亿"};
    private static final long MAXIMUM_FEN = 100_000_000_000_000L;

    private AmountInWords() {}

    public static String of(long fen) {
        if (fen < 0 || fen > MAXIMUM_FEN) throw new IllegalArgumentException(fen + " is no number of fen from 0 to 10^14");
        long yuan = fen / 100;
        int jiao = (int) (fen / 10 % 10);
        int rest = (int) (fen % 10);
        String whole = yuan == 0 ? "" : yuan(yuan) + "元";
        if (jiao == 0 && rest == 0) return "人民币" + (whole.isEmpty() ? "零元" : whole) + "整";
        String tenths = jiao != 0 ? DIGITS.charAt(jiao) + "角" : whole.isEmpty() ? "" : "零";
        return "人民币" + whole + tenths + (rest == 0 ? "" : DIGITS.charAt(rest) + "分");
    }

    private static String yuan(long yuan) {
        StringBuilder words = new StringBuilder();
        boolean hasGap = false;
        for (int place = 3; place >= 0; place--) {
            int part = (int) (yuan / power(10_000, place) % 10_000);
            if (part == 0) {
                hasGap = !words.isEmpty();
                continue;
            }
            if (!words.isEmpty() && (hasGap || part < 1000)) words.append('零');
            // 万亿 and 亿 share the 亿 that stands last.
            boolean isShared = place == 3 && yuan / power(10_000, 2) % 10_000 > 0;
            words.append(group(part)).append(isShared ? "万" : GROUPS[place]);
            hasGap = false;
        }
        return words.toString();
    }

    private static String group(int number) {
        StringBuilder words = new StringBuilder();
        boolean hasGap = false;
        for (int place = 3; place >= 0; place--) {
            int digit = (int) (number / power(10, place) % 10);
            if (digit == 0) hasGap = !words.isEmpty();
            else {
                words.append(hasGap ? "零" : "").append(DIGITS.charAt(digit)).append(UNITS[place]);
                hasGap = false;
            }
        }
        return words.toString();
    }

    private static long power(long base, int exponent) {
        long result = 1;
        for (int i = 0; i < exponent; i++) result *= base;
        return result;
    }
}
