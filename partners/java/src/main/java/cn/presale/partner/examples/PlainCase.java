package cn.presale.partner.examples;

import cn.presale.partner.AmountInWords;
import cn.presale.partner.Documents;
import cn.presale.partner.PartnerClient;
import cn.presale.partner.PartnerClient.Told;
import cn.presale.partner.PartnerMessage;
import cn.presale.partner.SigningKey.Algorithm;
import cn.presale.partner.messages.BankMessages.*;
import cn.presale.partner.messages.CourtMessages.*;
import cn.presale.partner.messages.HousingMessages.*;
import cn.presale.partner.messages.Message;
import cn.presale.partner.messages.ReleaseMessages.ReleasePaymentAuthorised;
import cn.presale.partner.messages.ReleaseMessages.ReleasePaymentAuthorisedLine;
import cn.presale.partner.messages.ReleaseMessages.ReleaseReceipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/**
 * The plain case, played by all three parties: registration, freeze, notice, payment, voucher, and what the court is told. Arguments: the endpoint, the folder
 * of the vectors. Prints each answer; ends well when the money and the papers have arrived.
 */
public final class PlainCase {
    private static final String DEVELOPER = "济南泉城置业有限公司";
    private static final String DEVELOPER_USCC = "91370102MA3C8K2X48";
    private static final String AUTHORITY = "济南市历下区住房和城乡建设局";
    private static final String AUTHORITY_USCC = "1137010000418859XL";
    private static final String BUILDER = "山东宏远建设集团有限公司";
    private static final String BUILDER_USCC = "91370103MA3D1P5R0G";
    private static final String COURT = "济南市历下区人民法院";
    private static final String PERMIT = "济建预许2025186号";
    private static final String BANK_CODE = "102451000019";
    private static final long PAID_FEN = 300_000_000L;
    private static final Duration WAIT = Duration.ofSeconds(60);

