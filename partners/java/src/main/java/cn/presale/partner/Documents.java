package cn.presale.partner;

import java.util.Base64;
import java.util.function.BiConsumer;

/** The bytes of notices and vouchers: inline up to 180 kB, else in the partner's upload area, named by digest (claim check). */
public record Documents(String mediaType, String sha256, String contentBase64, String uri) {
    public static final int INLINE_BYTES_MAX = 180_000;

    public static Documents of(byte[] bytes, String mediaType) {
        if (bytes.length > INLINE_BYTES_MAX)
            throw new IllegalArgumentException(bytes.length + " bytes are more than " + INLINE_BYTES_MAX + ": upload them (claimCheck)");
        return new Documents(mediaType, PartnerMessage.sha256(bytes), Base64.getEncoder().encodeToString(bytes), null);
    }

    /**
     * Inline where it fits, else uploaded under its digest first: then the message that names it can be sent.
     *
     * @param upload gets {@code <kind>/<code>/<name>}: on AWS the key of an object in the bucket for uploads, in the sandbox a file
     */
    public static Documents claimCheck(String partner, byte[] bytes, String mediaType, BiConsumer<String, byte[]> upload) {
        if (bytes.length <= INLINE_BYTES_MAX) return of(bytes, mediaType);
        String sha256 = PartnerMessage.sha256(bytes);
        String path = partner.replaceFirst(":", "/") + "/" + sha256;
        upload.accept(path, bytes);
        return new Documents(mediaType, sha256, null, "upload://" + path);
    }
}
