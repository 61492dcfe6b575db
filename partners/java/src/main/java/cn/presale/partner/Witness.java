package cn.presale.partner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** Cosigning a checkpoint of the log (C2SP tlog-cosignature, cosignature/v1). Cosign only what continues all that you have seen ({@link Log}). */
public final class Witness {
    private static final byte[] COSIGNATURE = {0x04};

    private Witness() {}

    /** The line under the checkpoint; {@code checkpoint} is its text up to the blank line, with the newline that ends it. */
    public static String cosignatureLine(String name, SigningKey key, String checkpoint, long epochSeconds) {
        byte[] signature = key.sign(("cosignature/v1\ntime " + epochSeconds + "\n" + checkpoint).getBytes(StandardCharsets.UTF_8));
        byte[] time = ByteBuffer.allocate(8).putLong(epochSeconds).array();
        return "— " + name + " " + Base64.getEncoder().encodeToString(join(keyHash(name, publicBytes(key)), time, signature));
    }

    /** What others verify the cosignatures with. */
    public static String verifierKey(String name, SigningKey key) {
        byte[] publicKey = publicBytes(key);
        String hash = HexFormat.of().formatHex(keyHash(name, publicKey));
        return name + "+" + hash + "+" + Base64.getEncoder().encodeToString(join(COSIGNATURE, publicKey));
    }

    /** The message that brings the cosignature of a checkpoint (the whole note, as the log has it) to the system. */
    public static PartnerMessage cosignedMessage(String partner, SigningKey key, String note, long epochSeconds) {
        String text = note.substring(0, note.lastIndexOf("\n\n") + 1);
        String[] lines = text.split("\n");
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.put("origin", lines[0]).put("size", Long.parseLong(lines[1])).put("rootHash", lines[2]);
        data.put("cosignature", cosignatureLine(partner, key, text, epochSeconds));
        String type = partner.substring(0, partner.indexOf(':')) + ".checkpoint.cosigned";
        OffsetDateTime at = Instant.ofEpochSecond(epochSeconds).atOffset(ZoneOffset.UTC);
        return PartnerMessage.build(partner, type, data, "log", UUID.randomUUID().toString(), at);
    }

    private static byte[] keyHash(String name, byte[] publicKey) {
        byte[] named = join((name + "\n").getBytes(StandardCharsets.UTF_8), COSIGNATURE, publicKey);
        return Arrays.copyOf(HexFormat.of().parseHex(PartnerMessage.sha256(named)), 4);
    }

    private static byte[] publicBytes(SigningKey key) {
        return Base64.getUrlDecoder().decode(key.publicJwk().get("x"));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) joined.writeBytes(part);
        return joined.toByteArray();
    }
}
