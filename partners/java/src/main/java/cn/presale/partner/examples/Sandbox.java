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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What only a sandbox has: a partner registers itself, with the public half of a key that it made. A real register asks two persons for that. */
final class Sandbox {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final String door;
    private final JsonNode info;

    /** @param endpoint what {@code presale start} prints; GET on it says where the console is */
    Sandbox(String endpoint) {
        door = ask(HttpRequest.newBuilder(URI.create(endpoint))).path("console").asText() + "/api/sandbox";
        info = ask(HttpRequest.newBuilder(URI.create(door)));
    }

    void register(Map<String, ?> line) {
        ask(HttpRequest.newBuilder(URI.create(door + "/register"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.print(Map.of("register", line)))));
    }

    /** Registers the partner with a new key, and connects as it. */
    PartnerClient join(String partner, SigningKey.Algorithm algorithm, Map<String, String> more) {
        SigningKey key = SigningKey.generate(partner + "/" + System.nanoTime(), algorithm);
        ObjectNode line = Json.MAPPER.valueToTree(more);
        line.put("partner", partner).put("keyId", key.keyId()).set("publicJwk", Json.MAPPER.valueToTree(key.publicJwk()));
        register(Json.MAPPER.convertValue(line, new TypeReference<Map<String, Object>>() {}));
        List<Map<String, String>> keys = Json.MAPPER.convertValue(info.path("systemKeys").path("keys"), new TypeReference<>() {});
        return new PartnerClient(partner, key, URI.create(info.path("endpoint").asText()), "000000000000", keys, Memory.inProcess(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")));
    }

    private static JsonNode ask(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) throw new IllegalStateException(answer.body());
            return Json.parse(answer.body());
        } catch (IOException error) {
            throw new IllegalStateException("no sandbox answers; start one with presale start", error);
        } catch (InterruptedException error) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(error);
        }
    }
}
