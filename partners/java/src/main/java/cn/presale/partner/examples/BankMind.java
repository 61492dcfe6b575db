package cn.presale.partner.examples;

import cn.presale.partner.Documents;
import cn.presale.partner.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What a bank does: it reports each freeze, pays what is authorised and still stands, never more than is left, and reports each booking with its voucher. */
final class BankMind extends Mind {
    /** A booking of this bank. */
    private static final class Payment {
        final JsonNode order;
        final JsonNode line;
        final long amountFen;
        final JsonNode wish;
        String status;
        boolean isAnswered;
        ObjectNode reported;

        Payment(JsonNode order, JsonNode line, long amountFen, String status, JsonNode wish) {
            this.order = order;
            this.line = line;
            this.amountFen = amountFen;
            this.status = status;
            this.wish = wish;
        }
    }

    private record Own(String title, long[] balanceFen) {}

    private static final JsonNode NO_WISH = object();
    private final Path voucher;
    /** The newest authorisation of each notice that still stands. */
    private final Map<String, JsonNode> orders = new HashMap<>();
    private final Map<String, JsonNode> wishes = new HashMap<>();
    private final Map<String, Payment> payments = new HashMap<>();
    private final Map<String, String> serialOf = new HashMap<>();
    private final Map<String, Own> books = new HashMap<>();

    BankMind(String partner, Sandbox sandbox, Path vectors, Say say) {
        super(partner, sandbox, say);
        voucher = vectors.resolve("voucher.pdf");
    }

    @Override
    void hear(String type, JsonNode data) {
        String notice = data.path("noticeNumber").asText();
        switch (type) {
            case "release.payment.authorised" -> {
                orders.put(notice, data);
                for (JsonNode line : data.path("lines")) carryOut(data, line);
            }
            case "release.payment.stopped" -> orders.computeIfPresent(notice,
                    (number, order) -> order.path("version").asInt() == data.path("version").asInt() ? null : order);
            case "release.receipt" -> {
                Payment payment = payments.get(serialOf.get(data.path("messageId").asText()));
                // What the system authorises from then on has counted the booking.
                if (payment != null) payment.isAnswered = true;
            }
            case "release.freeze.changed" -> {
                if (data.path("change").asText().equals("ordered")) executed(data.path("freeze"), accountOf(data));
            }
            case "release.deduction.decided" -> {
                if (data.path("outcome").asText().equals("ACCEPTED") && data.path("allowedFen").asLong() > 0) deducted(data);
            }
            case "release.query.raised" -> answer(data);
            default -> { }
        }
    }

    @Override
    void told(String kind, String type, JsonNode data) {
        String notice = data.path("noticeNumber").asText();
        String serial = data.path("bankSerial").asText();
        switch (kind) {
            case "open-account" -> books.put(data.path("accountNumber").asText(),
                    new Own(data.path("accountTitle").asText(), new long[] {data.path("balanceFen").asLong()}));
            case "refuse", "pay-part", "hold", "queue", "voucher" -> {
                ObjectNode wish = data.deepCopy();
                wishes.put(notice, wish.put("kind", kind));
            }
            case "go" -> {
                wishes.remove(notice);
                JsonNode order = orders.get(notice);
                if (order != null) for (JsonNode line : order.path("lines")) pay(order, line, Long.MAX_VALUE, "SETTLED", NO_WISH);
            }
            case "settle" -> {
                payments.get(serial).status = "SETTLED";
                book(serial);
            }
            case "correct-voucher" -> correctVoucher(serial);
            case "return" -> undo(serial, "returned");
            case "reverse" -> undo(serial, "reversed");
            case "report-balance" -> {
                String account = data.path("accountNumber").asText();
                ObjectNode report = object().put("accountNumber", account).put("balanceFen", own(account).balanceFen()[0]);
                say("bank.balance.reported", report.put("asOf", now()), account);
            }
            default -> { }
        }
    }

    private Own own(String account) {
        return books.computeIfAbsent(account, number -> {
            JsonNode known = sandbox.account(number);
            return new Own(known.path("accountTitle").asText(number), new long[] {known.path("balanceFen").asLong()});
        });
    }

    private void executed(JsonNode freeze, String account) {
        String caseNumber = freeze.path("caseNumber").asText();
        if (!first("executed", caseNumber, account)) return;
        long controlledFen = freeze.path("controlledFen").asLong();
        ObjectNode report = object().put("caseNumber", caseNumber).put("accountNumber", account).put("result", "controlled");
        report.put("quotaFen", freeze.path("quotaFen").asLong(controlledFen)).put("controlledFen", controlledFen);
        say("bank.freeze.executed", report.put("receiptNumber", serial("HZ")).put("executedAt", now()), account);
    }

