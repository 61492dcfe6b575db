// Generated from docs/reference/messages/schemas by `npm run generate`; do not edit.
package cn.presale.partner.messages;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;

/** Messages that the system sends to partners. */
public final class ReleaseMessages {
    private ReleaseMessages() {}

    /** What the message is about, so that the reader can find it again. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseAccountChangedCorrelation implements Part {
        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleaseAccountChangedCorrelation noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseAccountChangedCorrelation caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public ReleaseAccountChangedCorrelation accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            return missing;
        }
    }

    /** First registration of a building, a new supervised quota, or the end of supervision. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseAccountChanged implements Message {
        public static final String TYPE = "release.account.changed";

        /** What changed. One of building-registered, quota-adjusted, supervision-ended. */
        public String change;

        public ReleaseAccountChanged change(String value) {
            this.change = value;
            return this;
        }

        /** Name of the building, as registered. */
        public String building;

        public ReleaseAccountChanged building(String value) {
            this.building = value;
            return this;
        }

        /** Supervised quota (监管额度), in fen. */
        public Long supervisedQuotaFen;

        public ReleaseAccountChanged supervisedQuotaFen(Long value) {
            this.supervisedQuotaFen = value;
            return this;
        }

        /** On which day. */
        public String date;

        public ReleaseAccountChanged date(String value) {
            this.date = value;
            return this;
        }

        /** When it happened. */
        public String at;

        public ReleaseAccountChanged at(String value) {
            this.at = value;
            return this;
        }

        /** What the message is about, so that the reader can find it again. */
        public ReleaseAccountChangedCorrelation correlation;

        public ReleaseAccountChanged correlation(ReleaseAccountChangedCorrelation value) {
            this.correlation = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (change == null) missing.add("change");
            if (at == null) missing.add("at");
            if (correlation == null) missing.add("correlation");
            missing.addAll(Part.missingIn("correlation", correlation));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** What the message is about, so that the reader can find it again. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseApplicantChangedCorrelation implements Part {
        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleaseApplicantChangedCorrelation noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseApplicantChangedCorrelation caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public ReleaseApplicantChangedCorrelation accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            return missing;
        }
    }

    /** The applicant of a case was substituted by ruling. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseApplicantChanged implements Message {
        public static final String TYPE = "release.applicant.changed";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseApplicantChanged caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Id of the party that is replaced. */
        public String oldApplicantId;

        public ReleaseApplicantChanged oldApplicantId(String value) {
            this.oldApplicantId = value;
            return this;
        }

        /** The court’s own id of the party, unique in the case. */
        public String applicantId;

        public ReleaseApplicantChanged applicantId(String value) {
            this.applicantId = value;
            return this;
        }

        /** Number of the ruling (裁定书文号). */
        public String rulingNumber;

        public ReleaseApplicantChanged rulingNumber(String value) {
            this.rulingNumber = value;
            return this;
        }

        /** When it happened. */
        public String at;

        public ReleaseApplicantChanged at(String value) {
            this.at = value;
            return this;
        }

        /** What the message is about, so that the reader can find it again. */
        public ReleaseApplicantChangedCorrelation correlation;

        public ReleaseApplicantChanged correlation(ReleaseApplicantChangedCorrelation value) {
            this.correlation = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (oldApplicantId == null) missing.add("oldApplicantId");
            if (applicantId == null) missing.add("applicantId");
            if (rulingNumber == null) missing.add("rulingNumber");
            if (at == null) missing.add("at");
            if (correlation == null) missing.add("correlation");
            missing.addAll(Part.missingIn("correlation", correlation));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** In Chinese. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseDeadlineMissedRuleDetailZh implements Part {
        /** What is wrong or noted. */
        public String what;

        public ReleaseDeadlineMissedRuleDetailZh what(String value) {
            this.what = value;
            return this;
        }

        /** What was found. */
        public String found;

        public ReleaseDeadlineMissedRuleDetailZh found(String value) {
            this.found = value;
            return this;
        }

        /** What would have been right; may be empty. */
        public String expected;

        public ReleaseDeadlineMissedRuleDetailZh expected(String value) {
            this.expected = value;
            return this;
        }

        /** The provision it rests on; may be empty. */
        public String basis;

        public ReleaseDeadlineMissedRuleDetailZh basis(String value) {
            this.basis = value;
            return this;
        }

        /** What to do. */
        @JsonProperty("do")
        public String do_;

        public ReleaseDeadlineMissedRuleDetailZh do_(String value) {
            this.do_ = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (what == null) missing.add("what");
            if (found == null) missing.add("found");
            if (expected == null) missing.add("expected");
            if (basis == null) missing.add("basis");
            if (do_ == null) missing.add("do");
            return missing;
        }
    }

    /** In English. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseDeadlineMissedRuleDetailEn implements Part {
        /** What is wrong or noted. */
        public String what;

        public ReleaseDeadlineMissedRuleDetailEn what(String value) {
            this.what = value;
            return this;
        }

        /** What was found. */
        public String found;

        public ReleaseDeadlineMissedRuleDetailEn found(String value) {
            this.found = value;
            return this;
        }

        /** What would have been right; may be empty. */
        public String expected;

        public ReleaseDeadlineMissedRuleDetailEn expected(String value) {
            this.expected = value;
            return this;
        }

        /** The provision it rests on; may be empty. */
        public String basis;

        public ReleaseDeadlineMissedRuleDetailEn basis(String value) {
            this.basis = value;
            return this;
        }

        /** What to do. */
        @JsonProperty("do")
        public String do_;

        public ReleaseDeadlineMissedRuleDetailEn do_(String value) {
            this.do_ = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (what == null) missing.add("what");
            if (found == null) missing.add("found");
            if (expected == null) missing.add("expected");
            if (basis == null) missing.add("basis");
            if (do_ == null) missing.add("do");
            return missing;
        }
    }

    /** What a person reads of the rule, in each language. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseDeadlineMissedRuleDetail implements Part {
        /** In Chinese. */
        public ReleaseDeadlineMissedRuleDetailZh zh;

        public ReleaseDeadlineMissedRuleDetail zh(ReleaseDeadlineMissedRuleDetailZh value) {
            this.zh = value;
            return this;
        }

        /** In English. */
        public ReleaseDeadlineMissedRuleDetailEn en;

