package cn.presale.partner.examples;

import cn.presale.partner.Json;
import cn.presale.partner.Memory;
import cn.presale.partner.PartnerClient;
import cn.presale.partner.SigningKey;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What only a sandbox has: a partner registers itself, with the public half of a key that it made. A real register asks two persons for that. */
final class Sandbox {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final String door;
    private final JsonNode info;
    private Duration ahead;

    /** @param endpoint what {@code presale start} prints; GET on it says where the console is */
    Sandbox(String endpoint) {
        door = ask(HttpRequest.newBuilder(URI.create(endpoint))).path("console").asText() + "/api/sandbox";
        info = ask(HttpRequest.newBuilder(URI.create(door)));
        readClock();
    }

    void register(Map<String, ?> line) {
        ask(HttpRequest.newBuilder(URI.create(door + "/register"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.print(Map.of("register", line)))));
    }

    /** Registers the partner with a new key, and connects as it. */
    PartnerClient join(String partner, SigningKey.Algorithm algorithm, Map<String, String> more) {
        return join(partner, algorithm, more, Memory.inProcess());
    }

    PartnerClient join(String partner, SigningKey.Algorithm algorithm, Map<String, String> more, Memory memory) {
        SigningKey key = SigningKey.generate(partner + "/" + System.nanoTime(), algorithm);
        ObjectNode line = Json.MAPPER.valueToTree(more);
        line.put("partner", partner).put("keyId", key.keyId()).set("publicJwk", Json.MAPPER.valueToTree(key.publicJwk()));
        register(Json.MAPPER.convertValue(line, new TypeReference<Map<String, Object>>() {}));
        List<Map<String, String>> keys = Json.MAPPER.convertValue(info.path("systemKeys").path("keys"), new TypeReference<>() {});
        return new PartnerClient(partner, key, URI.create(info.path("endpoint").asText()), "000000000000", keys, memory,
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")), clock());
    }

    /** How far the sandbox's clock is ahead of the machine's: one that was started with {@code --clock} has its own. */
    void readClock() {
        Instant before = Instant.now();
        Instant instant = OffsetDateTime.parse(ask(HttpRequest.newBuilder(URI.create(door + "/clock"))).path("now").asText()).toInstant();
        ahead = Duration.between(before, instant).minus(Duration.between(before, Instant.now()).dividedBy(2));
    }

    /** The sandbox's time. */
    OffsetDateTime now() {
        return OffsetDateTime.now(clock());
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return Instant.now().plus(ahead);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    /** What has passed through the sandbox since, and what a conformance run asks for. */
    JsonNode feed(long after) {
        return ask(HttpRequest.newBuilder(URI.create(door + "/feed?after=" + after))).path("entries");
    }

    /** What the bank's own books would say of an account. */
    JsonNode account(String number) {
        return ask(HttpRequest.newBuilder(URI.create(door + "/accounts/" + encoded(number)))).path("account");
    }

    /** On AWS an object of the bucket for uploads. */
    void upload(String path, byte[] bytes) {
        String[] parts = path.split("/");
        String url = door + "/uploads/" + encoded(parts[0]) + "/" + encoded(parts[1]) + "/" + encoded(parts[2]);
        ask(HttpRequest.newBuilder(URI.create(url)).PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static byte[] fetch(String url) {
        return answer(HttpRequest.newBuilder(URI.create(url)));
    }

    private static JsonNode ask(HttpRequest.Builder request) {
        return Json.parse(new String(answer(request), StandardCharsets.UTF_8));
    }

    private static byte[] answer(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) throw new IllegalStateException(new String(answer.body(), StandardCharsets.UTF_8));
            return answer.body();
        } catch (IOException error) {
            throw new IllegalStateException("no sandbox answers; start one with presale start", error);
        } catch (InterruptedException error) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(error);
        }
    }
}
