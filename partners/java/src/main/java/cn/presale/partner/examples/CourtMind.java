package cn.presale.partner.examples;

import cn.presale.partner.PartnerMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** What a court does: it informs the authority of its freezes, takes each item of its case file once, renews in time, answers the rules that it owns. */
final class CourtMind extends Mind {
    private final Map<String, JsonNode> orders = new HashMap<>();
    private final Set<String> ended = new HashSet<>();

    CourtMind(String partner, Sandbox sandbox, Say say) {
        super(partner, sandbox, say);
    }

    private static String name(String caseNumber, String account) {
        return caseNumber + " " + account;
    }

    @Override
    void sends(String type, JsonNode data) {
        if (type.equals("court.freeze.ordered")) orders.put(name(data.path("caseNumber").asText(), data.path("accountNumber").asText()), data);
    }

    @Override
    void hear(String type, JsonNode data) {
        String account = accountOf(data);
        switch (type) {
            case "release.freeze.changed" -> changed(data.path("change").asText(), data.path("freeze").path("caseNumber").asText(), account);
            case "release.dossier.item-filed" -> {
                String item = data.path("itemId").asText();
                if (!first("item", item)) return;
                ObjectNode taken = object().put("caseNumber", data.path("caseNumber").asText()).put("itemId", item).put("acceptedAt", now());
                say("court.dossier.acknowledged", taken, account);
            }
            case "release.query.raised" -> answer(data);
            default -> { }
        }
    }

    private void changed(String change, String caseNumber, String account) {
        if (!orders.containsKey(name(caseNumber, account))) return;
        if (change.equals("expired") || change.equals("lifted")) ended.add(name(caseNumber, account));
        if (change.equals("expiring")) keepFrozen(caseNumber, account, PartnerMessage.shanghai(sandbox.now().plusDays(364)));
        if (change.equals("ordered") && first("informed", caseNumber, account)) {
            ObjectNode informed = object().put("caseNumber", caseNumber).put("accountNumber", account).put("informedAt", now());
            say("court.housing.informed", informed, account);
        }
    }

    @Override
    void told(String kind, String type, JsonNode data) {
        String caseNumber = data.path("caseNumber").asText();
        String account = data.path("accountNumber").asText();
        if (kind.equals("keep-frozen")) keepFrozen(caseNumber, account, data.path("until").asText());
        if (kind.equals("close-case")) {
            ObjectNode closed = object().put("caseNumber", caseNumber).put("accountNumber", account).put("closedOn", today());
            say("court.case.closed", closed, account);
        }
    }

    /** A freeze that stands is renewed; nothing revives one that has ended, so it is ordered anew. */
    private void keepFrozen(String caseNumber, String account, String until) {
        String now = now();
        JsonNode before = orders.get(name(caseNumber, account));
        String ruling = caseNumber + "之续" + ThreadLocalRandom.current().nextInt(1, 90);
        boolean isOver = before != null && (ended.remove(name(caseNumber, account)) || before.path("endsAt").asText().compareTo(now) <= 0);
        if (isOver) {
            ObjectNode order = before.deepCopy();
            order.put("rulingNumber", ruling).put("servedAt", now).put("startsAt", now).put("endsAt", until);
            sends("court.freeze.ordered", order);
            say("court.freeze.ordered", order, account);
        } else {
            ObjectNode renewal = object().put("caseNumber", caseNumber).put("accountNumber", account).put("rulingNumber", ruling);
            say("court.freeze.renewed", renewal.put("endsAt", until).put("servedAt", now), account);
        }
    }
}