        public ReleaseDeadlineMissedRuleDetail en(ReleaseDeadlineMissedRuleDetailEn value) {
            this.en = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (zh == null) missing.add("zh");
            if (en == null) missing.add("en");
            missing.addAll(Part.missingIn("zh", zh));
            missing.addAll(Part.missingIn("en", en));
            return missing;
        }
    }

    /**  */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseDeadlineMissedRule implements Part {
        /** Id in the rule book. */
        public String id;

        public ReleaseDeadlineMissedRule id(String value) {
            this.id = value;
            return this;
        }

        /** What the rule says. One of ACCEPT, HOLD, REJECT. */
        public String outcome;

        public ReleaseDeadlineMissedRule outcome(String value) {
            this.outcome = value;
            return this;
        }

        /** What a person reads of the rule, in each language. */
        public ReleaseDeadlineMissedRuleDetail detail;

        public ReleaseDeadlineMissedRule detail(ReleaseDeadlineMissedRuleDetail value) {
            this.detail = value;
            return this;
        }

        /** The same in one line, Chinese, then English. */
        public String text;

        public ReleaseDeadlineMissedRule text(String value) {
            this.text = value;
            return this;
        }

        /** Path of the field that the rule is about. */
        public String field;

        public ReleaseDeadlineMissedRule field(String value) {
            this.field = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (id == null) missing.add("id");
            if (outcome == null) missing.add("outcome");
            if (detail == null) missing.add("detail");
            if (text == null) missing.add("text");
            missing.addAll(Part.missingIn("detail", detail));
            return missing;
        }
    }

    /** What the message is about, so that the reader can find it again. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseDeadlineMissedCorrelation implements Part {
        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleaseDeadlineMissedCorrelation noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseDeadlineMissedCorrelation caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public ReleaseDeadlineMissedCorrelation accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            return missing;
        }
    }

    /** A duty was not done in its working days. It never blocks a lawful payment. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseDeadlineMissed implements Message {
        public static final String TYPE = "release.deadline.missed";

        /** Id of the task. */
        public String taskId;

        public ReleaseDeadlineMissed taskId(String value) {
            this.taskId = value;
            return this;
        }

        /** Kind of the task. One of answer-held-rule, review-rejection, review-held-message, replay-parked, review-violation, review-freeze, reconcile-balance, correct-voucher, review-refusal, serve-applicant, identify-applicant, file-supplement, review-deduction, answer-objection, inform-housing, pay-notice, report-payment, send-voucher, notify-applicant, file-dossier, renew-freeze, lift-pre-suit-freeze, lift-excess, match-return, tell-guarantor. */
        public String kind;

        public ReleaseDeadlineMissed kind(String value) {
            this.kind = value;
            return this;
        }

        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleaseDeadlineMissed noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseDeadlineMissed caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** By when. */
        public String dueAt;

        public ReleaseDeadlineMissed dueAt(String value) {
            this.dueAt = value;
            return this;
        }

        /** Every rule that fired. */
        public List<ReleaseDeadlineMissedRule> rules;

        public ReleaseDeadlineMissed rules(List<ReleaseDeadlineMissedRule> value) {
            this.rules = value;
            return this;
        }

        /** What the message is about, so that the reader can find it again. */
        public ReleaseDeadlineMissedCorrelation correlation;

        public ReleaseDeadlineMissed correlation(ReleaseDeadlineMissedCorrelation value) {
            this.correlation = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (taskId == null) missing.add("taskId");
            if (kind == null) missing.add("kind");
            if (dueAt == null) missing.add("dueAt");
            if (rules == null) missing.add("rules");
            if (correlation == null) missing.add("correlation");
            missing.addAll(Part.missingInAll("rules", rules));
            missing.addAll(Part.missingIn("correlation", correlation));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** In Chinese. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseDeductionDecidedRuleDetailZh implements Part {
        /** What is wrong or noted. */
        public String what;

        public ReleaseDeductionDecidedRuleDetailZh what(String value) {
            this.what = value;
            return this;
        }

        /** What was found. */
        public String found;

        public ReleaseDeductionDecidedRuleDetailZh found(String value) {
            this.found = value;
            return this;
        }

        /** What would have been right; may be empty. */
        public String expected;

        public ReleaseDeductionDecidedRuleDetailZh expected(String value) {
            this.expected = value;
            return this;
        }

        /** The provision it rests on; may be empty. */
        public String basis;

        public ReleaseDeductionDecidedRuleDetailZh basis(String value) {
            this.basis = value;
            return this;
        }

        /** What to do. */
        @JsonProperty("do")
        public String do_;

        public ReleaseDeductionDecidedRuleDetailZh do_(String value) {
            this.do_ = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (what == null) missing.add("what");
            if (found == null) missing.add("found");
            if (expected == null) missing.add("expected");
            if (basis == null) missing.add("basis");
            if (do_ == null) missing.add("do");
            return missing;
        }
    }

    /** In English. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseDeductionDecidedRuleDetailEn implements Part {
        /** What is wrong or noted. */
        public String what;

        public ReleaseDeductionDecidedRuleDetailEn what(String value) {
            this.what = value;
            return this;
        }

        /** What was found. */
        public String found;

        public ReleaseDeductionDecidedRuleDetailEn found(String value) {
            this.found = value;
            return this;
        }

        /** What would have been right; may be empty. */
        public String expected;

        public ReleaseDeductionDecidedRuleDetailEn expected(String value) {
            this.expected = value;
            return this;
        }

        /** The provision it rests on; may be empty. */
        public String basis;

        public ReleaseDeductionDecidedRuleDetailEn basis(String value) {
            this.basis = value;
            return this;
        }

        /** What to do. */
        @JsonProperty("do")
        public String do_;

        public ReleaseDeductionDecidedRuleDetailEn do_(String value) {
            this.do_ = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (what == null) missing.add("what");
            if (found == null) missing.add("found");
            if (expected == null) missing.add("expected");
            if (basis == null) missing.add("basis");
            if (do_ == null) missing.add("do");
            return missing;
        }
    }

    /** What a person reads of the rule, in each language. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseDeductionDecidedRuleDetail implements Part {
        /** In Chinese. */
        public ReleaseDeductionDecidedRuleDetailZh zh;

        public ReleaseDeductionDecidedRuleDetail zh(ReleaseDeductionDecidedRuleDetailZh value) {
            this.zh = value;
            return this;
        }

        /** In English. */
        public ReleaseDeductionDecidedRuleDetailEn en;

        public ReleaseDeductionDecidedRuleDetail en(ReleaseDeductionDecidedRuleDetailEn value) {
            this.en = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (zh == null) missing.add("zh");
            if (en == null) missing.add("en");
            missing.addAll(Part.missingIn("zh", zh));
            missing.addAll(Part.missingIn("en", en));
            return missing;
        }
    }

    /**  */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseDeductionDecidedRule implements Part {
        /** Id in the rule book. */
        public String id;

        public ReleaseDeductionDecidedRule id(String value) {
            this.id = value;
            return this;
        }

        /** What the rule says. One of ACCEPT, HOLD, REJECT. */
        public String outcome;

        public ReleaseDeductionDecidedRule outcome(String value) {
            this.outcome = value;
            return this;
        }

        /** What a person reads of the rule, in each language. */
        public ReleaseDeductionDecidedRuleDetail detail;

        public ReleaseDeductionDecidedRule detail(ReleaseDeductionDecidedRuleDetail value) {
            this.detail = value;
            return this;
        }

        /** The same in one line, Chinese, then English. */
        public String text;

        public ReleaseDeductionDecidedRule text(String value) {
            this.text = value;
            return this;
        }

        /** Path of the field that the rule is about. */
        public String field;

        public ReleaseDeductionDecidedRule field(String value) {
            this.field = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (id == null) missing.add("id");
            if (outcome == null) missing.add("outcome");
            if (detail == null) missing.add("detail");
            if (text == null) missing.add("text");
            missing.addAll(Part.missingIn("detail", detail));
            return missing;
        }
    }

    /** What the message is about, so that the reader can find it again. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseDeductionDecidedCorrelation implements Part {
        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleaseDeductionDecidedCorrelation noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseDeductionDecidedCorrelation caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public ReleaseDeductionDecidedCorrelation accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            return missing;
        }
    }

    /** What the rules say of a deduction order, what lies inside and outside the quota, and what may be carried out. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseDeductionDecided implements Message {
        public static final String TYPE = "release.deduction.decided";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseDeductionDecided caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the ruling (裁定书文号). */
        public String rulingNumber;

        public ReleaseDeductionDecided rulingNumber(String value) {
            this.rulingNumber = value;
            return this;
        }

        /** The worst of what the rules say. One of ACCEPTED, HELD. */
        public String outcome;

        public ReleaseDeductionDecided outcome(String value) {
            this.outcome = value;
            return this;
        }

        /** Amount, in fen. */
        public Long amountFen;

        public ReleaseDeductionDecided amountFen(Long value) {
            this.amountFen = value;
            return this;
        }

        /** What may be carried out now, in fen. */
        public Long allowedFen;

        public ReleaseDeductionDecided allowedFen(Long value) {
            this.allowedFen = value;
            return this;
        }

        /** What lies inside the supervised quota, in fen. */
        public Long insideFen;

        public ReleaseDeductionDecided insideFen(Long value) {
            this.insideFen = value;
            return this;
        }

        /** What lies outside it, in fen. */
        public Long outsideFen;

        public ReleaseDeductionDecided outsideFen(Long value) {
            this.outsideFen = value;
            return this;
        }

        /** Every rule that fired. */
        public List<ReleaseDeductionDecidedRule> rules;

        public ReleaseDeductionDecided rules(List<ReleaseDeductionDecidedRule> value) {
            this.rules = value;
            return this;
        }

        /** What the message is about, so that the reader can find it again. */
        public ReleaseDeductionDecidedCorrelation correlation;

        public ReleaseDeductionDecided correlation(ReleaseDeductionDecidedCorrelation value) {
            this.correlation = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (rulingNumber == null) missing.add("rulingNumber");
            if (outcome == null) missing.add("outcome");
            if (amountFen == null) missing.add("amountFen");
            if (allowedFen == null) missing.add("allowedFen");
            if (insideFen == null) missing.add("insideFen");
            if (outsideFen == null) missing.add("outsideFen");
            if (rules == null) missing.add("rules");
            if (correlation == null) missing.add("correlation");
            missing.addAll(Part.missingInAll("rules", rules));
            missing.addAll(Part.missingIn("correlation", correlation));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** What the message is about, so that the reader can find it again. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseDossierItemFiledCorrelation implements Part {
        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleaseDossierItemFiledCorrelation noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseDossierItemFiledCorrelation caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public ReleaseDossierItemFiledCorrelation accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            return missing;
        }
    }

    /** A document stands in the case’s dossier: its bytes are stored and its digest was verified. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseDossierItemFiled implements Message {
        public static final String TYPE = "release.dossier.item-filed";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseDossierItemFiled caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Id of the dossier item. */
        public String itemId;

        public ReleaseDossierItemFiled itemId(String value) {
            this.itemId = value;
            return this;
        }

        /** Place in the dossier, from 1. */
        public Long sequence;

        public ReleaseDossierItemFiled sequence(Long value) {
            this.sequence = value;
            return this;
        }

        /** Kind of the document. One of fund-use-notice, transfer-voucher, payment-return, delivery-evidence, supplement. */
        public String kind;

        public ReleaseDossierItemFiled kind(String value) {
            this.kind = value;
            return this;
        }

        /** Number of the notice or voucher. */
        public String documentNumber;

        public ReleaseDossierItemFiled documentNumber(String value) {
            this.documentNumber = value;
            return this;
        }

        /** SHA-256 of the bytes, hex. */
        public String sha256;

        public ReleaseDossierItemFiled sha256(String value) {
            this.sha256 = value;
            return this;
        }

        /** Item that this one corrects; nothing is ever deleted. */
        public String supersedes;

        public ReleaseDossierItemFiled supersedes(String value) {
            this.supersedes = value;
            return this;
        }

        /** Hash of the dossier’s chain after this item. */
        public String chainHead;

        public ReleaseDossierItemFiled chainHead(String value) {
            this.chainHead = value;
            return this;
        }

        /** What the message is about, so that the reader can find it again. */
        public ReleaseDossierItemFiledCorrelation correlation;

        public ReleaseDossierItemFiled correlation(ReleaseDossierItemFiledCorrelation value) {
            this.correlation = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (itemId == null) missing.add("itemId");
            if (sequence == null) missing.add("sequence");
            if (kind == null) missing.add("kind");
            if (documentNumber == null) missing.add("documentNumber");
            if (sha256 == null) missing.add("sha256");
            if (chainHead == null) missing.add("chainHead");
            if (correlation == null) missing.add("correlation");
            missing.addAll(Part.missingIn("correlation", correlation));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The freeze as the reader may know it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseFreezeChangedFreeze implements Part {
        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseFreezeChangedFreeze caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Full name of the court. */
        public String courtName;

        public ReleaseFreezeChangedFreeze courtName(String value) {
            this.courtName = value;
            return this;
        }

        /** Number of the ruling (裁定书文号). */
        public String rulingNumber;

        public ReleaseFreezeChangedFreeze rulingNumber(String value) {
            this.rulingNumber = value;
            return this;
        }

        /** State of the clearing. One of LIVE, WAITING, LIFTED, EXPIRED. */
        public String status;

        public ReleaseFreezeChangedFreeze status(String value) {
            this.status = value;
            return this;
        }

        /** Place in the order of service; 0 once it has ended. */
        public Long rank;

        public ReleaseFreezeChangedFreeze rank(Long value) {
            this.rank = value;
            return this;
        }

        /** Quota of the freeze (冻结限额), in fen. */
        public Long quotaFen;

        public ReleaseFreezeChangedFreeze quotaFen(Long value) {
            this.quotaFen = value;
            return this;
        }

        /** Money actually controlled (实际控制金额), in fen. */
        public Long controlledFen;

        public ReleaseFreezeChangedFreeze controlledFen(Long value) {
            this.controlledFen = value;
            return this;
        }

        /** When the term ends, to the minute; it does not roll over holidays. */
        public String endsAt;

        public ReleaseFreezeChangedFreeze endsAt(String value) {
            this.endsAt = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (status == null) missing.add("status");
            if (rank == null) missing.add("rank");
            if (endsAt == null) missing.add("endsAt");
            return missing;
        }
    }

    /** What the message is about, so that the reader can find it again. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseFreezeChangedCorrelation implements Part {
        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleaseFreezeChangedCorrelation noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseFreezeChangedCorrelation caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public ReleaseFreezeChangedCorrelation accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            return missing;
        }
    }

    /** A freeze changed by an act or by itself. A court learns of another’s freeze rank, quota and end, no parties. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseFreezeChanged implements Message {
        public static final String TYPE = "release.freeze.changed";

        /** What changed. One of ordered, renewed, reduced, lifted, expired, expiring, converted, transferred, moved-up, moved-down, deducted, suspension-ended. */
        public String change;

        public ReleaseFreezeChanged change(String value) {
            this.change = value;
            return this;
        }

        /** The freeze as the reader may know it. */
        public ReleaseFreezeChangedFreeze freeze;

        public ReleaseFreezeChanged freeze(ReleaseFreezeChangedFreeze value) {
            this.freeze = value;
            return this;
        }

        /** When it happened. */
        public String at;

        public ReleaseFreezeChanged at(String value) {
            this.at = value;
            return this;
        }

        /** What the message is about, so that the reader can find it again. */
        public ReleaseFreezeChangedCorrelation correlation;

        public ReleaseFreezeChanged correlation(ReleaseFreezeChangedCorrelation value) {
            this.correlation = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (change == null) missing.add("change");
            if (freeze == null) missing.add("freeze");
            if (at == null) missing.add("at");
            if (correlation == null) missing.add("correlation");
            missing.addAll(Part.missingIn("freeze", freeze));
            missing.addAll(Part.missingIn("correlation", correlation));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** What the message is about, so that the reader can find it again. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseFreezeNotifiedCorrelation implements Part {
        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleaseFreezeNotifiedCorrelation noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseFreezeNotifiedCorrelation caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public ReleaseFreezeNotifiedCorrelation accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            return missing;
        }
    }

    /** An account of the region was frozen. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseFreezeNotified implements Message {
        public static final String TYPE = "release.freeze.notified";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseFreezeNotified caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Full name of the court. */
        public String courtName;

        public ReleaseFreezeNotified courtName(String value) {
            this.courtName = value;
            return this;
        }

        /** Quota of the freeze (冻结限额), in fen. */
        public Long quotaFen;

        public ReleaseFreezeNotified quotaFen(Long value) {
            this.quotaFen = value;
            return this;
        }

        /** When the bank was served: freezes stand in this order. */
        public String servedAt;

        public ReleaseFreezeNotified servedAt(String value) {
            this.servedAt = value;
            return this;
        }

        /** When the term ends, to the minute; it does not roll over holidays. */
        public String endsAt;

        public ReleaseFreezeNotified endsAt(String value) {
            this.endsAt = value;
            return this;
        }

        /** What the message is about, so that the reader can find it again. */
        public ReleaseFreezeNotifiedCorrelation correlation;

        public ReleaseFreezeNotified correlation(ReleaseFreezeNotifiedCorrelation value) {
            this.correlation = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (courtName == null) missing.add("courtName");
            if (servedAt == null) missing.add("servedAt");
            if (endsAt == null) missing.add("endsAt");
            if (correlation == null) missing.add("correlation");
            missing.addAll(Part.missingIn("correlation", correlation));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /**  */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseNoticeCopiedLine implements Part {
        /** Number of the line in the notice. */
        public Long line;

        public ReleaseNoticeCopiedLine line(Long value) {
            this.line = value;
            return this;
        }

        /** Who is paid. */
        public String payeeName;

        public ReleaseNoticeCopiedLine payeeName(String value) {
            this.payeeName = value;
            return this;
        }

        /** Amount, in fen. */
        public Long amountFen;

        public ReleaseNoticeCopiedLine amountFen(Long value) {
            this.amountFen = value;
            return this;
        }

        /** What the line pays for (用途). */
        public String usage;

        public ReleaseNoticeCopiedLine usage(String value) {
            this.usage = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (line == null) missing.add("line");
            if (payeeName == null) missing.add("payeeName");
            if (amountFen == null) missing.add("amountFen");
            if (usage == null) missing.add("usage");
            return missing;
        }
    }

    /** The sealed notice itself: the bytes that go into the dossiers. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseNoticeCopiedDocument implements Part {
        /** SHA-256 of the bytes, hex. */
        public String sha256;

        public ReleaseNoticeCopiedDocument sha256(String value) {
            this.sha256 = value;
            return this;
        }

        /** Media type. What the bytes are is found out from the bytes (B-14, C-13). */
        public String mediaType;

        public ReleaseNoticeCopiedDocument mediaType(String value) {
            this.mediaType = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (sha256 == null) missing.add("sha256");
            if (mediaType == null) missing.add("mediaType");
            return missing;
        }
    }

    /** What the message is about, so that the reader can find it again. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseNoticeCopiedCorrelation implements Part {
        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleaseNoticeCopiedCorrelation noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseNoticeCopiedCorrelation caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public ReleaseNoticeCopiedCorrelation accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            return missing;
        }
    }

    /** The accepted notice: lines, totals, digest of the document. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseNoticeCopied implements Message {
        public static final String TYPE = "release.notice.copied";

        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleaseNoticeCopied noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Version of the notice, from 1. */
        public Long version;

        public ReleaseNoticeCopied version(Long value) {
            this.version = value;
            return this;
        }

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseNoticeCopied caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Name of the authority that issued the notice. */
        public String issuerName;

        public ReleaseNoticeCopied issuerName(String value) {
            this.issuerName = value;
            return this;
        }

        /** When the notice was sealed. The city profile in force on this date applies. */
        public String issuedAt;

        public ReleaseNoticeCopied issuedAt(String value) {
            this.issuedAt = value;
            return this;
        }

        /** Until when the bank may pay. */
        public String validUntil;

        public ReleaseNoticeCopied validUntil(String value) {
            this.validUntil = value;
            return this;
        }

        /** What the money is for. Which purposes are allowed, held or refused is the city profile’s. */
        public String purpose;

        public ReleaseNoticeCopied purpose(String value) {
            this.purpose = value;
            return this;
        }

        /** Payments that the notice approves. */
        public List<ReleaseNoticeCopiedLine> lines;

        public ReleaseNoticeCopied lines(List<ReleaseNoticeCopiedLine> value) {
            this.lines = value;
            return this;
        }

        /** Sum of the lines, in fen; that it is the sum is a rule (N-07). */
        public Long totalFen;

        public ReleaseNoticeCopied totalFen(Long value) {
            this.totalFen = value;
            return this;
        }

        /** The sealed notice itself: the bytes that go into the dossiers. */
        public ReleaseNoticeCopiedDocument document;

        public ReleaseNoticeCopied document(ReleaseNoticeCopiedDocument value) {
            this.document = value;
            return this;
        }

        /** What the message is about, so that the reader can find it again. */
        public ReleaseNoticeCopiedCorrelation correlation;

        public ReleaseNoticeCopied correlation(ReleaseNoticeCopiedCorrelation value) {
            this.correlation = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (noticeNumber == null) missing.add("noticeNumber");
            if (version == null) missing.add("version");
            if (caseNumber == null) missing.add("caseNumber");
            if (issuerName == null) missing.add("issuerName");
            if (issuedAt == null) missing.add("issuedAt");
            if (validUntil == null) missing.add("validUntil");
            if (purpose == null) missing.add("purpose");
            if (lines == null) missing.add("lines");
            if (totalFen == null) missing.add("totalFen");
            if (document == null) missing.add("document");
            if (correlation == null) missing.add("correlation");
            missing.addAll(Part.missingInAll("lines", lines));
            missing.addAll(Part.missingIn("document", document));
            missing.addAll(Part.missingIn("correlation", correlation));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** In Chinese. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseNoticeDecidedRuleDetailZh implements Part {
        /** What is wrong or noted. */
        public String what;

        public ReleaseNoticeDecidedRuleDetailZh what(String value) {
            this.what = value;
            return this;
        }

        /** What was found. */
        public String found;

        public ReleaseNoticeDecidedRuleDetailZh found(String value) {
            this.found = value;
            return this;
        }

        /** What would have been right; may be empty. */
        public String expected;

        public ReleaseNoticeDecidedRuleDetailZh expected(String value) {
            this.expected = value;
            return this;
        }

        /** The provision it rests on; may be empty. */
        public String basis;

        public ReleaseNoticeDecidedRuleDetailZh basis(String value) {
            this.basis = value;
            return this;
        }

        /** What to do. */
        @JsonProperty("do")
        public String do_;

        public ReleaseNoticeDecidedRuleDetailZh do_(String value) {
            this.do_ = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (what == null) missing.add("what");
            if (found == null) missing.add("found");
            if (expected == null) missing.add("expected");
            if (basis == null) missing.add("basis");
            if (do_ == null) missing.add("do");
            return missing;
        }
    }

    /** In English. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseNoticeDecidedRuleDetailEn implements Part {
        /** What is wrong or noted. */
        public String what;

        public ReleaseNoticeDecidedRuleDetailEn what(String value) {
            this.what = value;
            return this;
        }

        /** What was found. */
        public String found;

        public ReleaseNoticeDecidedRuleDetailEn found(String value) {
            this.found = value;
            return this;
        }

        /** What would have been right; may be empty. */
        public String expected;

        public ReleaseNoticeDecidedRuleDetailEn expected(String value) {
            this.expected = value;
            return this;
        }

        /** The provision it rests on; may be empty. */
        public String basis;

        public ReleaseNoticeDecidedRuleDetailEn basis(String value) {
            this.basis = value;
            return this;
        }

        /** What to do. */
        @JsonProperty("do")
        public String do_;

        public ReleaseNoticeDecidedRuleDetailEn do_(String value) {
            this.do_ = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (what == null) missing.add("what");
            if (found == null) missing.add("found");
            if (expected == null) missing.add("expected");
            if (basis == null) missing.add("basis");
            if (do_ == null) missing.add("do");
            return missing;
        }
    }

    /** What a person reads of the rule, in each language. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseNoticeDecidedRuleDetail implements Part {
        /** In Chinese. */
        public ReleaseNoticeDecidedRuleDetailZh zh;

        public ReleaseNoticeDecidedRuleDetail zh(ReleaseNoticeDecidedRuleDetailZh value) {
            this.zh = value;
            return this;
        }

        /** In English. */
        public ReleaseNoticeDecidedRuleDetailEn en;

        public ReleaseNoticeDecidedRuleDetail en(ReleaseNoticeDecidedRuleDetailEn value) {
            this.en = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (zh == null) missing.add("zh");
            if (en == null) missing.add("en");
            missing.addAll(Part.missingIn("zh", zh));
            missing.addAll(Part.missingIn("en", en));
            return missing;
        }
    }

    /**  */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseNoticeDecidedRule implements Part {
        /** Id in the rule book. */
        public String id;

        public ReleaseNoticeDecidedRule id(String value) {
            this.id = value;
            return this;
        }

        /** What the rule says. One of ACCEPT, HOLD, REJECT. */
        public String outcome;

        public ReleaseNoticeDecidedRule outcome(String value) {
            this.outcome = value;
            return this;
        }

        /** What a person reads of the rule, in each language. */
        public ReleaseNoticeDecidedRuleDetail detail;

        public ReleaseNoticeDecidedRule detail(ReleaseNoticeDecidedRuleDetail value) {
            this.detail = value;
            return this;
        }

        /** The same in one line, Chinese, then English. */
        public String text;

        public ReleaseNoticeDecidedRule text(String value) {
            this.text = value;
            return this;
        }

        /** Path of the field that the rule is about. */
        public String field;

        public ReleaseNoticeDecidedRule field(String value) {
            this.field = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (id == null) missing.add("id");
            if (outcome == null) missing.add("outcome");
            if (detail == null) missing.add("detail");
            if (text == null) missing.add("text");
            missing.addAll(Part.missingIn("detail", detail));
            return missing;
        }
    }

    /** What the message is about, so that the reader can find it again. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseNoticeDecidedCorrelation implements Part {
        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleaseNoticeDecidedCorrelation noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseNoticeDecidedCorrelation caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public ReleaseNoticeDecidedCorrelation accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            return missing;
        }
    }

    /** The status of its notice changed: accepted, held, refused, stopped, going on, lapsed, withdrawn, replaced, paid, closed. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseNoticeDecided implements Message {
        public static final String TYPE = "release.notice.decided";

        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleaseNoticeDecided noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Version of the notice, from 1. */
        public Long version;

        public ReleaseNoticeDecided version(Long value) {
            this.version = value;
            return this;
        }

        /** State of the clearing. One of ACCEPTED, HELD, REJECTED, PAYING, PARTIAL, PAID, REFUSED, WITHDRAWN, EXPIRED, SUPERSEDED, CLOSED. */
        public String status;

        public ReleaseNoticeDecided status(String value) {
            this.status = value;
            return this;
        }

        /** Every rule that fired. */
        public List<ReleaseNoticeDecidedRule> rules;

        public ReleaseNoticeDecided rules(List<ReleaseNoticeDecidedRule> value) {
            this.rules = value;
            return this;
        }

        /** What the message is about, so that the reader can find it again. */
        public ReleaseNoticeDecidedCorrelation correlation;

        public ReleaseNoticeDecided correlation(ReleaseNoticeDecidedCorrelation value) {
            this.correlation = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (noticeNumber == null) missing.add("noticeNumber");
            if (version == null) missing.add("version");
            if (status == null) missing.add("status");
            if (rules == null) missing.add("rules");
            if (correlation == null) missing.add("correlation");
            missing.addAll(Part.missingInAll("rules", rules));
            missing.addAll(Part.missingIn("correlation", correlation));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** In Chinese. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseObjectionDraftRaisedRuleDetailZh implements Part {
        /** What is wrong or noted. */
        public String what;

        public ReleaseObjectionDraftRaisedRuleDetailZh what(String value) {
            this.what = value;
            return this;
        }

        /** What was found. */
        public String found;

        public ReleaseObjectionDraftRaisedRuleDetailZh found(String value) {
            this.found = value;
            return this;
        }

        /** What would have been right; may be empty. */
        public String expected;

        public ReleaseObjectionDraftRaisedRuleDetailZh expected(String value) {
            this.expected = value;
            return this;
        }

        /** The provision it rests on; may be empty. */
        public String basis;

        public ReleaseObjectionDraftRaisedRuleDetailZh basis(String value) {
            this.basis = value;
            return this;
        }

        /** What to do. */
        @JsonProperty("do")
        public String do_;

        public ReleaseObjectionDraftRaisedRuleDetailZh do_(String value) {
            this.do_ = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (what == null) missing.add("what");
            if (found == null) missing.add("found");
            if (expected == null) missing.add("expected");
            if (basis == null) missing.add("basis");
            if (do_ == null) missing.add("do");
            return missing;
        }
    }

    /** In English. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseObjectionDraftRaisedRuleDetailEn implements Part {
        /** What is wrong or noted. */
        public String what;

        public ReleaseObjectionDraftRaisedRuleDetailEn what(String value) {
            this.what = value;
            return this;
        }

        /** What was found. */
        public String found;

        public ReleaseObjectionDraftRaisedRuleDetailEn found(String value) {
            this.found = value;
            return this;
        }

        /** What would have been right; may be empty. */
        public String expected;

        public ReleaseObjectionDraftRaisedRuleDetailEn expected(String value) {
            this.expected = value;
            return this;
        }

        /** The provision it rests on; may be empty. */
        public String basis;

        public ReleaseObjectionDraftRaisedRuleDetailEn basis(String value) {
            this.basis = value;
            return this;
        }

        /** What to do. */
        @JsonProperty("do")
        public String do_;

        public ReleaseObjectionDraftRaisedRuleDetailEn do_(String value) {
            this.do_ = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (what == null) missing.add("what");
            if (found == null) missing.add("found");
            if (expected == null) missing.add("expected");
            if (basis == null) missing.add("basis");
            if (do_ == null) missing.add("do");
            return missing;
        }
    }

    /** What a person reads of the rule, in each language. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseObjectionDraftRaisedRuleDetail implements Part {
        /** In Chinese. */
        public ReleaseObjectionDraftRaisedRuleDetailZh zh;

        public ReleaseObjectionDraftRaisedRuleDetail zh(ReleaseObjectionDraftRaisedRuleDetailZh value) {
            this.zh = value;
            return this;
        }

        /** In English. */
        public ReleaseObjectionDraftRaisedRuleDetailEn en;

        public ReleaseObjectionDraftRaisedRuleDetail en(ReleaseObjectionDraftRaisedRuleDetailEn value) {
            this.en = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (zh == null) missing.add("zh");
            if (en == null) missing.add("en");
            missing.addAll(Part.missingIn("zh", zh));
            missing.addAll(Part.missingIn("en", en));
            return missing;
        }
    }

    /**  */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseObjectionDraftRaisedRule implements Part {
        /** Id in the rule book. */
        public String id;

        public ReleaseObjectionDraftRaisedRule id(String value) {
            this.id = value;
            return this;
        }

        /** What the rule says. One of ACCEPT, HOLD, REJECT. */
        public String outcome;

        public ReleaseObjectionDraftRaisedRule outcome(String value) {
            this.outcome = value;
            return this;
        }

        /** What a person reads of the rule, in each language. */
        public ReleaseObjectionDraftRaisedRuleDetail detail;

        public ReleaseObjectionDraftRaisedRule detail(ReleaseObjectionDraftRaisedRuleDetail value) {
            this.detail = value;
            return this;
        }

        /** The same in one line, Chinese, then English. */
        public String text;

        public ReleaseObjectionDraftRaisedRule text(String value) {
            this.text = value;
            return this;
        }

        /** Path of the field that the rule is about. */
        public String field;

        public ReleaseObjectionDraftRaisedRule field(String value) {
            this.field = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (id == null) missing.add("id");
            if (outcome == null) missing.add("outcome");
            if (detail == null) missing.add("detail");
            if (text == null) missing.add("text");
            missing.addAll(Part.missingIn("detail", detail));
            return missing;
        }
    }

    /** What the message is about, so that the reader can find it again. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseObjectionDraftRaisedCorrelation implements Part {
        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleaseObjectionDraftRaisedCorrelation noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseObjectionDraftRaisedCorrelation caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public ReleaseObjectionDraftRaisedCorrelation accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            return missing;
        }
    }

    /** A deduction would touch supervised money; a draft of the objection that 法〔2022〕12号 lets the bank make. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseObjectionDraftRaised implements Message {
        public static final String TYPE = "release.objection-draft.raised";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseObjectionDraftRaised caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the ruling (裁定书文号). */
        public String rulingNumber;

        public ReleaseObjectionDraftRaised rulingNumber(String value) {
            this.rulingNumber = value;
            return this;
        }

        /** Amount, in fen. */
        public Long amountFen;

        public ReleaseObjectionDraftRaised amountFen(Long value) {
            this.amountFen = value;
            return this;
        }

        /** Text of the draft. */
        public String draft;

        public ReleaseObjectionDraftRaised draft(String value) {
            this.draft = value;
            return this;
        }

        /** Every rule that fired. */
        public List<ReleaseObjectionDraftRaisedRule> rules;

        public ReleaseObjectionDraftRaised rules(List<ReleaseObjectionDraftRaisedRule> value) {
            this.rules = value;
            return this;
        }

        /** What the message is about, so that the reader can find it again. */
        public ReleaseObjectionDraftRaisedCorrelation correlation;

        public ReleaseObjectionDraftRaised correlation(ReleaseObjectionDraftRaisedCorrelation value) {
            this.correlation = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (rulingNumber == null) missing.add("rulingNumber");
            if (amountFen == null) missing.add("amountFen");
            if (draft == null) missing.add("draft");
            if (rules == null) missing.add("rules");
            if (correlation == null) missing.add("correlation");
            missing.addAll(Part.missingInAll("rules", rules));
            missing.addAll(Part.missingIn("correlation", correlation));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** What the message is about, so that the reader can find it again. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseObjectionRoutedCorrelation implements Part {
        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleaseObjectionRoutedCorrelation noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseObjectionRoutedCorrelation caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public ReleaseObjectionRoutedCorrelation accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            return missing;
        }
    }

    /** The bank or a party objects; it suspends nothing by itself. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseObjectionRouted implements Message {
        public static final String TYPE = "release.objection.routed";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseObjectionRouted caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Who objects: the bank or a party. One of bank, party. */
        public String from;

        public ReleaseObjectionRouted from(String value) {
            this.from = value;
            return this;
        }

        /** Who objects. */
        public String objector;

        public ReleaseObjectionRouted objector(String value) {
            this.objector = value;
            return this;
        }

        /** On what ground. */
        public String ground;

        public ReleaseObjectionRouted ground(String value) {
            this.ground = value;
            return this;
        }

        /** When the objection was lodged. */
        public String lodgedAt;

        public ReleaseObjectionRouted lodgedAt(String value) {
            this.lodgedAt = value;
            return this;
        }

        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleaseObjectionRouted noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** By when. */
        public String dueAt;

        public ReleaseObjectionRouted dueAt(String value) {
            this.dueAt = value;
            return this;
        }

        /** What the message is about, so that the reader can find it again. */
        public ReleaseObjectionRoutedCorrelation correlation;

        public ReleaseObjectionRouted correlation(ReleaseObjectionRoutedCorrelation value) {
            this.correlation = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (from == null) missing.add("from");
            if (objector == null) missing.add("objector");
            if (ground == null) missing.add("ground");
            if (lodgedAt == null) missing.add("lodgedAt");
            if (correlation == null) missing.add("correlation");
            missing.addAll(Part.missingIn("correlation", correlation));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Who is paid. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleasePaymentAuthorisedLinePayee implements Part {
        /** Full name, as in the register or on the identity document. */
        public String name;

        public ReleasePaymentAuthorisedLinePayee name(String value) {
            this.name = value;
            return this;
        }

        /** Account of the payee. Spaces inside are removed. */
        public String accountNumber;

        public ReleasePaymentAuthorisedLinePayee accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** 12-digit CNAPS code of the payee’s bank. */
        public String bankCode;

        public ReleasePaymentAuthorisedLinePayee bankCode(String value) {
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

    /**  */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleasePaymentAuthorisedLine implements Part {
        /** Number of the line in the notice. */
        public Long line;

        public ReleasePaymentAuthorisedLine line(Long value) {
            this.line = value;
            return this;
        }

        /** Who is paid. */
        public ReleasePaymentAuthorisedLinePayee payee;

        public ReleasePaymentAuthorisedLine payee(ReleasePaymentAuthorisedLinePayee value) {
            this.payee = value;
            return this;
        }

        /** Amount, in fen. */
        public Long amountFen;

        public ReleasePaymentAuthorisedLine amountFen(Long value) {
            this.amountFen = value;
            return this;
        }

        /** What has left for the payee and has not come back, in fen. */
        public Long paidFen;

        public ReleasePaymentAuthorisedLine paidFen(Long value) {
            this.paidFen = value;
            return this;
        }

        /** What may still be paid, in fen. */
        public Long remainingFen;

        public ReleasePaymentAuthorisedLine remainingFen(Long value) {
            this.remainingFen = value;
            return this;
        }

        /** What the line pays for (用途). */
        public String usage;

        public ReleasePaymentAuthorisedLine usage(String value) {
            this.usage = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (line == null) missing.add("line");
            if (payee == null) missing.add("payee");
            if (amountFen == null) missing.add("amountFen");
            if (paidFen == null) missing.add("paidFen");
            if (remainingFen == null) missing.add("remainingFen");
            if (usage == null) missing.add("usage");
            missing.addAll(Part.missingIn("payee", payee));
            return missing;
        }
    }

    /** The housing authority that issues the notice. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleasePaymentAuthorisedIssuer implements Part {
        /** Full name, as in the register or on the identity document. */
        public String name;

        public ReleasePaymentAuthorisedIssuer name(String value) {
            this.name = value;
            return this;
        }

        /** Unified social credit code (统一社会信用代码). Its check digits are a rule (N-09). */
        public String uscc;

        public ReleasePaymentAuthorisedIssuer uscc(String value) {
            this.uscc = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (name == null) missing.add("name");
            if (uscc == null) missing.add("uscc");
            return missing;
        }
    }

    /** The sealed notice itself: the bytes that go into the dossiers. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleasePaymentAuthorisedDocument implements Part {
        /** SHA-256 of the bytes, hex. */
        public String sha256;

        public ReleasePaymentAuthorisedDocument sha256(String value) {
            this.sha256 = value;
            return this;
        }

        /** Media type. What the bytes are is found out from the bytes (B-14, C-13). */
        public String mediaType;

        public ReleasePaymentAuthorisedDocument mediaType(String value) {
            this.mediaType = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (sha256 == null) missing.add("sha256");
            if (mediaType == null) missing.add("mediaType");
            return missing;
        }
    }

    /** What the message is about, so that the reader can find it again. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleasePaymentAuthorisedCorrelation implements Part {
        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleasePaymentAuthorisedCorrelation noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleasePaymentAuthorisedCorrelation caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public ReleasePaymentAuthorisedCorrelation accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            return missing;
        }
    }

    /** The notice was accepted; the bank may pay these lines until it expires. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleasePaymentAuthorised implements Message {
        public static final String TYPE = "release.payment.authorised";

        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleasePaymentAuthorised noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Version of the notice, from 1. */
        public Long version;

        public ReleasePaymentAuthorised version(Long value) {
            this.version = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public ReleasePaymentAuthorised accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Until when the bank may pay. */
        public String validUntil;

        public ReleasePaymentAuthorised validUntil(String value) {
            this.validUntil = value;
            return this;
        }

        /** Sum of the lines, in fen; that it is the sum is a rule (N-07). */
        public Long totalFen;

        public ReleasePaymentAuthorised totalFen(Long value) {
            this.totalFen = value;
            return this;
        }

        /** Whether the bank may pay less than a line. Absent means no. */
        public Boolean partialAllowed;

        public ReleasePaymentAuthorised partialAllowed(Boolean value) {
            this.partialAllowed = value;
            return this;
        }

        /** Payments that the notice approves. */
        public List<ReleasePaymentAuthorisedLine> lines;

        public ReleasePaymentAuthorised lines(List<ReleasePaymentAuthorisedLine> value) {
            this.lines = value;
            return this;
        }

        /** The housing authority that issues the notice. */
        public ReleasePaymentAuthorisedIssuer issuer;

        public ReleasePaymentAuthorised issuer(ReleasePaymentAuthorisedIssuer value) {
            this.issuer = value;
            return this;
        }

        /** The sealed notice itself: the bytes that go into the dossiers. */
        public ReleasePaymentAuthorisedDocument document;

        public ReleasePaymentAuthorised document(ReleasePaymentAuthorisedDocument value) {
            this.document = value;
            return this;
        }

        /** Cases whose freezes stand on the account. */
        public List<String> cases;

        public ReleasePaymentAuthorised cases(List<String> value) {
            this.cases = value;
            return this;
        }

        /** What the message is about, so that the reader can find it again. */
        public ReleasePaymentAuthorisedCorrelation correlation;

        public ReleasePaymentAuthorised correlation(ReleasePaymentAuthorisedCorrelation value) {
            this.correlation = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (noticeNumber == null) missing.add("noticeNumber");
            if (version == null) missing.add("version");
            if (accountNumber == null) missing.add("accountNumber");
            if (validUntil == null) missing.add("validUntil");
            if (totalFen == null) missing.add("totalFen");
            if (partialAllowed == null) missing.add("partialAllowed");
            if (lines == null) missing.add("lines");
            if (issuer == null) missing.add("issuer");
            if (document == null) missing.add("document");
            if (cases == null) missing.add("cases");
            if (correlation == null) missing.add("correlation");
            missing.addAll(Part.missingInAll("lines", lines));
            missing.addAll(Part.missingIn("issuer", issuer));
            missing.addAll(Part.missingIn("document", document));
            missing.addAll(Part.missingIn("correlation", correlation));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** In Chinese. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleasePaymentStoppedRuleDetailZh implements Part {
        /** What is wrong or noted. */
        public String what;

        public ReleasePaymentStoppedRuleDetailZh what(String value) {
            this.what = value;
            return this;
        }

        /** What was found. */
        public String found;

        public ReleasePaymentStoppedRuleDetailZh found(String value) {
            this.found = value;
            return this;
        }

        /** What would have been right; may be empty. */
        public String expected;

        public ReleasePaymentStoppedRuleDetailZh expected(String value) {
            this.expected = value;
            return this;
        }

        /** The provision it rests on; may be empty. */
        public String basis;

        public ReleasePaymentStoppedRuleDetailZh basis(String value) {
            this.basis = value;
            return this;
        }

        /** What to do. */
        @JsonProperty("do")
        public String do_;

        public ReleasePaymentStoppedRuleDetailZh do_(String value) {
            this.do_ = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (what == null) missing.add("what");
            if (found == null) missing.add("found");
            if (expected == null) missing.add("expected");
            if (basis == null) missing.add("basis");
            if (do_ == null) missing.add("do");
            return missing;
        }
    }

    /** In English. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleasePaymentStoppedRuleDetailEn implements Part {
        /** What is wrong or noted. */
        public String what;

        public ReleasePaymentStoppedRuleDetailEn what(String value) {
            this.what = value;
            return this;
        }

        /** What was found. */
        public String found;

        public ReleasePaymentStoppedRuleDetailEn found(String value) {
            this.found = value;
            return this;
        }

        /** What would have been right; may be empty. */
        public String expected;

        public ReleasePaymentStoppedRuleDetailEn expected(String value) {
            this.expected = value;
            return this;
        }

        /** The provision it rests on; may be empty. */
        public String basis;

        public ReleasePaymentStoppedRuleDetailEn basis(String value) {
            this.basis = value;
            return this;
        }

        /** What to do. */
        @JsonProperty("do")
        public String do_;

        public ReleasePaymentStoppedRuleDetailEn do_(String value) {
            this.do_ = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (what == null) missing.add("what");
            if (found == null) missing.add("found");
            if (expected == null) missing.add("expected");
            if (basis == null) missing.add("basis");
            if (do_ == null) missing.add("do");
            return missing;
        }
    }

    /** What a person reads of the rule, in each language. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleasePaymentStoppedRuleDetail implements Part {
        /** In Chinese. */
        public ReleasePaymentStoppedRuleDetailZh zh;

        public ReleasePaymentStoppedRuleDetail zh(ReleasePaymentStoppedRuleDetailZh value) {
            this.zh = value;
            return this;
        }

        /** In English. */
        public ReleasePaymentStoppedRuleDetailEn en;

        public ReleasePaymentStoppedRuleDetail en(ReleasePaymentStoppedRuleDetailEn value) {
            this.en = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (zh == null) missing.add("zh");
            if (en == null) missing.add("en");
            missing.addAll(Part.missingIn("zh", zh));
            missing.addAll(Part.missingIn("en", en));
            return missing;
        }
    }

    /**  */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleasePaymentStoppedRule implements Part {
        /** Id in the rule book. */
        public String id;

        public ReleasePaymentStoppedRule id(String value) {
            this.id = value;
            return this;
        }

        /** What the rule says. One of ACCEPT, HOLD, REJECT. */
        public String outcome;

        public ReleasePaymentStoppedRule outcome(String value) {
            this.outcome = value;
            return this;
        }

        /** What a person reads of the rule, in each language. */
        public ReleasePaymentStoppedRuleDetail detail;

        public ReleasePaymentStoppedRule detail(ReleasePaymentStoppedRuleDetail value) {
            this.detail = value;
            return this;
        }

        /** The same in one line, Chinese, then English. */
        public String text;

        public ReleasePaymentStoppedRule text(String value) {
            this.text = value;
            return this;
        }

        /** Path of the field that the rule is about. */
        public String field;

        public ReleasePaymentStoppedRule field(String value) {
            this.field = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (id == null) missing.add("id");
            if (outcome == null) missing.add("outcome");
            if (detail == null) missing.add("detail");
            if (text == null) missing.add("text");
            missing.addAll(Part.missingIn("detail", detail));
            return missing;
        }
    }

    /** What the message is about, so that the reader can find it again. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleasePaymentStoppedCorrelation implements Part {
        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleasePaymentStoppedCorrelation noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleasePaymentStoppedCorrelation caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public ReleasePaymentStoppedCorrelation accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            return missing;
        }
    }

    /** Payments under the notice stop: a court act, a withdrawal, an expiry or a new version. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleasePaymentStopped implements Message {
        public static final String TYPE = "release.payment.stopped";

        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleasePaymentStopped noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Version of the notice, from 1. */
        public Long version;

        public ReleasePaymentStopped version(Long value) {
            this.version = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public ReleasePaymentStopped accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Why, in words. May be empty where a rule asks for it. */
        public Object reason;

        public ReleasePaymentStopped reason(Object value) {
            this.reason = value;
            return this;
        }

        /** Every rule that fired. */
        public List<ReleasePaymentStoppedRule> rules;

        public ReleasePaymentStopped rules(List<ReleasePaymentStoppedRule> value) {
            this.rules = value;
            return this;
        }

        /** What the message is about, so that the reader can find it again. */
        public ReleasePaymentStoppedCorrelation correlation;

        public ReleasePaymentStopped correlation(ReleasePaymentStoppedCorrelation value) {
            this.correlation = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (noticeNumber == null) missing.add("noticeNumber");
            if (version == null) missing.add("version");
            if (accountNumber == null) missing.add("accountNumber");
            if (reason == null) missing.add("reason");
            if (rules == null) missing.add("rules");
            if (correlation == null) missing.add("correlation");
            missing.addAll(Part.missingInAll("rules", rules));
            missing.addAll(Part.missingIn("correlation", correlation));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** In Chinese. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseQueryRaisedRuleDetailZh implements Part {
        /** What is wrong or noted. */
        public String what;

        public ReleaseQueryRaisedRuleDetailZh what(String value) {
            this.what = value;
            return this;
        }

        /** What was found. */
        public String found;

        public ReleaseQueryRaisedRuleDetailZh found(String value) {
            this.found = value;
            return this;
        }

        /** What would have been right; may be empty. */
        public String expected;

        public ReleaseQueryRaisedRuleDetailZh expected(String value) {
            this.expected = value;
            return this;
        }

        /** The provision it rests on; may be empty. */
        public String basis;

        public ReleaseQueryRaisedRuleDetailZh basis(String value) {
            this.basis = value;
            return this;
        }

        /** What to do. */
        @JsonProperty("do")
        public String do_;

        public ReleaseQueryRaisedRuleDetailZh do_(String value) {
            this.do_ = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (what == null) missing.add("what");
            if (found == null) missing.add("found");
            if (expected == null) missing.add("expected");
            if (basis == null) missing.add("basis");
            if (do_ == null) missing.add("do");
            return missing;
        }
    }

    /** In English. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseQueryRaisedRuleDetailEn implements Part {
        /** What is wrong or noted. */
        public String what;

        public ReleaseQueryRaisedRuleDetailEn what(String value) {
            this.what = value;
            return this;
        }

        /** What was found. */
        public String found;

        public ReleaseQueryRaisedRuleDetailEn found(String value) {
            this.found = value;
            return this;
        }

        /** What would have been right; may be empty. */
        public String expected;

        public ReleaseQueryRaisedRuleDetailEn expected(String value) {
            this.expected = value;
            return this;
        }

        /** The provision it rests on; may be empty. */
        public String basis;

        public ReleaseQueryRaisedRuleDetailEn basis(String value) {
            this.basis = value;
            return this;
        }

        /** What to do. */
        @JsonProperty("do")
        public String do_;

        public ReleaseQueryRaisedRuleDetailEn do_(String value) {
            this.do_ = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (what == null) missing.add("what");
            if (found == null) missing.add("found");
            if (expected == null) missing.add("expected");
            if (basis == null) missing.add("basis");
            if (do_ == null) missing.add("do");
            return missing;
        }
    }

    /** What a person reads of the rule, in each language. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseQueryRaisedRuleDetail implements Part {
        /** In Chinese. */
        public ReleaseQueryRaisedRuleDetailZh zh;

        public ReleaseQueryRaisedRuleDetail zh(ReleaseQueryRaisedRuleDetailZh value) {
            this.zh = value;
            return this;
        }

        /** In English. */
        public ReleaseQueryRaisedRuleDetailEn en;

        public ReleaseQueryRaisedRuleDetail en(ReleaseQueryRaisedRuleDetailEn value) {
            this.en = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (zh == null) missing.add("zh");
            if (en == null) missing.add("en");
            missing.addAll(Part.missingIn("zh", zh));
            missing.addAll(Part.missingIn("en", en));
            return missing;
        }
    }

    /**  */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseQueryRaisedRule implements Part {
        /** Id in the rule book. */
        public String id;

        public ReleaseQueryRaisedRule id(String value) {
            this.id = value;
            return this;
        }

        /** What the rule says. One of ACCEPT, HOLD, REJECT. */
        public String outcome;

        public ReleaseQueryRaisedRule outcome(String value) {
            this.outcome = value;
            return this;
        }

        /** What a person reads of the rule, in each language. */
        public ReleaseQueryRaisedRuleDetail detail;

        public ReleaseQueryRaisedRule detail(ReleaseQueryRaisedRuleDetail value) {
            this.detail = value;
            return this;
        }

        /** The same in one line, Chinese, then English. */
        public String text;

        public ReleaseQueryRaisedRule text(String value) {
            this.text = value;
            return this;
        }

        /** Path of the field that the rule is about. */
        public String field;

        public ReleaseQueryRaisedRule field(String value) {
            this.field = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (id == null) missing.add("id");
            if (outcome == null) missing.add("outcome");
            if (detail == null) missing.add("detail");
            if (text == null) missing.add("text");
            missing.addAll(Part.missingIn("detail", detail));
            return missing;
        }
    }

    /** What the message is about, so that the reader can find it again. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseQueryRaisedCorrelation implements Part {
        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleaseQueryRaisedCorrelation noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseQueryRaisedCorrelation caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public ReleaseQueryRaisedCorrelation accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            return missing;
        }
    }

    /** Rules held a notice or an order; somebody must answer by a date. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseQueryRaised implements Message {
        public static final String TYPE = "release.query.raised";

        /** Id of the task. */
        public String taskId;

        public ReleaseQueryRaised taskId(String value) {
            this.taskId = value;
            return this;
        }

        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleaseQueryRaised noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Version of the notice, from 1. */
        public Long version;

        public ReleaseQueryRaised version(Long value) {
            this.version = value;
            return this;
        }

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseQueryRaised caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Every rule that fired. */
        public List<ReleaseQueryRaisedRule> rules;

        public ReleaseQueryRaised rules(List<ReleaseQueryRaisedRule> value) {
            this.rules = value;
            return this;
        }

        /** By when. */
        public String dueAt;

        public ReleaseQueryRaised dueAt(String value) {
            this.dueAt = value;
            return this;
        }

        /** What the message is about, so that the reader can find it again. */
        public ReleaseQueryRaisedCorrelation correlation;

        public ReleaseQueryRaised correlation(ReleaseQueryRaisedCorrelation value) {
            this.correlation = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (taskId == null) missing.add("taskId");
            if (rules == null) missing.add("rules");
            if (correlation == null) missing.add("correlation");
            missing.addAll(Part.missingInAll("rules", rules));
            missing.addAll(Part.missingIn("correlation", correlation));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** In Chinese. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseReceiptRuleDetailZh implements Part {
        /** What is wrong or noted. */
        public String what;

        public ReleaseReceiptRuleDetailZh what(String value) {
            this.what = value;
            return this;
        }

        /** What was found. */
        public String found;

        public ReleaseReceiptRuleDetailZh found(String value) {
            this.found = value;
            return this;
        }

        /** What would have been right; may be empty. */
        public String expected;

        public ReleaseReceiptRuleDetailZh expected(String value) {
            this.expected = value;
            return this;
        }

        /** The provision it rests on; may be empty. */
        public String basis;

        public ReleaseReceiptRuleDetailZh basis(String value) {
            this.basis = value;
            return this;
        }

        /** What to do. */
        @JsonProperty("do")
        public String do_;

        public ReleaseReceiptRuleDetailZh do_(String value) {
            this.do_ = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (what == null) missing.add("what");
            if (found == null) missing.add("found");
            if (expected == null) missing.add("expected");
            if (basis == null) missing.add("basis");
            if (do_ == null) missing.add("do");
            return missing;
        }
    }

    /** In English. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseReceiptRuleDetailEn implements Part {
        /** What is wrong or noted. */
        public String what;

        public ReleaseReceiptRuleDetailEn what(String value) {
            this.what = value;
            return this;
        }

        /** What was found. */
        public String found;

        public ReleaseReceiptRuleDetailEn found(String value) {
            this.found = value;
            return this;
        }

        /** What would have been right; may be empty. */
        public String expected;

        public ReleaseReceiptRuleDetailEn expected(String value) {
            this.expected = value;
            return this;
        }

        /** The provision it rests on; may be empty. */
        public String basis;

        public ReleaseReceiptRuleDetailEn basis(String value) {
            this.basis = value;
            return this;
        }

        /** What to do. */
        @JsonProperty("do")
        public String do_;

        public ReleaseReceiptRuleDetailEn do_(String value) {
            this.do_ = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (what == null) missing.add("what");
            if (found == null) missing.add("found");
            if (expected == null) missing.add("expected");
            if (basis == null) missing.add("basis");
            if (do_ == null) missing.add("do");
            return missing;
        }
    }

    /** What a person reads of the rule, in each language. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseReceiptRuleDetail implements Part {
        /** In Chinese. */
        public ReleaseReceiptRuleDetailZh zh;

        public ReleaseReceiptRuleDetail zh(ReleaseReceiptRuleDetailZh value) {
            this.zh = value;
            return this;
        }

        /** In English. */
        public ReleaseReceiptRuleDetailEn en;

        public ReleaseReceiptRuleDetail en(ReleaseReceiptRuleDetailEn value) {
            this.en = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (zh == null) missing.add("zh");
            if (en == null) missing.add("en");
            missing.addAll(Part.missingIn("zh", zh));
            missing.addAll(Part.missingIn("en", en));
            return missing;
        }
    }

    /**  */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseReceiptRule implements Part {
        /** Id in the rule book. */
        public String id;

        public ReleaseReceiptRule id(String value) {
            this.id = value;
            return this;
        }

        /** What the rule says. One of ACCEPT, HOLD, REJECT. */
        public String outcome;

        public ReleaseReceiptRule outcome(String value) {
            this.outcome = value;
            return this;
        }

        /** What a person reads of the rule, in each language. */
        public ReleaseReceiptRuleDetail detail;

        public ReleaseReceiptRule detail(ReleaseReceiptRuleDetail value) {
            this.detail = value;
            return this;
        }

        /** The same in one line, Chinese, then English. */
        public String text;

        public ReleaseReceiptRule text(String value) {
            this.text = value;
            return this;
        }

        /** Path of the field that the rule is about. */
        public String field;

        public ReleaseReceiptRule field(String value) {
            this.field = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (id == null) missing.add("id");
            if (outcome == null) missing.add("outcome");
            if (detail == null) missing.add("detail");
            if (text == null) missing.add("text");
            missing.addAll(Part.missingIn("detail", detail));
            return missing;
        }
    }

    /** In Chinese. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseReceiptOriginalRuleDetailZh implements Part {
        /** What is wrong or noted. */
        public String what;

        public ReleaseReceiptOriginalRuleDetailZh what(String value) {
            this.what = value;
            return this;
        }

        /** What was found. */
        public String found;

        public ReleaseReceiptOriginalRuleDetailZh found(String value) {
            this.found = value;
            return this;
        }

        /** What would have been right; may be empty. */
        public String expected;

        public ReleaseReceiptOriginalRuleDetailZh expected(String value) {
            this.expected = value;
            return this;
        }

        /** The provision it rests on; may be empty. */
        public String basis;

        public ReleaseReceiptOriginalRuleDetailZh basis(String value) {
            this.basis = value;
            return this;
        }

        /** What to do. */
        @JsonProperty("do")
        public String do_;

        public ReleaseReceiptOriginalRuleDetailZh do_(String value) {
            this.do_ = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (what == null) missing.add("what");
            if (found == null) missing.add("found");
            if (expected == null) missing.add("expected");
            if (basis == null) missing.add("basis");
            if (do_ == null) missing.add("do");
            return missing;
        }
    }

    /** In English. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseReceiptOriginalRuleDetailEn implements Part {
        /** What is wrong or noted. */
        public String what;

        public ReleaseReceiptOriginalRuleDetailEn what(String value) {
            this.what = value;
            return this;
        }

        /** What was found. */
        public String found;

        public ReleaseReceiptOriginalRuleDetailEn found(String value) {
            this.found = value;
            return this;
        }

        /** What would have been right; may be empty. */
        public String expected;

        public ReleaseReceiptOriginalRuleDetailEn expected(String value) {
            this.expected = value;
            return this;
        }

        /** The provision it rests on; may be empty. */
        public String basis;

        public ReleaseReceiptOriginalRuleDetailEn basis(String value) {
            this.basis = value;
            return this;
        }

        /** What to do. */
        @JsonProperty("do")
        public String do_;

        public ReleaseReceiptOriginalRuleDetailEn do_(String value) {
            this.do_ = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (what == null) missing.add("what");
            if (found == null) missing.add("found");
            if (expected == null) missing.add("expected");
            if (basis == null) missing.add("basis");
            if (do_ == null) missing.add("do");
            return missing;
        }
    }

    /** What a person reads of the rule, in each language. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseReceiptOriginalRuleDetail implements Part {
        /** In Chinese. */
        public ReleaseReceiptOriginalRuleDetailZh zh;

        public ReleaseReceiptOriginalRuleDetail zh(ReleaseReceiptOriginalRuleDetailZh value) {
            this.zh = value;
            return this;
        }

        /** In English. */
        public ReleaseReceiptOriginalRuleDetailEn en;

        public ReleaseReceiptOriginalRuleDetail en(ReleaseReceiptOriginalRuleDetailEn value) {
            this.en = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (zh == null) missing.add("zh");
            if (en == null) missing.add("en");
            missing.addAll(Part.missingIn("zh", zh));
            missing.addAll(Part.missingIn("en", en));
            return missing;
        }
    }

    /**  */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseReceiptOriginalRule implements Part {
        /** Id in the rule book. */
        public String id;

        public ReleaseReceiptOriginalRule id(String value) {
            this.id = value;
            return this;
        }

        /** What the rule says. One of ACCEPT, HOLD, REJECT. */
        public String outcome;

        public ReleaseReceiptOriginalRule outcome(String value) {
            this.outcome = value;
            return this;
        }

        /** What a person reads of the rule, in each language. */
        public ReleaseReceiptOriginalRuleDetail detail;

        public ReleaseReceiptOriginalRule detail(ReleaseReceiptOriginalRuleDetail value) {
            this.detail = value;
            return this;
        }

        /** The same in one line, Chinese, then English. */
        public String text;

        public ReleaseReceiptOriginalRule text(String value) {
            this.text = value;
            return this;
        }

        /** Path of the field that the rule is about. */
        public String field;

        public ReleaseReceiptOriginalRule field(String value) {
            this.field = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (id == null) missing.add("id");
            if (outcome == null) missing.add("outcome");
            if (detail == null) missing.add("detail");
            if (text == null) missing.add("text");
            missing.addAll(Part.missingIn("detail", detail));
            return missing;
        }
    }

    /** Of a duplicate: what the first answer was. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseReceiptOriginal implements Part {
        /** The worst of what the rules say. One of ACCEPTED, DUPLICATE, HELD, REJECTED. */
        public String outcome;

        public ReleaseReceiptOriginal outcome(String value) {
            this.outcome = value;
            return this;
        }

        /** Every rule that fired. */
        public List<ReleaseReceiptOriginalRule> rules;

        public ReleaseReceiptOriginal rules(List<ReleaseReceiptOriginalRule> value) {
            this.rules = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (outcome == null) missing.add("outcome");
            if (rules == null) missing.add("rules");
            missing.addAll(Part.missingInAll("rules", rules));
            return missing;
        }
    }

    /** What the message is about, so that the reader can find it again. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseReceiptCorrelation implements Part {
        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleaseReceiptCorrelation noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseReceiptCorrelation caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public ReleaseReceiptCorrelation accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            return missing;
        }
    }

    /** What became of a message, with every rule that fired. A duplicate gets the outcome of the first. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseReceipt implements Message {
        public static final String TYPE = "release.receipt";

        /** Id of the message that is answered; empty when it could not be read. */
        public String messageId;

        public ReleaseReceipt messageId(String value) {
            this.messageId = value;
            return this;
        }

        /** The worst of what the rules say. One of ACCEPTED, DUPLICATE, HELD, REJECTED. */
        public String outcome;

        public ReleaseReceipt outcome(String value) {
            this.outcome = value;
            return this;
        }

        /** Every rule that fired. */
        public List<ReleaseReceiptRule> rules;

        public ReleaseReceipt rules(List<ReleaseReceiptRule> value) {
            this.rules = value;
            return this;
        }

        /** Version of the rule book that decided it: the beginning of the digest of its text. */
        public String book;

        public ReleaseReceipt book(String value) {
            this.book = value;
            return this;
        }

        /** Of a duplicate: what the first answer was. */
        public ReleaseReceiptOriginal original;

        public ReleaseReceipt original(ReleaseReceiptOriginal value) {
            this.original = value;
            return this;
        }

        /** Until when a payment waits for its notice. */
        public String waitsUntil;

        public ReleaseReceipt waitsUntil(String value) {
            this.waitsUntil = value;
            return this;
        }

        /** What the message is about, so that the reader can find it again. */
        public ReleaseReceiptCorrelation correlation;

        public ReleaseReceipt correlation(ReleaseReceiptCorrelation value) {
            this.correlation = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (messageId == null) missing.add("messageId");
            if (outcome == null) missing.add("outcome");
            if (rules == null) missing.add("rules");
            if (correlation == null) missing.add("correlation");
            missing.addAll(Part.missingInAll("rules", rules));
            missing.addAll(Part.missingIn("original", original));
            missing.addAll(Part.missingIn("correlation", correlation));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /**  */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseReportMonthlyFreeze implements Part {
        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseReportMonthlyFreeze caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Full name of the court. */
        public String courtName;

        public ReleaseReportMonthlyFreeze courtName(String value) {
            this.courtName = value;
            return this;
        }

        /** Number of the ruling (裁定书文号). */
        public String rulingNumber;

        public ReleaseReportMonthlyFreeze rulingNumber(String value) {
            this.rulingNumber = value;
            return this;
        }

        /** State of the clearing. One of LIVE, WAITING, LIFTED, EXPIRED. */
        public String status;

        public ReleaseReportMonthlyFreeze status(String value) {
            this.status = value;
            return this;
        }

        /** Place in the order of service; 0 once it has ended. */
        public Long rank;

        public ReleaseReportMonthlyFreeze rank(Long value) {
            this.rank = value;
            return this;
        }

        /** Quota of the freeze (冻结限额), in fen. */
        public Long quotaFen;

        public ReleaseReportMonthlyFreeze quotaFen(Long value) {
            this.quotaFen = value;
            return this;
        }

        /** Money actually controlled (实际控制金额), in fen. */
        public Long controlledFen;

        public ReleaseReportMonthlyFreeze controlledFen(Long value) {
            this.controlledFen = value;
            return this;
        }

        /** When the term ends, to the minute; it does not roll over holidays. */
        public String endsAt;

        public ReleaseReportMonthlyFreeze endsAt(String value) {
            this.endsAt = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (status == null) missing.add("status");
            if (rank == null) missing.add("rank");
            if (endsAt == null) missing.add("endsAt");
            return missing;
        }
    }

    /** What the message is about, so that the reader can find it again. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseReportMonthlyCorrelation implements Part {
        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleaseReportMonthlyCorrelation noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseReportMonthlyCorrelation caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public ReleaseReportMonthlyCorrelation accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            return missing;
        }
    }

    /** The frozen account in the month that ended, where the city profile asks for the report. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseReportMonthly implements Message {
        public static final String TYPE = "release.report.monthly";

        /** The month, YYYY-MM. */
        public String month;

        public ReleaseReportMonthly month(String value) {
            this.month = value;
            return this;
        }

        /** Balance of the account, in fen. */
        public Long balanceFen;

        public ReleaseReportMonthly balanceFen(Long value) {
            this.balanceFen = value;
            return this;
        }

        /** Supervised quota (监管额度), in fen. */
        public Long supervisedQuotaFen;

        public ReleaseReportMonthly supervisedQuotaFen(Long value) {
            this.supervisedQuotaFen = value;
            return this;
        }

        /** Freezes on the account that the notice cites. */
        public List<ReleaseReportMonthlyFreeze> freezes;

        public ReleaseReportMonthly freezes(List<ReleaseReportMonthlyFreeze> value) {
            this.freezes = value;
            return this;
        }

        /** What has left for the payee and has not come back, in fen. */
        public Long paidFen;

        public ReleaseReportMonthly paidFen(Long value) {
            this.paidFen = value;
            return this;
        }

        /** How many payments. */
        public Long payments;

        public ReleaseReportMonthly payments(Long value) {
            this.payments = value;
            return this;
        }

        /** How many notices are still open. */
        public Long openNotices;

        public ReleaseReportMonthly openNotices(Long value) {
            this.openNotices = value;
            return this;
        }

        /** How many payments broke a rule. */
        public Long violations;

        public ReleaseReportMonthly violations(Long value) {
            this.violations = value;
            return this;
        }

        /** What the message is about, so that the reader can find it again. */
        public ReleaseReportMonthlyCorrelation correlation;

        public ReleaseReportMonthly correlation(ReleaseReportMonthlyCorrelation value) {
            this.correlation = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (month == null) missing.add("month");
            if (balanceFen == null) missing.add("balanceFen");
            if (supervisedQuotaFen == null) missing.add("supervisedQuotaFen");
            if (freezes == null) missing.add("freezes");
            if (paidFen == null) missing.add("paidFen");
            if (payments == null) missing.add("payments");
            if (openNotices == null) missing.add("openNotices");
            if (violations == null) missing.add("violations");
            if (correlation == null) missing.add("correlation");
            missing.addAll(Part.missingInAll("freezes", freezes));
            missing.addAll(Part.missingIn("correlation", correlation));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** What the message is about, so that the reader can find it again. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseTaskClosedCorrelation implements Part {
        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleaseTaskClosedCorrelation noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseTaskClosedCorrelation caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public ReleaseTaskClosedCorrelation accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            return missing;
        }
    }

    /** How a task ended, and by whom. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseTaskClosed implements Message {
        public static final String TYPE = "release.task.closed";

        /** Id of the task. */
        public String taskId;

        public ReleaseTaskClosed taskId(String value) {
            this.taskId = value;
            return this;
        }

        /** Kind of the task. One of answer-held-rule, review-rejection, review-held-message, replay-parked, review-violation, review-freeze, reconcile-balance, correct-voucher, review-refusal, serve-applicant, identify-applicant, file-supplement, review-deduction, answer-objection, inform-housing, pay-notice, report-payment, send-voucher, notify-applicant, file-dossier, renew-freeze, lift-pre-suit-freeze, lift-excess, match-return, tell-guarantor. */
        public String kind;

        public ReleaseTaskClosed kind(String value) {
            this.kind = value;
            return this;
        }

        /** How it ended. One of accepted, rejected, done, missed, void. */
        public String how;

        public ReleaseTaskClosed how(String value) {
            this.how = value;
            return this;
        }

        /** Names of those who decided. */
        public List<String> by;

        public ReleaseTaskClosed by(List<String> value) {
            this.by = value;
            return this;
        }

        /** What the message is about, so that the reader can find it again. */
        public ReleaseTaskClosedCorrelation correlation;

        public ReleaseTaskClosed correlation(ReleaseTaskClosedCorrelation value) {
            this.correlation = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (taskId == null) missing.add("taskId");
            if (kind == null) missing.add("kind");
            if (how == null) missing.add("how");
            if (correlation == null) missing.add("correlation");
            missing.addAll(Part.missingIn("correlation", correlation));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** What the message is about, so that the reader can find it again. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseTaskOpenedCorrelation implements Part {
        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleaseTaskOpenedCorrelation noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseTaskOpenedCorrelation caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public ReleaseTaskOpenedCorrelation accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            return missing;
        }
    }

    /** Something is to be done, by when. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseTaskOpened implements Message {
        public static final String TYPE = "release.task.opened";

        /** Id of the task. */
        public String taskId;

        public ReleaseTaskOpened taskId(String value) {
            this.taskId = value;
            return this;
        }

        /** Kind of the task. One of answer-held-rule, review-rejection, review-held-message, replay-parked, review-violation, review-freeze, reconcile-balance, correct-voucher, review-refusal, serve-applicant, identify-applicant, file-supplement, review-deduction, answer-objection, inform-housing, pay-notice, report-payment, send-voucher, notify-applicant, file-dossier, renew-freeze, lift-pre-suit-freeze, lift-excess, match-return, tell-guarantor. */
        public String kind;

        public ReleaseTaskOpened kind(String value) {
            this.kind = value;
            return this;
        }

        /** Id of the rule that held. */
        public String rule;

        public ReleaseTaskOpened rule(String value) {
            this.rule = value;
            return this;
        }

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseTaskOpened caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleaseTaskOpened noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** By when. */
        public String dueAt;

        public ReleaseTaskOpened dueAt(String value) {
            this.dueAt = value;
            return this;
        }

        /** What the message is about, so that the reader can find it again. */
        public ReleaseTaskOpenedCorrelation correlation;

        public ReleaseTaskOpened correlation(ReleaseTaskOpenedCorrelation value) {
            this.correlation = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (taskId == null) missing.add("taskId");
            if (kind == null) missing.add("kind");
            if (correlation == null) missing.add("correlation");
            missing.addAll(Part.missingIn("correlation", correlation));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** What the message is about, so that the reader can find it again. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseTransferReportedCorrelation implements Part {
        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleaseTransferReportedCorrelation noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseTransferReportedCorrelation caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public ReleaseTransferReportedCorrelation accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            return missing;
        }
    }

    /** Money left under a notice, or came back. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseTransferReported implements Message {
        public static final String TYPE = "release.transfer.reported";

        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleaseTransferReported noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Number of the line in the notice. */
        public Long line;

        public ReleaseTransferReported line(Long value) {
            this.line = value;
            return this;
        }

        /** Serial of the booking in the bank’s core system: the identity of the booking. */
        public String bankSerial;

        public ReleaseTransferReported bankSerial(String value) {
            this.bankSerial = value;
            return this;
        }

        /** Amount, in fen. */
        public Long amountFen;

        public ReleaseTransferReported amountFen(Long value) {
            this.amountFen = value;
            return this;
        }

        /** When it was booked. */
        public String bookedAt;

        public ReleaseTransferReported bookedAt(String value) {
            this.bookedAt = value;
            return this;
        }

        /** Paid, or come back. One of PAID, RETURNED, REVERSED. */
        public String status;

        public ReleaseTransferReported status(String value) {
            this.status = value;
            return this;
        }

        /** Number of the voucher. */
        public String voucherNumber;

        public ReleaseTransferReported voucherNumber(String value) {
            this.voucherNumber = value;
            return this;
        }

        /** What the message is about, so that the reader can find it again. */
        public ReleaseTransferReportedCorrelation correlation;

        public ReleaseTransferReported correlation(ReleaseTransferReportedCorrelation value) {
            this.correlation = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (noticeNumber == null) missing.add("noticeNumber");
            if (line == null) missing.add("line");
            if (bankSerial == null) missing.add("bankSerial");
            if (amountFen == null) missing.add("amountFen");
            if (bookedAt == null) missing.add("bookedAt");
            if (status == null) missing.add("status");
            if (correlation == null) missing.add("correlation");
            missing.addAll(Part.missingIn("correlation", correlation));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** In Chinese. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseViolationRaisedRuleDetailZh implements Part {
        /** What is wrong or noted. */
        public String what;

        public ReleaseViolationRaisedRuleDetailZh what(String value) {
            this.what = value;
            return this;
        }

        /** What was found. */
        public String found;

        public ReleaseViolationRaisedRuleDetailZh found(String value) {
            this.found = value;
            return this;
        }

        /** What would have been right; may be empty. */
        public String expected;

        public ReleaseViolationRaisedRuleDetailZh expected(String value) {
            this.expected = value;
            return this;
        }

        /** The provision it rests on; may be empty. */
        public String basis;

        public ReleaseViolationRaisedRuleDetailZh basis(String value) {
            this.basis = value;
            return this;
        }

        /** What to do. */
        @JsonProperty("do")
        public String do_;

        public ReleaseViolationRaisedRuleDetailZh do_(String value) {
            this.do_ = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (what == null) missing.add("what");
            if (found == null) missing.add("found");
            if (expected == null) missing.add("expected");
            if (basis == null) missing.add("basis");
            if (do_ == null) missing.add("do");
            return missing;
        }
    }

    /** In English. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseViolationRaisedRuleDetailEn implements Part {
        /** What is wrong or noted. */
        public String what;

        public ReleaseViolationRaisedRuleDetailEn what(String value) {
            this.what = value;
            return this;
        }

        /** What was found. */
        public String found;

        public ReleaseViolationRaisedRuleDetailEn found(String value) {
            this.found = value;
            return this;
        }

        /** What would have been right; may be empty. */
        public String expected;

        public ReleaseViolationRaisedRuleDetailEn expected(String value) {
            this.expected = value;
            return this;
        }

        /** The provision it rests on; may be empty. */
        public String basis;

        public ReleaseViolationRaisedRuleDetailEn basis(String value) {
            this.basis = value;
            return this;
        }

        /** What to do. */
        @JsonProperty("do")
        public String do_;

        public ReleaseViolationRaisedRuleDetailEn do_(String value) {
            this.do_ = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (what == null) missing.add("what");
            if (found == null) missing.add("found");
            if (expected == null) missing.add("expected");
            if (basis == null) missing.add("basis");
            if (do_ == null) missing.add("do");
            return missing;
        }
    }

    /** What a person reads of the rule, in each language. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseViolationRaisedRuleDetail implements Part {
        /** In Chinese. */
        public ReleaseViolationRaisedRuleDetailZh zh;

        public ReleaseViolationRaisedRuleDetail zh(ReleaseViolationRaisedRuleDetailZh value) {
            this.zh = value;
            return this;
        }

        /** In English. */
        public ReleaseViolationRaisedRuleDetailEn en;

        public ReleaseViolationRaisedRuleDetail en(ReleaseViolationRaisedRuleDetailEn value) {
            this.en = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (zh == null) missing.add("zh");
            if (en == null) missing.add("en");
            missing.addAll(Part.missingIn("zh", zh));
            missing.addAll(Part.missingIn("en", en));
            return missing;
        }
    }

    /**  */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseViolationRaisedRule implements Part {
        /** Id in the rule book. */
        public String id;

        public ReleaseViolationRaisedRule id(String value) {
            this.id = value;
            return this;
        }

        /** What the rule says. One of ACCEPT, HOLD, REJECT. */
        public String outcome;

        public ReleaseViolationRaisedRule outcome(String value) {
            this.outcome = value;
            return this;
        }

        /** What a person reads of the rule, in each language. */
        public ReleaseViolationRaisedRuleDetail detail;

        public ReleaseViolationRaisedRule detail(ReleaseViolationRaisedRuleDetail value) {
            this.detail = value;
            return this;
        }

        /** The same in one line, Chinese, then English. */
        public String text;

        public ReleaseViolationRaisedRule text(String value) {
            this.text = value;
            return this;
        }

        /** Path of the field that the rule is about. */
        public String field;

        public ReleaseViolationRaisedRule field(String value) {
            this.field = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (id == null) missing.add("id");
            if (outcome == null) missing.add("outcome");
            if (detail == null) missing.add("detail");
            if (text == null) missing.add("text");
            missing.addAll(Part.missingIn("detail", detail));
            return missing;
        }
    }

    /** What the message is about, so that the reader can find it again. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseViolationRaisedCorrelation implements Part {
        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleaseViolationRaisedCorrelation noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public ReleaseViolationRaisedCorrelation caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public ReleaseViolationRaisedCorrelation accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            return missing;
        }
    }

    /** A booked payment broke the rules. It is recorded and is not filed as a lawful release. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class ReleaseViolationRaised implements Message {
        public static final String TYPE = "release.violation.raised";

        /** Serial of the booking in the bank’s core system: the identity of the booking. */
        public String bankSerial;

        public ReleaseViolationRaised bankSerial(String value) {
            this.bankSerial = value;
            return this;
        }

        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public ReleaseViolationRaised noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Number of the line in the notice. */
        public Long line;

        public ReleaseViolationRaised line(Long value) {
            this.line = value;
            return this;
        }

        /** Amount, in fen. */
        public Long amountFen;

        public ReleaseViolationRaised amountFen(Long value) {
            this.amountFen = value;
            return this;
        }

        /** When it was booked. */
        public String bookedAt;

        public ReleaseViolationRaised bookedAt(String value) {
            this.bookedAt = value;
            return this;
        }

        /** Every rule that fired. */
        public List<ReleaseViolationRaisedRule> rules;

        public ReleaseViolationRaised rules(List<ReleaseViolationRaisedRule> value) {
            this.rules = value;
            return this;
        }

        /** What the message is about, so that the reader can find it again. */
        public ReleaseViolationRaisedCorrelation correlation;

        public ReleaseViolationRaised correlation(ReleaseViolationRaisedCorrelation value) {
            this.correlation = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (bankSerial == null) missing.add("bankSerial");
            if (amountFen == null) missing.add("amountFen");
            if (bookedAt == null) missing.add("bookedAt");
            if (rules == null) missing.add("rules");
            if (correlation == null) missing.add("correlation");
            missing.addAll(Part.missingInAll("rules", rules));
            missing.addAll(Part.missingIn("correlation", correlation));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

}
