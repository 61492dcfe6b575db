package cn.presale.partner.messages;

import java.util.ArrayList;
import java.util.List;

/** A message, or an object inside one. */
public interface Part {
    /** Paths of required fields that are not set. */
    List<String> missing();

    static List<String> missingIn(String field, Part part) {
        return part == null ? List.of() : part.missing().stream().map(inner -> field + "." + inner).toList();
    }

    static List<String> missingInAll(String field, List<? extends Part> parts) {
        List<String> missing = new ArrayList<>();
        for (int at = 0; parts != null && at < parts.size(); at++) missing.addAll(missingIn(field + "[" + at + "]", parts.get(at)));
        return missing;
    }
}
