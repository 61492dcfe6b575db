package cn.presale.partner;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.DSAEncoding;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.math.ec.ECPoint;

/**
 * A partner's key. {@code privateBytes} is the 32 bytes of the Ed25519 seed, or the private number of P-256 and SM2. A bank's HSM takes
 * its place by another {@link #sign}.
 */
public record SigningKey(String keyId, Algorithm algorithm, byte[] privateBytes, Form form) {
    public enum Algorithm { EdDSA, ES256, SM2SM3 }

    /** Of SM2: r and s one after the other, or ASN.1 where the partner is registered so. */
    public enum Form { raw, der }

    static final ECDomainParameters P256 = domain("secp256r1");
    static final ECDomainParameters SM2 = domain("sm2p256v1");
    /** The identity that goes into the hash where the parties have agreed on no other (GM/T 0009). */
    static final byte[] USER_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

    public static SigningKey generate(String keyId, Algorithm algorithm) {
        SecureRandom random = new SecureRandom();
        byte[] bytes = new byte[32];
        do random.nextBytes(bytes);
        while (algorithm != Algorithm.EdDSA && !isNumberOf(algorithm, bytes));
        return new SigningKey(keyId, algorithm, bytes, Form.raw);
    }

    private static boolean isNumberOf(Algorithm algorithm, byte[] bytes) {
        BigInteger number = new BigInteger(1, bytes);
        BigInteger order = domain(algorithm).getN();
        return number.signum() > 0 && number.compareTo(order.subtract(BigInteger.ONE)) < 0;
    }

    /** What is handed to the register: the public half alone. */
    public Map<String, String> publicJwk() {
        Map<String, String> jwk = new LinkedHashMap<>();
        if (algorithm == Algorithm.EdDSA) {
            jwk.put("kty", "OKP");
            jwk.put("crv", "Ed25519");
            jwk.put("x", base64url(new Ed25519PrivateKeyParameters(privateBytes).generatePublicKey().getEncoded()));
            return jwk;
        }
        byte[] point = point().getEncoded(false);
        jwk.put("kty", "EC");
        jwk.put("crv", algorithm == Algorithm.ES256 ? "P-256" : "SM2");
        jwk.put("x", base64url(Arrays.copyOfRange(point, 1, 33)));
        jwk.put("y", base64url(Arrays.copyOfRange(point, 33, 65)));
        return jwk;
    }

    public byte[] sign(byte[] input) {
        try {
            switch (algorithm) {
                case EdDSA -> {
                    Ed25519Signer signer = new Ed25519Signer();
                    signer.init(true, new Ed25519PrivateKeyParameters(privateBytes));
                    signer.update(input, 0, input.length);
                    return signer.generateSignature();
                }
                case ES256 -> {
                    ECDSASigner ecdsa = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
                    DSADigestSigner signer = new DSADigestSigner(ecdsa, new SHA256Digest(), PlainDSAEncoding.INSTANCE);
                    signer.init(true, privateKey());
                    signer.update(input, 0, input.length);
                    return signer.generateSignature();
                }
                default -> {
                    SM2Signer signer = new SM2Signer(encoding(form));
                    signer.init(true, new ParametersWithID(privateKey(), USER_ID));
                    signer.update(input, 0, input.length);
                    return signer.generateSignature();
                }
            }
        } catch (CryptoException error) {
            throw new IllegalStateException("the key " + keyId + " cannot sign", error);
        }
    }

    /** The message attribute {@code signature} for these bytes: a detached JWS (RFC 7515 appendix F, RFC 7797). */
    public String signDetached(String body) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", algorithm.name());
        header.put("kid", keyId);
        header.put("b64", false);
        header.put("crit", List.of("b64"));
        String encoded = base64url(Json.print(header).getBytes(StandardCharsets.UTF_8));
        return encoded + ".." + base64url(sign((encoded + "." + body).getBytes(StandardCharsets.UTF_8)));
    }

    private ECPrivateKeyParameters privateKey() {
        return new ECPrivateKeyParameters(new BigInteger(1, privateBytes), domain(algorithm));
    }

    private ECPoint point() {
        return domain(algorithm).getG().multiply(new BigInteger(1, privateBytes)).normalize();
    }

    static DSAEncoding encoding(Form form) {
        return form == Form.der ? StandardDSAEncoding.INSTANCE : PlainDSAEncoding.INSTANCE;
    }

    static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static ECDomainParameters domain(Algorithm algorithm) {
        return algorithm == Algorithm.ES256 ? P256 : SM2;
    }

    private static ECDomainParameters domain(String curve) {
        X9ECParameters parameters = CustomNamedCurves.getByName(curve);
        return new ECDomainParameters(parameters.getCurve(), parameters.getG(), parameters.getN(), parameters.getH());
    }
}
