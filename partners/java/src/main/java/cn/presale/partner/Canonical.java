package cn.presale.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one spelling by which names, numbers and cases are compared. What was written is kept; only the comparison uses this. */
public final class Canonical {
    private static final JsonNode TABLES = tables();
    private static final Map<String, String> REPLACEMENTS = new LinkedHashMap<>();
    private static final Pattern STOP = Pattern.compile("(?<=\\p{IsHan})[.。](?=\\p{IsHan})");
    private static final Pattern CASE =
            Pattern.compile("^\\((\\d{4})\\)([^号]*[^0-9号第])第?0*(\\d{1,8})(?:之[一二三四五六七八九十\\d]+|-\\d{1,2})?号");

    static {
        REPLACEMENTS.put("dropped", "");
        REPLACEMENTS.put("opening", "(");
        REPLACEMENTS.put("closing", ")");
        REPLACEMENTS.put("dash", "-");
        REPLACEMENTS.put("interpunct", "·");
    }

    private Canonical() {}

    public static String text(String text) {
        String unified = unify(Normalizer.normalize(unify(text), Normalizer.Form.NFKC));
        StringBuilder spelt = new StringBuilder();
        unified.codePoints().forEach(code -> spelt.append(spell(code)));
        String dashed = spelt.toString().replaceAll("-+", "-");
        return Normalizer.normalize(STOP.matcher(dashed).replaceAll("·"), Normalizer.Form.NFC);
    }

    /** Notice, contract and invoice numbers: letters of either case are one. */
    public static String number(String text) {
        return text(text).toUpperCase(Locale.ROOT);
    }

    /** Of a case number in today's form (since 2016): without the suffix of a ruling. Other numbers keep their canonical text. */
    public static String caseNumber(String text) {
        String canonical = text(text);
        Matcher match = CASE.matcher(canonical);
        if (!match.find() || Integer.parseInt(match.group(1)) < 2016) return canonical;
        String name = match.group(2).replace('(', '（').replace(')', '）');
        return "（" + match.group(1) + "）" + name + match.group(3) + "号";
    }

    private static String unify(String text) {
        StringBuilder unified = new StringBuilder();
        text.codePoints().forEach(code -> {
            String character = Character.toString(code);
            unified.append(TABLES.path("glyphs").path(character).asText(character));
        });
        return unified.toString();
    }

    private static String spell(int code) {
        if ((code >= 0x4e00 && code <= 0x9fff) || (code >= '0' && code <= '9')) return Character.toString(code);
        for (Map.Entry<String, String> each : REPLACEMENTS.entrySet())
            for (JsonNode range : TABLES.path(each.getKey()))
                if (code >= range.get(0).asInt() && code <= range.get(1).asInt()) return each.getValue();
        return Character.toString(code);
    }

    private static JsonNode tables() {
        try (InputStream in = Canonical.class.getResourceAsStream("/canonical-tables.json")) {
            return Json.MAPPER.readTree(in);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
