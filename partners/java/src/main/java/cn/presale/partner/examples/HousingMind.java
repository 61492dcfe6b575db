package cn.presale.partner.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a housing authority does: it acknowledges each freeze once and answers the rules that it owns. */
final class HousingMind extends Mind {
    HousingMind(String partner, Sandbox sandbox, Say say) {
        super(partner, sandbox, say);
    }

    @Override
    void hear(String type, JsonNode data) {
        String account = accountOf(data);
        String caseNumber = data.path("caseNumber").asText();
        if (type.equals("release.freeze.notified") && first("acknowledged", caseNumber, account)) {
            ObjectNode acknowledged = object().put("caseNumber", caseNumber).put("accountNumber", account).put("acknowledgedAt", now());
            say("housing.freeze.acknowledged", acknowledged, account);
        } else if (type.equals("release.query.raised") && data.has("noticeNumber")) answer(data);
    }

    @Override
    void told(String kind, String type, JsonNode data) {
        if (kind.equals("send-paper")) {
            ObjectNode message = data.path("message").deepCopy();
            message.set("document", document(data));
            say(type, message, message.path("accountNumber").asText());
        } else if (kind.equals("register-building")) {
            String account = data.path("accountNumber").asText();
            ObjectNode registered = object().put("accountNumber", account).put("registeredOn", today());
            say("housing.registration.completed", registered.put("building", data.path("building").asText()), account);
        }
    }
}
