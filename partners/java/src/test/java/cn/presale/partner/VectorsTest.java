package cn.presale.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.presale.partner.messages.BankMessages.BankBalanceReported;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The vectors that every client passes (partners/vectors). */
class VectorsTest {
    private static final JsonNode SIGNATURES = read("signatures");
    private static final JsonNode VALUES = read("values");
    private static final JsonNode WITNESS = read("witness");

    private static JsonNode read(String name) {
        try {
            return Json.parse(Files.readString(Path.of("../vectors/" + name + ".json")));
        } catch (IOException error) {
            throw new IllegalStateException(error);
        }
    }

    private static SigningKey keyNamed(String name) {
        JsonNode key = SIGNATURES.path("keys").path(name);
        return new SigningKey(key.path("keyId").asText(), SigningKey.Algorithm.valueOf(key.path("algorithm").asText()),
                HexFormat.of().parseHex(key.path("privateHex").asText()), SigningKey.Form.valueOf(key.path("signatureForm").asText()));
    }

    private static List<Map<String, String>> published(SigningKey key) {
        Map<String, String> jwk = new HashMap<>(key.publicJwk());
        jwk.put("kid", key.keyId());
        jwk.put("alg", key.algorithm().name());
        return List.of(jwk);
    }

    @TestFactory
    List<DynamicTest> signed() {
        return each(SIGNATURES.path("messages"), "name", vector -> {
            SigningKey key = keyNamed(vector.path("key").asText());
            String body = vector.path("body").asText();
            String jws = vector.path("jws").asText();
            assertEquals(SIGNATURES.path("keys").path(vector.path("key").asText()).path("publicJwk"), Json.MAPPER.valueToTree(key.publicJwk()));
            assertTrue(Signatures.verifyDetached(body, jws, published(key), key.form()));
            String own = key.signDetached(body);
            assertTrue(Signatures.verifyDetached(body, own, published(key), key.form()));
            if (key.algorithm() == SigningKey.Algorithm.EdDSA) assertEquals(jws, own);
            JsonNode event = Json.parse(body);
            JsonNode sqs = vector.path("sqs");
            String partner = event.path("source").asText().replace("urn:presale:", "");
            assertEquals(sqs.path("queue").asText(), PartnerMessage.queueName(partner));
            assertEquals(sqs.path("replyQueue").asText(), PartnerMessage.replyQueueName(partner));
            assertEquals(sqs.path("MessageGroupId").asText(), PartnerMessage.accountGroup(event.path("subject").asText()));
            assertEquals(sqs.path("MessageDeduplicationId").asText(), PartnerMessage.deduplicationId(event.path("id").asText()));
        });
    }

    @TestFactory
    List<DynamicTest> refused() {
        return each(SIGNATURES.path("rejected"), "name", vector -> {
            SigningKey key = keyNamed(vector.path("key").asText());
            assertFalse(Signatures.verifyDetached(vector.path("body").asText(), vector.path("jws").asText(), published(key), key.form()));
        });
    }

    @TestFactory
    List<DynamicTest> told() {
        List<Map<String, String>> keys =
                Json.MAPPER.convertValue(SIGNATURES.path("replies").path("jwkSet").path("keys"), new TypeReference<>() {});
        return each(SIGNATURES.path("replies").path("messages"), "name", vector -> {
            String body = vector.path("body").asText();
            assertTrue(Signatures.verifyDetached(body, vector.path("jws").asText(), keys, SigningKey.Form.raw));
            assertFalse(Signatures.verifyDetached(body + " ", vector.path("jws").asText(), keys, SigningKey.Form.raw));
        });
    }

    @TestFactory
    List<DynamicTest> canonical() {
        Map<String, UnaryOperator<String>> forms =
                Map.of("names", Canonical::text, "numbers", Canonical::number, "cases", Canonical::caseNumber);
        List<DynamicTest> tests = new ArrayList<>();
        forms.forEach((kind, form) -> tests.addAll(each(VALUES.path(kind), "value",
                vector -> assertEquals(vector.path("canonical").asText(), form.apply(vector.path("value").asText())))));
        return tests;
    }

    @TestFactory
    List<DynamicTest> amounts() {
        return each(VALUES.path("amounts"), "fen",
                vector -> assertEquals(vector.path("words").asText(), AmountInWords.of(vector.path("fen").asLong())));
    }

    @TestFactory
    List<DynamicTest> names() {
        List<DynamicTest> tests = new ArrayList<>(each(VALUES.path("replyQueues"), "partner",
                vector -> assertEquals(vector.path("queue").asText(), PartnerMessage.replyQueueName(vector.path("partner").asText()))));
        tests.addAll(each(VALUES.path("deduplicationIds"), "id", vector -> assertEquals(
                vector.path("MessageDeduplicationId").asText(), PartnerMessage.deduplicationId(vector.path("id").asText()))));
        return tests;
    }

    @TestFactory
    List<DynamicTest> documents() {
        return each(VALUES.path("documents"), "text", vector -> {
            Documents document = Documents.of(vector.path("text").asText().getBytes(StandardCharsets.UTF_8), "text/plain");
            assertEquals(vector.path("sha256").asText(), document.sha256());
            assertEquals(vector.path("contentBase64").asText(), document.contentBase64());
        });
    }

    @Test
    void moreThan180kBGoesIntoTheUploadArea() {
        assertEquals(VALUES.path("inlineBytesMax").asInt(), Documents.INLINE_BYTES_MAX);
        Map<String, byte[]> put = new HashMap<>();
        Documents document = Documents.claimCheck("bank:102451000019", new byte[Documents.INLINE_BYTES_MAX + 1], "application/pdf", put::put);
        assertEquals("upload://bank/102451000019/" + document.sha256(), document.uri());
        assertEquals(1, put.size());
    }

    @Test
    void aCheckpointIsCosigned() {
        String name = WITNESS.path("name").asText();
        SigningKey key = new SigningKey("witness", SigningKey.Algorithm.EdDSA,
                HexFormat.of().parseHex(WITNESS.path("seedHex").asText()), SigningKey.Form.raw);
        String checkpoint = WITNESS.path("checkpoint").asText();
        assertEquals(WITNESS.path("cosignature").asText(),
                Witness.cosignatureLine(name, key, checkpoint, WITNESS.path("epochSeconds").asLong()));
        assertEquals(WITNESS.path("verifierKey").asText(), Witness.verifierKey(name, key));
    }

    @Test
    void aMessageThatLacksAFieldIsNotBuilt() {
        Exception refusal = assertThrows(IllegalArgumentException.class,
                () -> PartnerMessage.build("bank:102451000019", new BankBalanceReported().balanceFen(1L), "1"));
        assertEquals("bank.balance.reported lacks accountNumber, asOf", refusal.getMessage());
    }

    private interface Check {
        void on(JsonNode vector);
    }

    private static List<DynamicTest> each(JsonNode vectors, String name, Check check) {
        List<DynamicTest> tests = new ArrayList<>();
        vectors.forEach(vector -> tests.add(dynamicTest(name + ": " + vector.path(name).asText(), () -> check.on(vector))));
        return tests;
    }
}
