// Generated from docs/reference/messages/schemas by `npm run generate`; do not edit.
package cn.presale.partner.messages;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.List;

/** Messages of the bank. */
public final class BankMessages {
    private BankMessages() {}

    /** The balance in the bank’s books at an instant. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class BankBalanceReported implements Message {
        public static final String TYPE = "bank.balance.reported";

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public BankBalanceReported accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Balance of the account, in fen. */
        public Long balanceFen;

        public BankBalanceReported balanceFen(Long value) {
            this.balanceFen = value;
            return this;
        }

        /** At which instant. */
        public String asOf;

        public BankBalanceReported asOf(String value) {
            this.asOf = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (accountNumber == null) missing.add("accountNumber");
            if (balanceFen == null) missing.add("balanceFen");
            if (asOf == null) missing.add("asOf");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** A witness puts its name under a checkpoint of the log, so that nobody can rewrite what happened unseen. `subject` is `log`; the key is a registered Ed25519 key. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class BankCheckpointCosigned implements Message {
        public static final String TYPE = "bank.checkpoint.cosigned";

        /** Name of the log, as the checkpoint has it. */
        public String origin;

        public BankCheckpointCosigned origin(String value) {
            this.origin = value;
            return this;
        }

        /** Number of pages that the checkpoint covers. */
        public Long size;

        public BankCheckpointCosigned size(Long value) {
            this.size = value;
            return this;
        }

        /** Root of the Merkle tree, in base64, as the checkpoint has it. */
        public String rootHash;

        public BankCheckpointCosigned rootHash(String value) {
            this.rootHash = value;
            return this;
        }

        /** Line of the note that the witness adds: a dash, its name and its signature in base64 (C2SP tlog-cosignature). */
        public String cosignature;

        public BankCheckpointCosigned cosignature(String value) {
            this.cosignature = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (origin == null) missing.add("origin");
            if (size == null) missing.add("size");
            if (rootHash == null) missing.add("rootHash");
            if (cosignature == null) missing.add("cosignature");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Money left the account without a notice: a court deduction, a loan set-off or a fee. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class BankDeductionBooked implements Message {
        public static final String TYPE = "bank.deduction.booked";

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public BankDeductionBooked accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public BankDeductionBooked caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Serial of the booking in the bank’s core system: the identity of the booking. */
        public String bankSerial;

        public BankDeductionBooked bankSerial(String value) {
            this.bankSerial = value;
            return this;
        }

        /** Amount, in fen. */
        public Long amountFen;

        public BankDeductionBooked amountFen(Long value) {
            this.amountFen = value;
            return this;
        }

        /** What kind of deduction. Set-offs and fees are violations (B-06). One of court-deduction, loan-set-off, fee. */
        public String kind;

        public BankDeductionBooked kind(String value) {
            this.kind = value;
            return this;
        }

        /** When it was booked. */
        public String bookedAt;

        public BankDeductionBooked bookedAt(String value) {
            this.bookedAt = value;
            return this;
        }

        /** Balance after the booking, in fen (B-11). */
        public Long balanceAfterFen;

        public BankDeductionBooked balanceAfterFen(Long value) {
            this.balanceAfterFen = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (accountNumber == null) missing.add("accountNumber");
            if (caseNumber == null) missing.add("caseNumber");
            if (bankSerial == null) missing.add("bankSerial");
            if (amountFen == null) missing.add("amountFen");
            if (kind == null) missing.add("kind");
            if (bookedAt == null) missing.add("bookedAt");
            if (balanceAfterFen == null) missing.add("balanceAfterFen");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** What the bank could control for a freeze. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class BankFreezeExecuted implements Message {
        public static final String TYPE = "bank.freeze.executed";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public BankFreezeExecuted caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public BankFreezeExecuted accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Whether money is controlled. One of controlled, not-controlled. */
        public String result;

        public BankFreezeExecuted result(String value) {
            this.result = value;
            return this;
        }

        /** Quota of the freeze (冻结限额), in fen. */
        public Long quotaFen;

        public BankFreezeExecuted quotaFen(Long value) {
            this.quotaFen = value;
            return this;
        }

        /** Money actually controlled (实际控制金额), in fen. */
        public Long controlledFen;

        public BankFreezeExecuted controlledFen(Long value) {
            this.controlledFen = value;
            return this;
        }

        /** Why, in words. May be empty where a rule asks for it. */
        public String reason;

        public BankFreezeExecuted reason(String value) {
            this.reason = value;
            return this;
        }

        /** Number of the bank’s receipt (协助执行通知书回执). */
        public String receiptNumber;

        public BankFreezeExecuted receiptNumber(String value) {
            this.receiptNumber = value;
            return this;
        }

        /** When the bank executed it. */
        public String executedAt;

        public BankFreezeExecuted executedAt(String value) {
            this.executedAt = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (accountNumber == null) missing.add("accountNumber");
            if (result == null) missing.add("result");
            if (quotaFen == null) missing.add("quotaFen");
            if (controlledFen == null) missing.add("controlledFen");
            if (receiptNumber == null) missing.add("receiptNumber");
            if (executedAt == null) missing.add("executedAt");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Money came into the account. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class BankInflowBooked implements Message {
        public static final String TYPE = "bank.inflow.booked";

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public BankInflowBooked accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Serial of the booking in the bank’s core system: the identity of the booking. */
        public String bankSerial;

        public BankInflowBooked bankSerial(String value) {
            this.bankSerial = value;
            return this;
        }

        /** Amount, in fen. */
        public Long amountFen;

        public BankInflowBooked amountFen(Long value) {
            this.amountFen = value;
            return this;
        }

        /** Where the money comes from. One of buyer-payment, mortgage, interest, transfer-in, unknown. */
        public String kind;

        public BankInflowBooked kind(String value) {
            this.kind = value;
            return this;
        }

        /** When it was booked. */
        public String bookedAt;

        public BankInflowBooked bookedAt(String value) {
            this.bookedAt = value;
            return this;
        }

        /** Balance after the booking, in fen (B-11). */
        public Long balanceAfterFen;

        public BankInflowBooked balanceAfterFen(Long value) {
            this.balanceAfterFen = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (accountNumber == null) missing.add("accountNumber");
            if (bankSerial == null) missing.add("bankSerial");
            if (amountFen == null) missing.add("amountFen");
            if (kind == null) missing.add("kind");
            if (bookedAt == null) missing.add("bookedAt");
            if (balanceAfterFen == null) missing.add("balanceAfterFen");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The bank objects in writing to a court’s order. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class BankOrderObjected implements Message {
        public static final String TYPE = "bank.order.objected";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public BankOrderObjected caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public BankOrderObjected accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Why, in words. May be empty where a rule asks for it. */
        public String reason;

        public BankOrderObjected reason(String value) {
            this.reason = value;
            return this;
        }

        /** When the bank objected. */
        public String objectedAt;

        public BankOrderObjected objectedAt(String value) {
            this.objectedAt = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (accountNumber == null) missing.add("accountNumber");
            if (reason == null) missing.add("reason");
            if (objectedAt == null) missing.add("objectedAt");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Who was paid. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class BankOutflowBookedPayee implements Part {
        /** Full name, as in the register or on the identity document. */
        public String name;

        public BankOutflowBookedPayee name(String value) {
            this.name = value;
            return this;
        }

        /** Account of the payee. Spaces inside are removed. */
        public String accountNumber;

        public BankOutflowBookedPayee accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** 12-digit CNAPS code of the payee’s bank. */
        public String bankCode;

        public BankOutflowBookedPayee bankCode(String value) {
            this.bankCode = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (name == null) missing.add("name");
            if (accountNumber == null) missing.add("accountNumber");
            if (bankCode == null) missing.add("bankCode");
            return missing;
        }
    }

    /** An ordinary payment was booked: without a fund-use notice, out of money that no freeze controls. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class BankOutflowBooked implements Message {
        public static final String TYPE = "bank.outflow.booked";

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public BankOutflowBooked accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Serial of the booking in the bank’s core system: the identity of the booking. */
        public String bankSerial;

        public BankOutflowBooked bankSerial(String value) {
            this.bankSerial = value;
            return this;
        }

        /** Amount, in fen. */
        public Long amountFen;

        public BankOutflowBooked amountFen(Long value) {
            this.amountFen = value;
            return this;
        }

        /** Who was paid. */
        public BankOutflowBookedPayee payee;

        public BankOutflowBooked payee(BankOutflowBookedPayee value) {
            this.payee = value;
            return this;
        }

        /** What the payment is for. One of supervised-use, tax, other. */
        public String kind;

        public BankOutflowBooked kind(String value) {
            this.kind = value;
            return this;
        }

        /** Number of the approval for the ordinary use of supervised money, where there is one. */
        public String approvalNumber;

        public BankOutflowBooked approvalNumber(String value) {
            this.approvalNumber = value;
            return this;
        }

        /** When it was booked. */
        public String bookedAt;

        public BankOutflowBooked bookedAt(String value) {
            this.bookedAt = value;
            return this;
        }

        /** Balance after the booking, in fen (B-11). */
        public Long balanceAfterFen;

        public BankOutflowBooked balanceAfterFen(Long value) {
            this.balanceAfterFen = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (accountNumber == null) missing.add("accountNumber");
            if (bankSerial == null) missing.add("bankSerial");
            if (amountFen == null) missing.add("amountFen");
            if (payee == null) missing.add("payee");
            if (kind == null) missing.add("kind");
            if (bookedAt == null) missing.add("bookedAt");
            if (balanceAfterFen == null) missing.add("balanceAfterFen");
            missing.addAll(Part.missingIn("payee", payee));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Who is paid. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class BankPaymentBookedPayee implements Part {
        /** Full name, as in the register or on the identity document. */
        public String name;

        public BankPaymentBookedPayee name(String value) {
            this.name = value;
            return this;
        }

        /** Account of the payee. Spaces inside are removed. */
        public String accountNumber;

        public BankPaymentBookedPayee accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** 12-digit CNAPS code of the payee’s bank. */
        public String bankCode;

        public BankPaymentBookedPayee bankCode(String value) {
            this.bankCode = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (name == null) missing.add("name");
            if (accountNumber == null) missing.add("accountNumber");
            if (bankCode == null) missing.add("bankCode");
            return missing;
        }
    }

    /** How the payment was cleared. Only SETTLED moves the balance (B-08). */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class BankPaymentBookedClearing implements Part {
        /** Clearing system, e.g. HVPS, BEPS, IBPS. */
        public String system;

        public BankPaymentBookedClearing system(String value) {
            this.system = value;
            return this;
        }

        /** Reference in the clearing system. */
        public String reference;

        public BankPaymentBookedClearing reference(String value) {
            this.reference = value;
            return this;
        }

        /** State of the clearing. One of SETTLED, QUEUED, ACKNOWLEDGED. */
        public String status;

        public BankPaymentBookedClearing status(String value) {
            this.status = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (system == null) missing.add("system");
            if (reference == null) missing.add("reference");
            if (status == null) missing.add("status");
            return missing;
        }
    }

    /** What is printed on the voucher (B-15). */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class BankPaymentBookedVoucherFace implements Part {
        /** Payer as printed. */
        public String payer;

        public BankPaymentBookedVoucherFace payer(String value) {
            this.payer = value;
            return this;
        }

        /** Payee as printed. */
        public String payee;

        public BankPaymentBookedVoucherFace payee(String value) {
            this.payee = value;
            return this;
        }

        /** Amount, in fen. */
        public Long amountFen;

        public BankPaymentBookedVoucherFace amountFen(Long value) {
            this.amountFen = value;
            return this;
        }

        /** Date of booking as printed. */
        public String bookedOn;

        public BankPaymentBookedVoucherFace bookedOn(String value) {
            this.bookedOn = value;
            return this;
        }

        /** Serial as printed. */
        public String serial;

        public BankPaymentBookedVoucherFace serial(String value) {
            this.serial = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (payer == null) missing.add("payer");
            if (payee == null) missing.add("payee");
            if (amountFen == null) missing.add("amountFen");
            if (bookedOn == null) missing.add("bookedOn");
            if (serial == null) missing.add("serial");
            return missing;
        }
    }

    /** Transfer voucher (划转凭证, 银行电子回单). */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class BankPaymentBookedVoucher implements Part {
        /** Number of the voucher (回单编号). */
        public String number;

        public BankPaymentBookedVoucher number(String value) {
            this.number = value;
            return this;
        }

        /** Media type. What the bytes are is found out from the bytes (B-14, C-13). */
        public String mediaType;

        public BankPaymentBookedVoucher mediaType(String value) {
            this.mediaType = value;
            return this;
        }

        /** SHA-256 of the bytes, hex. */
        public String sha256;

        public BankPaymentBookedVoucher sha256(String value) {
            this.sha256 = value;
            return this;
        }

        /** Object in the sender’s upload area, for more than 180 kB (claim check). */
        public String uri;

        public BankPaymentBookedVoucher uri(String value) {
            this.uri = value;
            return this;
        }

        /** The bytes in Base64 (RFC 4648 §4), up to 180 kB. Without `uri` and `contentBase64` the document is missing. */
        public String contentBase64;

        public BankPaymentBookedVoucher contentBase64(String value) {
            this.contentBase64 = value;
            return this;
        }

        /** What is printed on the voucher (B-15). */
        public BankPaymentBookedVoucherFace face;

        public BankPaymentBookedVoucher face(BankPaymentBookedVoucherFace value) {
            this.face = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (number == null) missing.add("number");
            if (mediaType == null) missing.add("mediaType");
            if (sha256 == null) missing.add("sha256");
            missing.addAll(Part.missingIn("face", face));
            return missing;
        }
    }

    /** A payment as it stands in the bank’s books, with its voucher. A fact: it is always recorded, never refused. Settling a queued payment repeats the same bank serial. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class BankPaymentBooked implements Message {
        public static final String TYPE = "bank.payment.booked";

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public BankPaymentBooked accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public BankPaymentBooked noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Number of the line in the notice. */
        public Long line;

        public BankPaymentBooked line(Long value) {
            this.line = value;
            return this;
        }

        /** Serial of the booking in the bank’s core system: the identity of the booking. */
        public String bankSerial;

        public BankPaymentBooked bankSerial(String value) {
            this.bankSerial = value;
            return this;
        }

        /** Who is paid. */
        public BankPaymentBookedPayee payee;

        public BankPaymentBooked payee(BankPaymentBookedPayee value) {
            this.payee = value;
            return this;
        }

        /** Amount, in fen. */
        public Long amountFen;

        public BankPaymentBooked amountFen(Long value) {
            this.amountFen = value;
            return this;
        }

        /** Fee taken with the payment, in fen. */
        public Long feeFen;

        public BankPaymentBooked feeFen(Long value) {
            this.feeFen = value;
            return this;
        }

        /** When it was booked. */
        public String bookedAt;

        public BankPaymentBooked bookedAt(String value) {
            this.bookedAt = value;
            return this;
        }

        /** How the payment was cleared. Only SETTLED moves the balance (B-08). */
        public BankPaymentBookedClearing clearing;

        public BankPaymentBooked clearing(BankPaymentBookedClearing value) {
            this.clearing = value;
            return this;
        }

        /** Balance after the booking, in fen (B-11). */
        public Long balanceAfterFen;

        public BankPaymentBooked balanceAfterFen(Long value) {
            this.balanceAfterFen = value;
            return this;
        }

        /** Transfer voucher (划转凭证, 银行电子回单). */
        public BankPaymentBookedVoucher voucher;

        public BankPaymentBooked voucher(BankPaymentBookedVoucher value) {
            this.voucher = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (accountNumber == null) missing.add("accountNumber");
            if (noticeNumber == null) missing.add("noticeNumber");
            if (line == null) missing.add("line");
            if (bankSerial == null) missing.add("bankSerial");
            if (payee == null) missing.add("payee");
            if (amountFen == null) missing.add("amountFen");
            if (bookedAt == null) missing.add("bookedAt");
            if (clearing == null) missing.add("clearing");
            if (balanceAfterFen == null) missing.add("balanceAfterFen");
            missing.addAll(Part.missingIn("payee", payee));
            missing.addAll(Part.missingIn("clearing", clearing));
            missing.addAll(Part.missingIn("voucher", voucher));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The bank does not pay a line, with the reason in a code and in words. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class BankPaymentRefused implements Message {
        public static final String TYPE = "bank.payment.refused";

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public BankPaymentRefused accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public BankPaymentRefused noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Number of the line in the notice. */
        public Long line;

        public BankPaymentRefused line(Long value) {
            this.line = value;
            return this;
        }

        /** Reason of the published list (docs/reference/codes.md): PAYEE_NAME_MISMATCH, PAYEE_ACCOUNT_CLOSED, PAYEE_ACCOUNT_FROZEN, PAYEE_ACCOUNT_INVALID, PAYEE_BANK_INVALID, INSUFFICIENT_FUNDS, NOTICE_DOCUMENT, NOTICE_ENDED, DUPLICATE, COURT_ORDER, AML, CLEARING_UNAVAILABLE. Any other text is recorded and is B-05. */
        public String reasonCode;

        public BankPaymentRefused reasonCode(String value) {
            this.reasonCode = value;
            return this;
        }

        /** Why, in words. May be empty where a rule asks for it. */
        public String reason;

        public BankPaymentRefused reason(String value) {
            this.reason = value;
            return this;
        }

        /** When the bank refused. */
        public String refusedAt;

        public BankPaymentRefused refusedAt(String value) {
            this.refusedAt = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (accountNumber == null) missing.add("accountNumber");
            if (noticeNumber == null) missing.add("noticeNumber");
            if (line == null) missing.add("line");
            if (reasonCode == null) missing.add("reasonCode");
            if (reason == null) missing.add("reason");
            if (refusedAt == null) missing.add("refusedAt");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** A payment came back; its line is open again. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class BankPaymentReturned implements Message {
        public static final String TYPE = "bank.payment.returned";

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public BankPaymentReturned accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Serial of the booking in the bank’s core system: the identity of the booking. */
        public String bankSerial;

        public BankPaymentReturned bankSerial(String value) {
            this.bankSerial = value;
            return this;
        }

        /** Serial of the payment that is undone. */
        public String originalBankSerial;

        public BankPaymentReturned originalBankSerial(String value) {
            this.originalBankSerial = value;
            return this;
        }

        /** Amount, in fen. */
        public Long amountFen;

        public BankPaymentReturned amountFen(Long value) {
            this.amountFen = value;
            return this;
        }

        /** Why, in words. May be empty where a rule asks for it. */
        public String reason;

        public BankPaymentReturned reason(String value) {
            this.reason = value;
            return this;
        }

        /** When it was booked. */
        public String bookedAt;

        public BankPaymentReturned bookedAt(String value) {
            this.bookedAt = value;
            return this;
        }

        /** Balance after the booking, in fen (B-11). */
        public Long balanceAfterFen;

        public BankPaymentReturned balanceAfterFen(Long value) {
            this.balanceAfterFen = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (accountNumber == null) missing.add("accountNumber");
            if (bankSerial == null) missing.add("bankSerial");
            if (originalBankSerial == null) missing.add("originalBankSerial");
            if (amountFen == null) missing.add("amountFen");
            if (reason == null) missing.add("reason");
            if (bookedAt == null) missing.add("bookedAt");
            if (balanceAfterFen == null) missing.add("balanceAfterFen");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The bank reversed its own booking; the line is open again. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class BankPaymentReversed implements Message {
        public static final String TYPE = "bank.payment.reversed";

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public BankPaymentReversed accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Serial of the booking in the bank’s core system: the identity of the booking. */
        public String bankSerial;

        public BankPaymentReversed bankSerial(String value) {
            this.bankSerial = value;
            return this;
        }

        /** Serial of the payment that is undone. */
        public String originalBankSerial;

        public BankPaymentReversed originalBankSerial(String value) {
            this.originalBankSerial = value;
            return this;
        }

        /** Amount, in fen. */
        public Long amountFen;

        public BankPaymentReversed amountFen(Long value) {
            this.amountFen = value;
            return this;
        }

        /** Why, in words. May be empty where a rule asks for it. */
        public String reason;

        public BankPaymentReversed reason(String value) {
            this.reason = value;
            return this;
        }

        /** When it was booked. */
        public String bookedAt;

        public BankPaymentReversed bookedAt(String value) {
            this.bookedAt = value;
            return this;
        }

        /** Balance after the booking, in fen (B-11). */
        public Long balanceAfterFen;

        public BankPaymentReversed balanceAfterFen(Long value) {
            this.balanceAfterFen = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (accountNumber == null) missing.add("accountNumber");
            if (bankSerial == null) missing.add("bankSerial");
            if (originalBankSerial == null) missing.add("originalBankSerial");
            if (amountFen == null) missing.add("amountFen");
            if (reason == null) missing.add("reason");
            if (bookedAt == null) missing.add("bookedAt");
            if (balanceAfterFen == null) missing.add("balanceAfterFen");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /**  */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class BankQueryAnsweredAnswer implements Part {
        /** Id of the rule that held. */
        public String rule;

        public BankQueryAnsweredAnswer rule(String value) {
            this.rule = value;
            return this;
        }

        /** Id of the task, where the rule is asked about more than once. */
        public String task;

        public BankQueryAnsweredAnswer task(String value) {
            this.task = value;
            return this;
        }

        /** The authority’s statement. */
        public String statement;

        public BankQueryAnsweredAnswer statement(String value) {
            this.statement = value;
            return this;
        }

        /** Who signs the statement. */
        public String signedBy;

        public BankQueryAnsweredAnswer signedBy(String value) {
            this.signedBy = value;
            return this;
        }

        /** What was decided. One of accept, reject. */
        public String decision;

        public BankQueryAnsweredAnswer decision(String value) {
            this.decision = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (rule == null) missing.add("rule");
            if (statement == null) missing.add("statement");
            if (signedBy == null) missing.add("signedBy");
            if (decision == null) missing.add("decision");
            return missing;
        }
    }

    /** A signed answer of the bank to held rules which the bank owns. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class BankQueryAnswered implements Message {
        public static final String TYPE = "bank.query.answered";

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public BankQueryAnswered accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public BankQueryAnswered noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Version of the notice, from 1. */
        public Long version;

        public BankQueryAnswered version(Long value) {
            this.version = value;
            return this;
        }

        /** One answer a held rule. */
        public List<BankQueryAnsweredAnswer> answers;

        public BankQueryAnswered answers(List<BankQueryAnsweredAnswer> value) {
            this.answers = value;
            return this;
        }

        /** Where persons decide one by one: the first proposes, another confirms. Absent: the message is the whole act of its sender. One of propose, confirm. */
        public String step;

        public BankQueryAnswered step(String value) {
            this.step = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (accountNumber == null) missing.add("accountNumber");
            if (answers == null) missing.add("answers");
            missing.addAll(Part.missingInAll("answers", answers));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

}