    private final int number = ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);
    private final String year = PartnerMessage.now().substring(0, 4);
    private final String account = "16020010192" + number;
    private final String caseNumber = "（" + year + "）鲁0102执保" + number + "号";
    private final String noticeNumber = "济历住建冻用〔" + year + "〕" + number + "号";
    private final Path vectors;

    private PlainCase(Path vectors) {
        this.vectors = vectors;
    }

    public static void main(String[] arguments) throws IOException {
        String endpoint = arguments.length > 0 ? arguments[0] : "http://127.0.0.1:9324";
        new PlainCase(Path.of(arguments.length > 1 ? arguments[1] : "../vectors")).play(new Sandbox(endpoint));
    }

    private void play(Sandbox sandbox) throws IOException {
        sandbox.register(Map.of("profile", "370102"));
        try (PartnerClient housing = sandbox.join("housing:370102", Algorithm.EdDSA, Map.of("name", AUTHORITY, "uscc", AUTHORITY_USCC));
                PartnerClient court = sandbox.join("court:鲁0102", Algorithm.SM2SM3, Map.of("name", COURT));
                PartnerClient bank = sandbox.join("bank:" + BANK_CODE, Algorithm.ES256, Map.of("name", "中国工商银行济南泉城支行"))) {
            say(housing, registration());
            say(court, freeze());
            say(court, new CourtHousingInformed().caseNumber(caseNumber).accountNumber(account).informedAt(PartnerMessage.now()));
            say(bank, new BankFreezeExecuted().caseNumber(caseNumber).accountNumber(account).result("controlled").quotaFen(800_000_000L)
                    .controlledFen(800_000_000L).receiptNumber("HZ" + number).executedAt(PartnerMessage.now()));
            say(housing, notice());
            // The bank pays what it was told to pay, not what somebody's notice says.
            Told told = bank.until(about(ReleasePaymentAuthorised.TYPE), WAIT);
            say(bank, payment(told.as(ReleasePaymentAuthorised.class)));
            court.until(about("release.transfer.reported"), WAIT);
            System.out.println(court.partner() + "  told of the transfer");
            for (String kind : List.of("fund-use-notice", "transfer-voucher")) {
                court.until(event -> event.type().equals("release.dossier.item-filed")
                        && event.data().path("caseNumber").asText().equals(caseNumber) && event.data().path("kind").asText().equals(kind), WAIT);
                System.out.println(court.partner() + "  filed: " + kind);
            }
        }
    }

    private void say(PartnerClient party, Message data) {
        ReleaseReceipt receipt = party.ask(data, account);
        List<String> rules = receipt.rules.stream().map(rule -> rule.id).toList();
        System.out.println(party.partner() + "  " + data.type() + "  " + receipt.outcome + "  " + String.join(" ", rules));
        if (!receipt.outcome.equals("ACCEPTED")) throw new IllegalStateException(data.type() + " was not accepted: " + rules);
    }

    private Predicate<Told> about(String type) {
        return event -> event.type().equals(type) && event.accountNumber().equals(account);
    }

    private HousingAccountRegistered registration() {
        return new HousingAccountRegistered()
                .accountNumber(account).accountTitle(DEVELOPER + "（预售款专户）").bankCode(BANK_CODE).regionCode("370102")
                .project(new HousingAccountRegisteredProject().name("泉城华府").location("济南市历下区经十路88号").permits(List.of(PERMIT)))
                .developer(new HousingAccountRegisteredDeveloper().name(DEVELOPER).uscc(DEVELOPER_USCC))
                .supervisionAgreement("JN-JG-" + number).supervisedQuotaFen(500_000_000L).balanceFen(1_000_000_000L)
                .buildings(List.of(new HousingAccountRegisteredBuilding().name("1号楼")));
    }

    private CourtFreezeOrdered freeze() {
        String served = PartnerMessage.now();
        var consent = new CourtFreezeOrderedApplicantChannelConsent().evidence("送达地址确认书").scope("service");
        var channel = new CourtFreezeOrderedApplicantChannel().kind("court-app").address("app:a1").confirmed(true).consent(consent);
        return new CourtFreezeOrdered()
                .caseNumber(caseNumber).courtName(COURT).organ("court").stage("suit").rulingNumber(caseNumber + "之一")
                .assistanceNoticeNumber(caseNumber + "协助").accountNumber(account)
                .respondent(new CourtFreezeOrderedRespondent().name(DEVELOPER).uscc(DEVELOPER_USCC))
                .applicants(List.of(new CourtFreezeOrderedApplicant().applicantId("a1").name("山东鲁信贸易有限公司").kind("organisation")
                        .channels(List.of(channel))))
                .quotaFen(800_000_000L).debtFen(800_000_000L).claim(new CourtFreezeOrderedClaim().origin("other"))
                .servedAt(served).startsAt(served).endsAt(PartnerMessage.shanghai(OffsetDateTime.now().plusDays(364)));
    }

    private HousingNoticeIssued notice() throws IOException {
        Documents paper = paper("notice");
        var payee = new HousingNoticeIssuedLinePayee().name(BUILDER).idKind("uscc").id(BUILDER_USCC)
                .accountNumber("37050161620800001234").bankCode("105451000129").kind("organisation");
        return new HousingNoticeIssued()
                .noticeNumber(noticeNumber).version(1L)
                .issuer(new HousingNoticeIssuedIssuer().name(AUTHORITY).uscc(AUTHORITY_USCC).regionCode("370102"))
                .issuedAt(PartnerMessage.now()).validUntil(PartnerMessage.shanghai(OffsetDateTime.now().plusDays(90)))
                .bankCode(BANK_CODE).courts(List.of(COURT)).accountNumber(account).accountTitle(DEVELOPER + "（预售款专户）")
                .permit(PERMIT).project("泉城华府").developer(new HousingNoticeIssuedDeveloper().name(DEVELOPER).uscc(DEVELOPER_USCC))
                .freezes(List.of(new HousingNoticeIssuedFreeze().caseNumber(caseNumber).courtName(COURT).quotaFen(800_000_000L)))
                .applicant(new HousingNoticeIssuedApplicant().type("CONTRACTOR").name(BUILDER).idKind("uscc").id(BUILDER_USCC))
                .purpose("PROGRESS")
                .contract(new HousingNoticeIssuedContract().number("SG-" + number).priceFen(2_000_000_000L).paidBeforeFen(500_000_000L)
                        .progressPercent(60.0))
                .invoices(List.of("3701026130-" + number)).building("1号楼")
                .lines(List.of(new HousingNoticeIssuedLine().line(1L).payee(payee).amountFen(PAID_FEN).usage("主体结构工程进度款")))
                .totalFen(PAID_FEN).amountInWords(AmountInWords.of(PAID_FEN)).partialAllowed(true).costToCompleteFen(0L)
                .opinion(new HousingNoticeIssuedOpinion().text("经审核，同意使用冻结资金支付工程进度款。").handler("张三").reviewer("李四")
                        .approver("王五"))
                .seal(new HousingNoticeIssuedSeal().owner(AUTHORITY))
                .document(new HousingNoticeIssuedDocument().mediaType(paper.mediaType()).sha256(paper.sha256())
                        .contentBase64(paper.contentBase64()));
    }

    private BankPaymentBooked payment(ReleasePaymentAuthorised authorised) throws IOException {
        ReleasePaymentAuthorisedLine line = authorised.lines.get(0);
        Documents paper = paper("voucher");
        String serial = "S" + number;
        return new BankPaymentBooked()
                .accountNumber(account).noticeNumber(authorised.noticeNumber).line(line.line).bankSerial(serial)
                .payee(new BankPaymentBookedPayee().name(line.payee.name).accountNumber(line.payee.accountNumber)
                        .bankCode(line.payee.bankCode))
                .amountFen(line.remainingFen).bookedAt(PartnerMessage.now())
                .clearing(new BankPaymentBookedClearing().system("HVPS").reference("HVPS" + serial).status("SETTLED"))
                .balanceAfterFen(1_000_000_000L - line.remainingFen)
                .voucher(new BankPaymentBookedVoucher().number("HD" + serial).mediaType(paper.mediaType()).sha256(paper.sha256())
                        .contentBase64(paper.contentBase64())
                        .face(new BankPaymentBookedVoucherFace().payer(DEVELOPER + "（预售款专户）").payee(line.payee.name)
                                .amountFen(line.remainingFen).bookedOn(PartnerMessage.now().substring(0, 10)).serial(serial)));
    }

    private Documents paper(String name) throws IOException {
        return Documents.of(Files.readAllBytes(vectors.resolve(name + ".pdf")), "application/pdf");
    }
}
