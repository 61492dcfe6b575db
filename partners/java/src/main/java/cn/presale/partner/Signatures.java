package cn.presale.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;

/** Verifying what the system signed. */
public final class Signatures {
    private Signatures() {}

    /** Whether one of these keys (a JWK set's, with kid and alg) signed exactly these bytes, in the one form of the contract. */
    public static boolean verifyDetached(String body, String jws, List<Map<String, String>> keys, SigningKey.Form form) {
        String[] parts = jws.split("\\.", -1);
        if (parts.length != 3 || !parts[1].isEmpty() || !isBase64url(parts[0]) || !isBase64url(parts[2])) return false;
        JsonNode header;
        try {
            header = Json.parse(new String(decode(parts[0]), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException error) {
            return false;
        }
        boolean isContract = header.path("b64").isBoolean() && !header.path("b64").booleanValue()
                && header.path("crit").toString().equals("[\"b64\"]");
        if (!isContract) return false;
        byte[] input = (parts[0] + "." + body).getBytes(StandardCharsets.UTF_8);
        return keys.stream()
                .filter(key -> header.path("kid").asText().equals(key.get("kid")) && header.path("alg").asText().equals(key.get("alg")))
                .findFirst()
                .map(key -> holds(key, input, decode(parts[2]), form))
                .orElse(false);
    }

    /** A second spelling of the same bytes is refused, so that a signature has one form. */
    private static boolean isBase64url(String text) {
        if (!text.matches("[A-Za-z0-9_-]+")) return false;
        try {
            return SigningKey.base64url(decode(text)).equals(text);
        } catch (IllegalArgumentException error) {
            return false;
        }
    }

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static boolean holds(Map<String, String> jwk, byte[] input, byte[] signature, SigningKey.Form form) {
        try {
            boolean isSm2 = "SM2SM3".equals(jwk.get("alg"));
            if (!(isSm2 && form == SigningKey.Form.der) && signature.length != 64) return false;
            if ("EdDSA".equals(jwk.get("alg"))) {
                Ed25519Signer signer = new Ed25519Signer();
                signer.init(false, new Ed25519PublicKeyParameters(decode(jwk.get("x"))));
                signer.update(input, 0, input.length);
                return signer.verifySignature(signature);
            }
            ECPublicKeyParameters key = point(jwk, isSm2 ? SigningKey.SM2 : SigningKey.P256);
            if (isSm2) {
                SM2Signer signer = new SM2Signer(SigningKey.encoding(form));
                signer.init(false, new ParametersWithID(key, SigningKey.USER_ID));
                signer.update(input, 0, input.length);
                return signer.verifySignature(signature);
            }
            DSADigestSigner signer = new DSADigestSigner(new ECDSASigner(), new SHA256Digest(), PlainDSAEncoding.INSTANCE);
            signer.init(false, key);
            signer.update(input, 0, input.length);
            return signer.verifySignature(signature);
        } catch (IllegalArgumentException error) {
            // Numbers that are no point of the curve: such a key signs nothing.
            return false;
        }
    }

    private static ECPublicKeyParameters point(Map<String, String> jwk, ECDomainParameters domain) {
        BigInteger x = new BigInteger(1, decode(jwk.get("x")));
        BigInteger y = new BigInteger(1, decode(jwk.get("y")));
        return new ECPublicKeyParameters(domain.validatePublicPoint(domain.getCurve().createPoint(x, y)), domain);
    }
}