    private void carryOut(JsonNode order, JsonNode line) {
        JsonNode wish = wishes.getOrDefault(order.path("noticeNumber").asText(), NO_WISH);
        switch (wish.path("kind").asText()) {
            case "hold" -> { }
            case "refuse" -> {
                String account = order.path("accountNumber").asText();
                ObjectNode refused = object().put("accountNumber", account).put("noticeNumber", order.path("noticeNumber").asText());
                refused.put("line", line.path("line").asInt()).put("reasonCode", wish.path("reasonCode").asText());
                say("bank.payment.refused", refused.put("reason", "依公布的原因代码书面说明").put("refusedAt", now()), account);
            }
            case "pay-part" -> pay(order, line, wish.path("amountFen").asLong(), "SETTLED", NO_WISH);
            case "queue" -> pay(order, line, Long.MAX_VALUE, "QUEUED", NO_WISH);
            default -> pay(order, line, Long.MAX_VALUE, "SETTLED", wish);
        }
    }

    /** What is left of the line, less what this bank has booked since it was authorised and what the system had not counted before. */
    private void pay(JsonNode order, JsonNode line, long mostFen, String status, JsonNode wish) {
        String notice = order.path("noticeNumber").asText();
        if (orders.get(notice) != order) return;
        long bookedFen = payments.values().stream()
                .filter(each -> each.line == line || (!each.isAnswered && each.order.path("noticeNumber").asText().equals(notice)
                        && each.line.path("line").asInt() == line.path("line").asInt()))
                .mapToLong(each -> each.amountFen)
                .sum();
        long amountFen = Math.min(line.path("remainingFen").asLong() - bookedFen, mostFen);
        if (amountFen <= 0) return;
        String serial = serial("S");
        payments.put(serial, new Payment(order, line, amountFen, status, wish));
        book(serial);
    }

    private void book(String serial) {
        Payment payment = payments.get(serial);
        String account = payment.order.path("accountNumber").asText();
        JsonNode to = payment.line.path("payee");
        Own own = own(account);
        String now = now();
        ObjectNode data = object().put("accountNumber", account).put("noticeNumber", payment.order.path("noticeNumber").asText());
        data.put("line", payment.line.path("line").asInt()).put("bankSerial", serial).put("amountFen", payment.amountFen).put("bookedAt", now);
        data.putObject("payee").put("name", to.path("name").asText()).put("accountNumber", to.path("accountNumber").asText())
                .put("bankCode", to.path("bankCode").asText());
        data.putObject("clearing").put("system", "HVPS").put("reference", "HVPS" + serial).put("status", payment.status);
        if (payment.status.equals("SETTLED")) {
            own.balanceFen()[0] -= payment.amountFen;
            ObjectNode paper = payment.wish.has("paper") ? document(payment.wish) : ownVoucher();
            boolean isWrong = payment.wish.path("wrong").asText().equals("face");
            ObjectNode face = paper.put("number", "HD" + serial).putObject("face");
            face.put("payer", own.title()).put("payee", to.path("name").asText()).put("amountFen", payment.amountFen);
            face.put("bookedOn", now.substring(0, 10)).put("serial", isWrong ? serial + "9" : serial);
            data.set("voucher", paper);
        }
        payment.reported = data.put("balanceAfterFen", own.balanceFen()[0]);
        serialOf.put(say("bank.payment.booked", data, account), serial);
    }

    private ObjectNode ownVoucher() {
        try {
            return Json.MAPPER.valueToTree(Documents.of(Files.readAllBytes(voucher), "application/pdf"));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** The same booking once more, with a voucher that is right: nothing is paid again. */
    private void correctVoucher(String serial) {
        ObjectNode data = payments.get(serial).reported.deepCopy();
        ObjectNode face = data.path("voucher").path("face").deepCopy();
        ObjectNode right = ownVoucher().put("number", "HD" + serial);
        right.set("face", face.put("serial", serial));
        data.set("voucher", right);
        serialOf.put(say("bank.payment.booked", data, data.path("accountNumber").asText()), serial);
    }

    private void undo(String serial, String how) {
        Payment payment = payments.remove(serial);
        String account = payment.order.path("accountNumber").asText();
        Own own = own(account);
        own.balanceFen()[0] += payment.amountFen;
        ObjectNode data = object().put("accountNumber", account).put("bankSerial", serial("R")).put("originalBankSerial", serial);
        data.put("amountFen", payment.amountFen).put("reason", "收款行退汇").put("bookedAt", now());
        say("bank.payment." + how, data.put("balanceAfterFen", own.balanceFen()[0]), account);
    }

    private void deducted(JsonNode decided) {
        String account = accountOf(decided);
        long amountFen = decided.path("allowedFen").asLong();
        Own own = own(account);
        own.balanceFen()[0] -= amountFen;
        ObjectNode data = object().put("accountNumber", account).put("caseNumber", decided.path("caseNumber").asText());
        data.put("bankSerial", serial("K")).put("amountFen", amountFen).put("kind", "court-deduction").put("bookedAt", now());
        say("bank.deduction.booked", data.put("balanceAfterFen", own.balanceFen()[0]), account);
    }
}
