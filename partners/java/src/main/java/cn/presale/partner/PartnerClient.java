package cn.presale.partner;

import cn.presale.partner.messages.Message;
import cn.presale.partner.messages.ReleaseMessages.ReleaseReceipt;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Sends a partner's messages and reads what it is told. Sending again is always safe: the same bytes under the same id get the first answer. */
public final class PartnerClient implements AutoCloseable {
    private static final int ATTEMPTS_MAX = 6;
    private static final long PAUSE_MS = 200;

    private final String partner;
    private final SigningKey key;
    private final List<Map<String, String>> systemKeys;
    private final Memory memory;
    private final String base;
    private final SqsClient sqs;
    private final Clock clock;
    private final List<Told> passed = new ArrayList<>();

    /**
     * @param endpoint of SQS; in the sandbox what {@code presale start} prints
     * @param systemKeys {@code GET /api/keys}: what they did not sign is not from the system
     */
    public PartnerClient(String partner, SigningKey key, URI endpoint, String awsAccount, List<Map<String, String>> systemKeys,
            Memory memory, AwsCredentialsProvider credentials) {
        this(partner, key, endpoint, awsAccount, systemKeys, memory, credentials, Clock.systemUTC());
    }

    /** @param clock the time that messages are written at; a sandbox with a clock of its own has another than the machine */
    public PartnerClient(String partner, SigningKey key, URI endpoint, String awsAccount, List<Map<String, String>> systemKeys,
            Memory memory, AwsCredentialsProvider credentials, Clock clock) {
        this.clock = clock;
        this.partner = partner;
        this.key = key;
        this.systemKeys = systemKeys;
        this.memory = memory;
        this.base = endpoint.toString().replaceAll("/+$", "") + "/" + awsAccount + "/";
        this.sqs = SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.CN_NORTH_1)
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** An event that the system told this partner, its signature verified; its type without {@code presale.} and {@code .v1}. */
    public record Told(String id, String type, String time, JsonNode data) {
        public <T extends Message> T as(Class<T> message) {
            return Json.MAPPER.convertValue(data, message);
        }

        public String accountNumber() {
            return data.path("correlation").path("accountNumber").asText("");
        }
    }

    /** What lies in the reply queue and was not signed by the system; what stands behind it in its FIFO group waits. */
    public record Unproven(String body, String signature, String groupId, String receiptHandle) {}

    /** Nothing was done about it and it still lies there: fetch the system's keys anew; if that does not help, record it, report it, and set it aside. */
    public static final class UnprovenException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Unproven unproven;

        UnprovenException(Unproven unproven) {
            super("a message in the reply queue is not signed by the system; fetch its keys anew (GET /api/keys), "
                    + "and if that does not help record it, report it, and set it aside");
            this.unproven = unproven;
        }

