package cn.presale.partner.examples;

import cn.presale.partner.Documents;
import cn.presale.partner.Json;
import cn.presale.partner.PartnerMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What all parties do alike. */
abstract class Mind {
    /** Sends a message under an id. */
    interface Say {
        void say(String type, ObjectNode data, String account, String id);
    }

    final String partner;
    final Sandbox sandbox;
    private final Say say;
    private final Set<List<String>> done = new HashSet<>();

    Mind(String partner, Sandbox sandbox, Say say) {
        this.partner = partner;
        this.sandbox = sandbox;
        this.say = say;
    }

    /** Something that the system has told, proven and for the first time. */
    abstract void hear(String type, JsonNode data);

    /** Something that is asked for at the partner's own desk. */
    abstract void told(String kind, String type, JsonNode data);

    /** A message that is sent as it is given. */
    void sends(String type, JsonNode data) {}

    String say(String type, ObjectNode data, String account) {
        String id = UUID.randomUUID().toString();
        say.say(type, data, account, id);
        return id;
    }

    String now() {
        return PartnerMessage.shanghai(sandbox.now());
    }

    /** The day in Shanghai. */
    String today() {
        return now().substring(0, 10);
    }

    static ObjectNode object() {
        return Json.MAPPER.createObjectNode();
    }

    static String accountOf(JsonNode data) {
        return data.path("correlation").path("accountNumber").asText("unknown");
    }

    static String serial(String letter) {
        return letter + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    /** Whether this is done for the first time. */
    boolean first(String... name) {
        return done.add(List.of(name));
    }

    /** A paper as it is asked for: inside the message where it fits, else uploaded. */
    ObjectNode document(JsonNode asked) {
        JsonNode paper = asked.path("paper");
        byte[] whole = Base64.getDecoder().decode(paper.path("contentBase64").asText());
        byte[] bytes = Arrays.copyOf(whole, Math.max(whole.length, paper.path("padTo").asInt()));
        Documents sent = Documents.claimCheck(partner, bytes, paper.path("mediaType").asText(), sandbox::upload);
        ObjectNode document = Json.MAPPER.valueToTree(sent);
        return asked.path("wrong").asText().equals("digest") ? document.put("sha256", "0".repeat(64)) : document;
    }

    /** One word for all the rules of a query. */
    void answer(JsonNode data) {
        String kind = partner.substring(0, partner.indexOf(':'));
        String account = accountOf(data);
        ObjectNode said = object();
        if (!kind.equals("housing")) said.put("accountNumber", account);
        if (kind.equals("court")) said.put("caseNumber", data.path("caseNumber").asText(data.path("correlation").path("caseNumber").asText()));
        if (data.has("noticeNumber")) said.set("noticeNumber", data.path("noticeNumber"));
        if (data.has("version")) said.set("version", data.path("version"));
        ArrayNode answers = said.putArray("answers");
        for (JsonNode rule : data.path("rules")) {
            ObjectNode answer = answers.addObject().put("rule", rule.path("id").asText()).put("statement", "经核查，同意办理。");
            answer.put("signedBy", "值班人员").put("decision", "accept");
            if (kind.equals("housing") && rule.path("id").asText().equals("S-23")) answer.put("priorPaid", "included");
        }
        say(kind + ".query.answered", said, account);
    }
}
