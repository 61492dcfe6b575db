package cn.presale.partner;

import cn.presale.partner.messages.Message;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** A message on its way. It is built once: whoever sends it again sends these very bytes under this very id. */
public record PartnerMessage(String id, String type, String body, String accountNumber) {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** RFC 3339 with the offset of Shanghai, to the millisecond: of two acts in one second it must be known which came first. */
    public static String shanghai(OffsetDateTime at) {
        return at.atZoneSameInstant(SHANGHAI).truncatedTo(ChronoUnit.MILLIS).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    public static String now() {
        return shanghai(OffsetDateTime.now());
    }

    public static PartnerMessage build(String partner, Message data, String accountNumber) {
        return build(partner, data, accountNumber, UUID.randomUUID().toString());
    }

    /**
     * @param partner {@code bank:102451000019}
     * @param id kept with the fact that it reports, so that a retry after a crash has the same one
     * @throws IllegalArgumentException naming the required fields that are not set
     */
    public static PartnerMessage build(String partner, Message data, String accountNumber, String id) {
        return build(partner, data, accountNumber, id, OffsetDateTime.now());
    }

    /** @param at when it is written; a sandbox with a clock of its own has another time than the machine */
    public static PartnerMessage build(String partner, Message data, String accountNumber, String id, OffsetDateTime at) {
        List<String> missing = data.missing();
        if (!missing.isEmpty()) throw new IllegalArgumentException(data.type() + " lacks " + String.join(", ", missing));
        return build(partner, data.type(), Json.MAPPER.valueToTree(data), accountNumber, id, at);
    }

    /** The same for what has no class of its own. */
    public static PartnerMessage build(String partner, String type, JsonNode data, String accountNumber, String id, OffsetDateTime at) {
        ObjectNode event = Json.MAPPER.createObjectNode();
        event.put("specversion", "1.0").put("id", id).put("source", "urn:presale:" + partner);
        event.put("type", "presale." + type + ".v1").put("subject", accountNumber).put("time", shanghai(at));
        event.put("datacontenttype", "application/json").put("dataschema", "urn:presale:schema:" + type + ":v1");
        event.set("data", data);
        return new PartnerMessage(id, type, Json.print(event), accountNumber);
    }

    public static String accountGroup(String accountNumber) {
        return accountNumber.replaceAll("\\s", "");
    }

    /** The event's id, or its SHA-256 where SQS does not take it. */
    public static String deduplicationId(String id) {
        return id.matches("[!-~]{1,128}") ? id : sha256(id.getBytes(StandardCharsets.UTF_8));
    }

    public static String queueName(String partner) {
        return "presale-" + partner.substring(0, partner.indexOf(':')) + ".fifo";
    }

    /** {@code court:鲁0102} reads {@code presale-reply-court-u9c81-0102.fifo}. */
    public static String replyQueueName(String partner) {
        StringBuilder name = new StringBuilder("presale-reply-");
        partner.replaceFirst(":", "-").codePoints().forEach(code -> {
            boolean isPlain = Character.toString(code).matches("[A-Za-z0-9_-]");
            name.append(isPlain ? Character.toString(code) : "u" + Integer.toHexString(code) + "-");
        });
        return name.append(".fifo").toString();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException error) {
            throw new IllegalStateException(error);
        }
    }
}