        public Unproven unproven() {
            return unproven;
        }
    }

    public SigningKey key() {
        return key;
    }

    public String partner() {
        return partner;
    }

    /** Events that {@link #ask} and {@link #until} passed on the way. */
    public List<Told> passed() {
        return passed;
    }

    public PartnerMessage send(Message data, String accountNumber) {
        PartnerMessage message = PartnerMessage.build(partner, data, accountNumber, UUID.randomUUID().toString(), now());
        post(message, PartnerMessage.deduplicationId(message.id()));
        return message;
    }

    /** The same for data that has no class of its own. */
    public PartnerMessage send(String type, JsonNode data, String accountNumber, String id) {
        PartnerMessage message = PartnerMessage.build(partner, type, data, accountNumber, id, now());
        post(message, PartnerMessage.deduplicationId(id));
        return message;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    /** Posts these bytes; tries again under the same id while the queue cannot be reached. */
    public void post(PartnerMessage message, String sqsId) {
        MessageAttributeValue signature =
                MessageAttributeValue.builder().dataType("String").stringValue(key.signDetached(message.body())).build();
        SendMessageRequest request = SendMessageRequest.builder()
                .queueUrl(base + PartnerMessage.queueName(partner))
                .messageBody(message.body())
                .messageGroupId(PartnerMessage.accountGroup(message.accountNumber()))
                .messageDeduplicationId(sqsId)
                .messageAttributes(Map.of("signature", signature))
                .build();
        for (int attempt = 1; ; attempt++) {
            try {
                sqs.sendMessage(request);
                return;
            } catch (SdkException error) {
                // Whether it arrived is unknown: the same id makes the second try harmless.
                if (attempt == ATTEMPTS_MAX) throw error;
                pause(PAUSE_MS << attempt);
            }
        }
    }

    /**
     * Takes what waits, each event once and in order; deletes it when {@code take} has returned. Returns how many were taken.
     *
     * @throws UnprovenException for what the system did not sign, when all that does not stand behind it in its group was taken
     */
    public int read(Consumer<Told> take, int waitSeconds) {
        String url = base + PartnerMessage.replyQueueName(partner);
        int taken = 0;
        Unproven lie = null;
        var messages = sqs.receiveMessage(request -> request
                .queueUrl(url)
                .maxNumberOfMessages(10)
                .waitTimeSeconds(waitSeconds)
                .messageAttributeNames("All")
                .messageSystemAttributeNames(MessageSystemAttributeName.MESSAGE_GROUP_ID)).messages();
        List<Told> events = new ArrayList<>();
        List<Reading.Fetched> fetched = new ArrayList<>();
        for (var message : messages) {
            events.add(verified(message));
            fetched.add(new Reading.Fetched(groupOf(message), events.get(events.size() - 1) != null));
        }
        List<Reading.Fate> fates = Reading.fates(fetched);
        for (int place = 0; place < messages.size(); place++) {
            var message = messages.get(place);
            Told event = events.get(place);
            if (fates.get(place) == Reading.Fate.UNPROVEN)
                lie = new Unproven(message.body(), signatureOf(message), groupOf(message), message.receiptHandle());
            // For the next read: what is in flight holds its group up.
            if (fates.get(place) == Reading.Fate.GIVE_BACK)
                sqs.changeMessageVisibility(asked -> asked.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
            if (fates.get(place) != Reading.Fate.TAKE) continue;
            if (!memory.has(event.id())) {
                take.accept(event);
                memory.add(event.id());
                taken++;
            }
            sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
        }
        if (lie != null) throw new UnprovenException(lie);
        return taken;
    }

    /** Takes it out of the queue, so that its group goes on. Keep a record of it first: it is what the operator will ask for. */
    public void setAside(Unproven unproven) {
        String url = base + PartnerMessage.replyQueueName(partner);
        sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(unproven.receiptHandle()));
    }

    /** Reads until an event is what is looked for; others are kept in {@link #passed}. */
    public Told until(Predicate<Told> isIt, Duration wait) {
        Instant end = Instant.now().plus(wait);
        while (true) {
            for (Iterator<Told> each = passed.iterator(); each.hasNext(); ) {
                Told event = each.next();
                if (!isIt.test(event)) continue;
                each.remove();
                return event;
            }
            if (Instant.now().isAfter(end)) throw new IllegalStateException(partner + ": what was waited for did not come in " + wait);
            read(passed::add, 2);
        }
    }

    /** Sends, and reads until the receipt has come. */
    public ReleaseReceipt ask(Message data, String accountNumber) {
        String id = send(data, accountNumber).id();
        return until(event -> event.type().equals(ReleaseReceipt.TYPE) && event.data().path("messageId").asText().equals(id),
                Duration.ofSeconds(60)).as(ReleaseReceipt.class);
    }

    private static String groupOf(software.amazon.awssdk.services.sqs.model.Message message) {
        return message.attributes().getOrDefault(MessageSystemAttributeName.MESSAGE_GROUP_ID, "");
    }

    private static String signatureOf(software.amazon.awssdk.services.sqs.model.Message message) {
        MessageAttributeValue signature = message.messageAttributes().get("signature");
        return signature == null ? "" : signature.stringValue();
    }

    /** Null for what the system did not sign. */
    private Told verified(software.amazon.awssdk.services.sqs.model.Message message) {
        if (!Signatures.verifyDetached(message.body(), signatureOf(message), systemKeys, SigningKey.Form.raw)) return null;
        JsonNode event = Json.parse(message.body());
        String type = event.path("type").asText().replaceFirst("^presale\\.", "").replaceFirst("\\.v1$", "");
        return new Told(event.path("id").asText(), type, event.path("time").asText(), event.path("data"));
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException error) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to send again", error);
        }
    }

    @Override
    public void close() {
        sqs.close();
    }
}
