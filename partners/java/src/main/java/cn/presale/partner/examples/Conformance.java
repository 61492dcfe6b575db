package cn.presale.partner.examples;

import cn.presale.partner.Log;
import cn.presale.partner.Memory;
import cn.presale.partner.PartnerClient;
import cn.presale.partner.PartnerClient.Told;
import cn.presale.partner.PartnerMessage;
import cn.presale.partner.SigningKey;
import cn.presale.partner.Witness;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A partner for {@code presale conform}: what a bank, a housing authority or a court does about each message, and about each thing that it is asked for. Arguments:
 * {@code bank|housing|court}, the endpoint, the folder of the vectors. Runs until it is stopped. Read the mind of your own party for its duties: they are all there, on
 * the simplest books that can be kept.
 */
public final class Conformance {
    private final Sandbox sandbox;
    private final String partner;
    private final Map<String, String> more;
    private final Memory memory = Memory.inProcess();
    private final Map<String, PartnerMessage> sent = new HashMap<>();
    private final Map<String, Log.Seen> logs = new HashMap<>();
    private final Mind mind;
    private PartnerClient client;
    private long place;

    private Conformance(Sandbox sandbox, String kind, Path vectors) {
        this.sandbox = sandbox;
        switch (kind) {
            case "bank" -> {
                partner = "bank:102451000019";
                more = Map.of("name", "中国工商银行济南泉城支行");
                mind = new BankMind(partner, sandbox, vectors, this::say);
            }
            case "housing" -> {
                partner = "housing:370102";
                more = Map.of("name", "济南市历下区住房和城乡建设局", "uscc", "1137010000418859XL");
                mind = new HousingMind(partner, sandbox, this::say);
                sandbox.register(Map.of("profile", "370102"));
            }
            case "court" -> {
                partner = "court:鲁0102";
                more = Map.of("name", "济南市历下区人民法院");
                mind = new CourtMind(partner, sandbox, this::say);
            }
            default -> throw new IllegalArgumentException(kind + ": give bank, housing or court");
        }
        client = sandbox.join(partner, SigningKey.Algorithm.EdDSA, more, memory);
        for (JsonNode entries = sandbox.feed(0); !entries.isEmpty(); entries = sandbox.feed(place))
            place = entries.get(entries.size() - 1).path("n").asLong();
    }

    public static void main(String[] arguments) {
        String endpoint = arguments.length > 1 ? arguments[1] : "http://127.0.0.1:9324";
        Path vectors = Path.of(arguments.length > 2 ? arguments[2] : "../vectors");
        Conformance tested = new Conformance(new Sandbox(endpoint), arguments[0], vectors);
        System.out.println(tested.partner + " runs");
        while (true) tested.turn();
    }

    private void turn() {
        catchUp();
        try {
            client.read(this::take, 1);
        } catch (PartnerClient.UnprovenException error) {
            // A real partner keeps this record and reports it before it sets the message aside.
            System.out.println("not proven, set aside: " + error.unproven().body());
            client.setAside(error.unproven());
        }
    }

    private void take(Told event) {
        // What was asked for before the message came is taken up first.
        catchUp();
        mind.hear(event.type(), event.data());
    }

    private void say(String type, ObjectNode data, String account, String id) {
        sent.put(id, client.send(type, data, account, id));
        System.out.println(type + "  " + id);
    }

    private void catchUp() {
        for (JsonNode entry : sandbox.feed(place)) {
            place = entry.path("n").asLong();
            JsonNode asked = entry.path("instruction");
            if (entry.path("kind").asText().equals("clock")) sandbox.readClock();
            else if (asked.path("partner").asText().equals(partner) && asked.has("act")) obey(asked.path("act"));
        }
    }

    private void obey(JsonNode act) {
        JsonNode data = act.path("data");
        String type = act.path("type").asText();
        switch (act.path("kind").asText()) {
            case "resend" -> client.post(sent.get(act.path("messageId").asText()), UUID.randomUUID().toString());
            case "rotate-key" -> client =
                    sandbox.join(partner, SigningKey.Algorithm.valueOf(data.path("algorithm").asText()), more, memory);
            case "cosign" -> cosign(data.path("log").asText(), data.path("key").asText());
            case "send" -> {
                mind.sends(type, data);
                say(type, data.deepCopy(), data.path("accountNumber").asText("unknown"), UUID.randomUUID().toString());
            }
            default -> mind.told(act.path("kind").asText(), type, data);
        }
    }

    private void cosign(String log, String key) {
        String note = new String(Sandbox.fetch(log + "/checkpoint"), StandardCharsets.UTF_8);
        try {
            logs.put(key, Log.continuing(note, key, path -> Sandbox.fetch(log + "/" + path), logs.get(key)));
        } catch (Log.NotContinuedException error) {
            System.out.println("not cosigned: " + error.getMessage());
            return;
        }
        PartnerMessage message = Witness.cosignedMessage(partner, client.key(), note, sandbox.now().toEpochSecond());
        client.post(message, PartnerMessage.deduplicationId(message.id()));
    }
}
