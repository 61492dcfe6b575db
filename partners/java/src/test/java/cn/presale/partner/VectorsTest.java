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
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The vectors that every client passes (partners/vectors). */
class VectorsTest {
    private static final JsonNode SIGNATURES = read("signatures");
    private static final JsonNode VALUES = read("values");
    private static final JsonNode WITNESS = read("witness");
    private static final JsonNode LOG = read("log");
    private static final JsonNode READING = read("reading");

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

    private static Log.Seen seen(JsonNode seen) {
        return seen.isMissingNode() ? null : new Log.Seen(seen.path("origin").asText(), seen.path("size").asInt(), seen.path("rootHash").asText());
    }

    private static List<String> texts(JsonNode list) {
        return Json.MAPPER.convertValue(list, new TypeReference<>() {});
    }

    @TestFactory
    List<DynamicTest> viewsOfTheLog() {
        return each(LOG.path("views"), "name", vector -> {
            JsonNode files = LOG.path("files").path(vector.path("files").asText());
            Supplier<Log.Seen> look = () -> Log.continuing(vector.path("note").asText(), LOG.path("logKey").asText(),
                    path -> Base64.getDecoder().decode(files.path(path).asText("")), seen(vector.path("seen")));
            if (vector.has("why")) assertEquals(vector.path("why").asText(), assertThrows(Log.NotContinuedException.class, look::get).getMessage());
            else assertEquals(seen(vector.path("remember")), look.get());
        });
    }

    @TestFactory
    List<DynamicTest> proofs() {
        List<DynamicTest> tests = new ArrayList<>(each(LOG.path("inclusion"), "name", vector -> assertEquals(vector.path("holds").asBoolean(),
                Log.isIncluded(vector.path("leafHash").asText(), vector.path("index").asLong(), vector.path("size").asLong(),
                        vector.path("rootHash").asText(), texts(vector.path("proof"))))));
        tests.addAll(each(LOG.path("consistency"), "name", vector -> assertEquals(vector.path("holds").asBoolean(),
                Log.isConsistent(vector.path("before").asLong(), vector.path("beforeRootHash").asText(), vector.path("size").asLong(),
                        vector.path("rootHash").asText(), texts(vector.path("proof"))))));
        return tests;
    }

    @TestFactory
    List<DynamicTest> reading() {
        List<Map<String, String>> keys = Json.MAPPER.convertValue(READING.path("jwkSet").path("keys"), new TypeReference<>() {});
        return each(READING.path("batches"), "name", vector -> {
            List<Reading.Fetched> fetched = new ArrayList<>();
            List<String> fates = new ArrayList<>();
            for (JsonNode message : vector.path("fetched")) {
                boolean isProven = Signatures.verifyDetached(
                        message.path("body").asText(), message.path("signature").asText(), keys, SigningKey.Form.raw);
                fetched.add(new Reading.Fetched(message.path("groupId").asText(), isProven));
                fates.add(message.path("fate").asText().toUpperCase(Locale.ROOT).replace('-', '_'));
            }
            assertEquals(fates, Reading.fates(fetched).stream().map(Enum::name).toList());
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
