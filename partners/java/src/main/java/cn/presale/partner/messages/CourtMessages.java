// Generated from docs/reference/messages/schemas by `npm run generate`; do not edit.
package cn.presale.partner.messages;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.List;

/** Messages of the court. */
public final class CourtMessages {
    private CourtMessages() {}

    /** Consent to electronic service; without it telling is informing, not service (C-03). */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtApplicantSubstitutedApplicantChannelConsent implements Part {
        /** Where the consent is recorded. Empty counts as none. */
        public String evidence;

        public CourtApplicantSubstitutedApplicantChannelConsent evidence(String value) {
            this.evidence = value;
            return this;
        }

        /** What the consent covers. One of service, court-session. */
        public String scope;

        public CourtApplicantSubstitutedApplicantChannelConsent scope(String value) {
            this.scope = value;
            return this;
        }

        /** When the consent was withdrawn. */
        public String withdrawnAt;

        public CourtApplicantSubstitutedApplicantChannelConsent withdrawnAt(String value) {
            this.withdrawnAt = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (evidence == null) missing.add("evidence");
            if (scope == null) missing.add("scope");
            return missing;
        }
    }

    /**  */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtApplicantSubstitutedApplicantChannel implements Part {
        /** What kind of channel it is. One of court-app, sms, email, post, phone. */
        public String kind;

        public CourtApplicantSubstitutedApplicantChannel kind(String value) {
            this.kind = value;
            return this;
        }

        /** Address on the channel. */
        public String address;

        public CourtApplicantSubstitutedApplicantChannel address(String value) {
            this.address = value;
            return this;
        }

        /** Whether the party confirmed the address to the court (送达地址确认书, 民诉解释 136). */
        public Boolean confirmed;

        public CourtApplicantSubstitutedApplicantChannel confirmed(Boolean value) {
            this.confirmed = value;
            return this;
        }

        /** Consent to electronic service; without it telling is informing, not service (C-03). */
        public CourtApplicantSubstitutedApplicantChannelConsent consent;

        public CourtApplicantSubstitutedApplicantChannel consent(CourtApplicantSubstitutedApplicantChannelConsent value) {
            this.consent = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (kind == null) missing.add("kind");
            if (address == null) missing.add("address");
            if (confirmed == null) missing.add("confirmed");
            missing.addAll(Part.missingIn("consent", consent));
            return missing;
        }
    }

    /** The party that takes the place. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtApplicantSubstitutedApplicant implements Part {
        /** The court’s own id of the party, unique in the case. */
        public String applicantId;

        public CourtApplicantSubstitutedApplicant applicantId(String value) {
            this.applicantId = value;
            return this;
        }

        /** Full name, as in the register or on the identity document. */
        public String name;

        public CourtApplicantSubstitutedApplicant name(String value) {
            this.name = value;
            return this;
        }

        /** Natural person or organisation. One of person, organisation. */
        public String kind;

        public CourtApplicantSubstitutedApplicant kind(String value) {
            this.kind = value;
            return this;
        }

        /** What `id` is. One of uscc, resident-id, other. */
        public String idKind;

        public CourtApplicantSubstitutedApplicant idKind(String value) {
            this.idKind = value;
            return this;
        }

        /** Identity number of the party. Check digits are a rule (N-09). */
        public String id;

        public CourtApplicantSubstitutedApplicant id(String value) {
            this.id = value;
            return this;
        }

        /** Ways to reach the party, in order of preference. */
        public List<CourtApplicantSubstitutedApplicantChannel> channels;

        public CourtApplicantSubstitutedApplicant channels(List<CourtApplicantSubstitutedApplicantChannel> value) {
            this.channels = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (applicantId == null) missing.add("applicantId");
            if (name == null) missing.add("name");
            if (kind == null) missing.add("kind");
            if (channels == null) missing.add("channels");
            missing.addAll(Part.missingInAll("channels", channels));
            return missing;
        }
    }

    /** Another party takes an applicant’s place by ruling (assignment, merger, succession). */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtApplicantSubstituted implements Message {
        public static final String TYPE = "court.applicant.substituted";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public CourtApplicantSubstituted caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public CourtApplicantSubstituted accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Number of the ruling (裁定书文号). */
        public String rulingNumber;

        public CourtApplicantSubstituted rulingNumber(String value) {
            this.rulingNumber = value;
            return this;
        }

        /** Id of the party that is replaced. */
        public String oldApplicantId;

        public CourtApplicantSubstituted oldApplicantId(String value) {
            this.oldApplicantId = value;
            return this;
        }

        /** The party that takes the place. */
        public CourtApplicantSubstitutedApplicant applicant;

        public CourtApplicantSubstituted applicant(CourtApplicantSubstitutedApplicant value) {
            this.applicant = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (accountNumber == null) missing.add("accountNumber");
            if (rulingNumber == null) missing.add("rulingNumber");
            if (oldApplicantId == null) missing.add("oldApplicantId");
            if (applicant == null) missing.add("applicant");
            missing.addAll(Part.missingIn("applicant", applicant));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** A bankruptcy petition against the developer was accepted. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtBankruptcyAccepted implements Message {
        public static final String TYPE = "court.bankruptcy.accepted";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public CourtBankruptcyAccepted caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public CourtBankruptcyAccepted accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Unified social credit code of the developer. */
        public String developerUscc;

        public CourtBankruptcyAccepted developerUscc(String value) {
            this.developerUscc = value;
            return this;
        }

        /** Date of acceptance. */
        public String acceptedOn;

        public CourtBankruptcyAccepted acceptedOn(String value) {
            this.acceptedOn = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (accountNumber == null) missing.add("accountNumber");
            if (developerUscc == null) missing.add("developerUscc");
            if (acceptedOn == null) missing.add("acceptedOn");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The bankruptcy has ended: what waited for it is decided anew. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtBankruptcyEnded implements Message {
        public static final String TYPE = "court.bankruptcy.ended";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public CourtBankruptcyEnded caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public CourtBankruptcyEnded accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Unified social credit code of the developer. */
        public String developerUscc;

        public CourtBankruptcyEnded developerUscc(String value) {
            this.developerUscc = value;
            return this;
        }

        /** Date on which supervision ended. */
        public String endedOn;

        public CourtBankruptcyEnded endedOn(String value) {
            this.endedOn = value;
            return this;
        }

        /** How it ended. One of dismissed, plan-approved, settled, declared. */
        public String how;

        public CourtBankruptcyEnded how(String value) {
            this.how = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (accountNumber == null) missing.add("accountNumber");
            if (developerUscc == null) missing.add("developerUscc");
            if (endedOn == null) missing.add("endedOn");
            if (how == null) missing.add("how");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The case is closed; later items are filed as a supplement. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtCaseClosed implements Message {
        public static final String TYPE = "court.case.closed";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public CourtCaseClosed caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public CourtCaseClosed accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Date on which the case was closed. */
        public String closedOn;

        public CourtCaseClosed closedOn(String value) {
            this.closedOn = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (accountNumber == null) missing.add("accountNumber");
            if (closedOn == null) missing.add("closedOn");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The freeze goes over to a new case number (诉前 → 诉讼 → 执行): same term, same place in the order. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtCaseConverted implements Message {
        public static final String TYPE = "court.case.converted";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public CourtCaseConverted caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** The case number from now on. */
        public String newCaseNumber;

        public CourtCaseConverted newCaseNumber(String value) {
            this.newCaseNumber = value;
            return this;
        }

        /** Full name of the court from now on. */
        public String newCourtName;

        public CourtCaseConverted newCourtName(String value) {
            this.newCourtName = value;
            return this;
        }

        /** Stage of the proceedings. One of pre-suit, suit, arbitration, pre-enforcement, enforcement. */
        public String stage;

        public CourtCaseConverted stage(String value) {
            this.stage = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public CourtCaseConverted accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (newCaseNumber == null) missing.add("newCaseNumber");
            if (newCourtName == null) missing.add("newCourtName");
            if (stage == null) missing.add("stage");
            if (accountNumber == null) missing.add("accountNumber");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The case goes to another court under a new number. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtCaseTransferred implements Message {
        public static final String TYPE = "court.case.transferred";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public CourtCaseTransferred caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public CourtCaseTransferred accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** The case number from now on. */
        public String newCaseNumber;

        public CourtCaseTransferred newCaseNumber(String value) {
            this.newCaseNumber = value;
            return this;
        }

        /** Full name of the court from now on. */
        public String newCourtName;

        public CourtCaseTransferred newCourtName(String value) {
            this.newCourtName = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (accountNumber == null) missing.add("accountNumber");
            if (newCaseNumber == null) missing.add("newCaseNumber");
            if (newCourtName == null) missing.add("newCourtName");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** A witness puts its name under a checkpoint of the log, so that nobody can rewrite what happened unseen. `subject` is `log`; the key is a registered Ed25519 key. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtCheckpointCosigned implements Message {
        public static final String TYPE = "court.checkpoint.cosigned";

        /** Name of the log, as the checkpoint has it. */
        public String origin;

        public CourtCheckpointCosigned origin(String value) {
            this.origin = value;
            return this;
        }

        /** Number of pages that the checkpoint covers. */
        public Long size;

        public CourtCheckpointCosigned size(Long value) {
            this.size = value;
            return this;
        }

        /** Root of the Merkle tree, in base64, as the checkpoint has it. */
        public String rootHash;

        public CourtCheckpointCosigned rootHash(String value) {
            this.rootHash = value;
            return this;
        }

        /** Line of the note that the witness adds: a dash, its name and its signature in base64 (C2SP tlog-cosignature). */
        public String cosignature;

        public CourtCheckpointCosigned cosignature(String value) {
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

    /** What the creditor’s claim comes from. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtDeductionOrderedClaim implements Part {
        /** Whether it comes from building this project. One of construction, other. */
        public String origin;

        public CourtDeductionOrderedClaim origin(String value) {
            this.origin = value;
            return this;
        }

        /** Permit of the project that the claim comes from building. */
        public String permit;

        public CourtDeductionOrderedClaim permit(String value) {
            this.permit = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (origin == null) missing.add("origin");
            return missing;
        }
    }

    /** The court orders money to be deducted from the account. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtDeductionOrdered implements Message {
        public static final String TYPE = "court.deduction.ordered";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public CourtDeductionOrdered caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public CourtDeductionOrdered accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Number of the ruling (裁定书文号). */
        public String rulingNumber;

        public CourtDeductionOrdered rulingNumber(String value) {
            this.rulingNumber = value;
            return this;
        }

        /** Amount, in fen. */
        public Long amountFen;

        public CourtDeductionOrdered amountFen(Long value) {
            this.amountFen = value;
            return this;
        }

        /** What the creditor’s claim comes from. */
        public CourtDeductionOrderedClaim claim;

        public CourtDeductionOrdered claim(CourtDeductionOrderedClaim value) {
            this.claim = value;
            return this;
        }

        /** Reference of the housing authority’s consent, where the city asks for it (F-17). */
        public String housingConsent;

        public CourtDeductionOrdered housingConsent(String value) {
            this.housingConsent = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (accountNumber == null) missing.add("accountNumber");
            if (rulingNumber == null) missing.add("rulingNumber");
            if (amountFen == null) missing.add("amountFen");
            if (claim == null) missing.add("claim");
            missing.addAll(Part.missingIn("claim", claim));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The court’s own case system has taken a dossier item. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtDossierAcknowledged implements Message {
        public static final String TYPE = "court.dossier.acknowledged";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public CourtDossierAcknowledged caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Id of the dossier item. */
        public String itemId;

        public CourtDossierAcknowledged itemId(String value) {
            this.itemId = value;
            return this;
        }

        /** When the case system took it. */
        public String acceptedAt;

        public CourtDossierAcknowledged acceptedAt(String value) {
            this.acceptedAt = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (itemId == null) missing.add("itemId");
            if (acceptedAt == null) missing.add("acceptedAt");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The freeze ends. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtFreezeLifted implements Message {
        public static final String TYPE = "court.freeze.lifted";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public CourtFreezeLifted caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public CourtFreezeLifted accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Number of the ruling (裁定书文号). */
        public String rulingNumber;

        public CourtFreezeLifted rulingNumber(String value) {
            this.rulingNumber = value;
            return this;
        }

        /** Ruling of the freeze that is meant, where the case has several; absent: all of them. */
        public String freezeRuling;

        public CourtFreezeLifted freezeRuling(String value) {
            this.freezeRuling = value;
            return this;
        }

        /** When the freeze ends. */
        public String liftedAt;

        public CourtFreezeLifted liftedAt(String value) {
            this.liftedAt = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (accountNumber == null) missing.add("accountNumber");
            if (rulingNumber == null) missing.add("rulingNumber");
            if (liftedAt == null) missing.add("liftedAt");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Whose money is frozen. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtFreezeOrderedRespondent implements Part {
        /** Full name, as in the register or on the identity document. */
        public String name;

        public CourtFreezeOrderedRespondent name(String value) {
            this.name = value;
            return this;
        }

        /** Unified social credit code (统一社会信用代码). Its check digits are a rule (N-09). */
        public String uscc;

        public CourtFreezeOrderedRespondent uscc(String value) {
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

    /** Consent to electronic service; without it telling is informing, not service (C-03). */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtFreezeOrderedApplicantChannelConsent implements Part {
        /** Where the consent is recorded. Empty counts as none. */
        public String evidence;

        public CourtFreezeOrderedApplicantChannelConsent evidence(String value) {
            this.evidence = value;
            return this;
        }

        /** What the consent covers. One of service, court-session. */
        public String scope;

        public CourtFreezeOrderedApplicantChannelConsent scope(String value) {
            this.scope = value;
            return this;
        }

        /** When the consent was withdrawn. */
        public String withdrawnAt;

        public CourtFreezeOrderedApplicantChannelConsent withdrawnAt(String value) {
            this.withdrawnAt = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (evidence == null) missing.add("evidence");
            if (scope == null) missing.add("scope");
            return missing;
        }
    }

    /**  */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtFreezeOrderedApplicantChannel implements Part {
        /** What kind of channel it is. One of court-app, sms, email, post, phone. */
        public String kind;

        public CourtFreezeOrderedApplicantChannel kind(String value) {
            this.kind = value;
            return this;
        }

        /** Address on the channel. */
        public String address;

        public CourtFreezeOrderedApplicantChannel address(String value) {
            this.address = value;
            return this;
        }

        /** Whether the party confirmed the address to the court (送达地址确认书, 民诉解释 136). */
        public Boolean confirmed;

        public CourtFreezeOrderedApplicantChannel confirmed(Boolean value) {
            this.confirmed = value;
            return this;
        }

        /** Consent to electronic service; without it telling is informing, not service (C-03). */
        public CourtFreezeOrderedApplicantChannelConsent consent;

        public CourtFreezeOrderedApplicantChannel consent(CourtFreezeOrderedApplicantChannelConsent value) {
            this.consent = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (kind == null) missing.add("kind");
            if (address == null) missing.add("address");
            if (confirmed == null) missing.add("confirmed");
            missing.addAll(Part.missingIn("consent", consent));
            return missing;
        }
    }

    /**  */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtFreezeOrderedApplicant implements Part {
        /** The court’s own id of the party, unique in the case. */
        public String applicantId;

        public CourtFreezeOrderedApplicant applicantId(String value) {
            this.applicantId = value;
            return this;
        }

        /** Full name, as in the register or on the identity document. */
        public String name;

        public CourtFreezeOrderedApplicant name(String value) {
            this.name = value;
            return this;
        }

        /** Natural person or organisation. One of person, organisation. */
        public String kind;

        public CourtFreezeOrderedApplicant kind(String value) {
            this.kind = value;
            return this;
        }

        /** What `id` is. One of uscc, resident-id, other. */
        public String idKind;

        public CourtFreezeOrderedApplicant idKind(String value) {
            this.idKind = value;
            return this;
        }

        /** Identity number of the party. Check digits are a rule (N-09). */
        public String id;

        public CourtFreezeOrderedApplicant id(String value) {
            this.id = value;
            return this;
        }

        /** Ways to reach the party, in order of preference. */
        public List<CourtFreezeOrderedApplicantChannel> channels;

        public CourtFreezeOrderedApplicant channels(List<CourtFreezeOrderedApplicantChannel> value) {
            this.channels = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (applicantId == null) missing.add("applicantId");
            if (name == null) missing.add("name");
            if (kind == null) missing.add("kind");
            if (channels == null) missing.add("channels");
            missing.addAll(Part.missingInAll("channels", channels));
            return missing;
        }
    }

    /** What the creditor’s claim comes from. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtFreezeOrderedClaim implements Part {
        /** Whether it comes from building this project. One of construction, other. */
        public String origin;

        public CourtFreezeOrderedClaim origin(String value) {
            this.origin = value;
            return this;
        }

        /** Permit of the project that the claim comes from building. */
        public String permit;

        public CourtFreezeOrderedClaim permit(String value) {
            this.permit = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (origin == null) missing.add("origin");
            return missing;
        }
    }

    /** A court or another organ freezes money on the account, for applicants who are named with the ways to reach them. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtFreezeOrdered implements Message {
        public static final String TYPE = "court.freeze.ordered";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public CourtFreezeOrdered caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Full name of the court. */
        public String courtName;

        public CourtFreezeOrdered courtName(String value) {
            this.courtName = value;
            return this;
        }

        /** Who freezes. Anything but a court’s civil freeze is held (F-02). One of court, police, procuratorate, tax, supervision, customs. */
        public String organ;

        public CourtFreezeOrdered organ(String value) {
            this.organ = value;
            return this;
        }

        /** Stage of the proceedings. One of pre-suit, suit, arbitration, pre-enforcement, enforcement. */
        public String stage;

        public CourtFreezeOrdered stage(String value) {
            this.stage = value;
            return this;
        }

        /** Whether the freeze serves a criminal case (F-03). */
        public Boolean criminal;

        public CourtFreezeOrdered criminal(Boolean value) {
            this.criminal = value;
            return this;
        }

        /** Number of the ruling (裁定书文号). */
        public String rulingNumber;

        public CourtFreezeOrdered rulingNumber(String value) {
            this.rulingNumber = value;
            return this;
        }

        /** Number of the notice of assistance (协助执行通知书文号). */
        public String assistanceNoticeNumber;

        public CourtFreezeOrdered assistanceNoticeNumber(String value) {
            this.assistanceNoticeNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public CourtFreezeOrdered accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Whose money is frozen. */
        public CourtFreezeOrderedRespondent respondent;

        public CourtFreezeOrdered respondent(CourtFreezeOrderedRespondent value) {
            this.respondent = value;
            return this;
        }

        /** Parties that asked for the freeze (申请保全人 / 申请执行人). */
        public List<CourtFreezeOrderedApplicant> applicants;

        public CourtFreezeOrdered applicants(List<CourtFreezeOrderedApplicant> value) {
            this.applicants = value;
            return this;
        }

        /** Quota of the freeze, in fen. Absent where the whole account was frozen, which a rule holds (F-04). */
        public Long quotaFen;

        public CourtFreezeOrdered quotaFen(Long value) {
            this.quotaFen = value;
            return this;
        }

        /** Debt for which the freeze was asked, with costs, in fen (F-09). */
        public Long debtFen;

        public CourtFreezeOrdered debtFen(Long value) {
            this.debtFen = value;
            return this;
        }

        /** What the creditor’s claim comes from. */
        public CourtFreezeOrderedClaim claim;

        public CourtFreezeOrdered claim(CourtFreezeOrderedClaim value) {
            this.claim = value;
            return this;
        }

        /** When the bank was served: freezes stand in this order. */
        public String servedAt;

        public CourtFreezeOrdered servedAt(String value) {
            this.servedAt = value;
            return this;
        }

        /** When the term begins. */
        public String startsAt;

        public CourtFreezeOrdered startsAt(String value) {
            this.startsAt = value;
            return this;
        }

        /** When the term ends, to the minute; it does not roll over holidays. */
        public String endsAt;

        public CourtFreezeOrdered endsAt(String value) {
            this.endsAt = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (courtName == null) missing.add("courtName");
            if (organ == null) missing.add("organ");
            if (stage == null) missing.add("stage");
            if (rulingNumber == null) missing.add("rulingNumber");
            if (assistanceNoticeNumber == null) missing.add("assistanceNoticeNumber");
            if (accountNumber == null) missing.add("accountNumber");
            if (respondent == null) missing.add("respondent");
            if (applicants == null) missing.add("applicants");
            if (claim == null) missing.add("claim");
            if (servedAt == null) missing.add("servedAt");
            if (startsAt == null) missing.add("startsAt");
            if (endsAt == null) missing.add("endsAt");
            missing.addAll(Part.missingIn("respondent", respondent));
            missing.addAll(Part.missingInAll("applicants", applicants));
            missing.addAll(Part.missingIn("claim", claim));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The quota of the freeze falls to a new figure; zero lifts it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtFreezeReduced implements Message {
        public static final String TYPE = "court.freeze.reduced";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public CourtFreezeReduced caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public CourtFreezeReduced accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Number of the ruling (裁定书文号). */
        public String rulingNumber;

        public CourtFreezeReduced rulingNumber(String value) {
            this.rulingNumber = value;
            return this;
        }

        /** Ruling of the freeze that is meant, where the case has several; absent: all of them. */
        public String freezeRuling;

        public CourtFreezeReduced freezeRuling(String value) {
            this.freezeRuling = value;
            return this;
        }

        /** The new quota, in fen; 0 lifts. */
        public Long quotaFen;

        public CourtFreezeReduced quotaFen(Long value) {
            this.quotaFen = value;
            return this;
        }

        /** When the bank was served: freezes stand in this order. */
        public String servedAt;

        public CourtFreezeReduced servedAt(String value) {
            this.servedAt = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (accountNumber == null) missing.add("accountNumber");
            if (rulingNumber == null) missing.add("rulingNumber");
            if (quotaFen == null) missing.add("quotaFen");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The freeze goes on until a new end. It must arrive before the old end. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtFreezeRenewed implements Message {
        public static final String TYPE = "court.freeze.renewed";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public CourtFreezeRenewed caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public CourtFreezeRenewed accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Number of the ruling (裁定书文号). */
        public String rulingNumber;

        public CourtFreezeRenewed rulingNumber(String value) {
            this.rulingNumber = value;
            return this;
        }

        /** Ruling of the freeze that is meant, where the case has several; absent: all of them. */
        public String freezeRuling;

        public CourtFreezeRenewed freezeRuling(String value) {
            this.freezeRuling = value;
            return this;
        }

        /** When the term ends, to the minute; it does not roll over holidays. */
        public String endsAt;

        public CourtFreezeRenewed endsAt(String value) {
            this.endsAt = value;
            return this;
        }

        /** When the bank was served: freezes stand in this order. */
        public String servedAt;

        public CourtFreezeRenewed servedAt(String value) {
            this.servedAt = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (accountNumber == null) missing.add("accountNumber");
            if (rulingNumber == null) missing.add("rulingNumber");
            if (endsAt == null) missing.add("endsAt");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The court has informed the housing authority of the freeze (法〔2022〕12号 一). */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtHousingInformed implements Message {
        public static final String TYPE = "court.housing.informed";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public CourtHousingInformed caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public CourtHousingInformed accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** When the authority was informed. */
        public String informedAt;

        public CourtHousingInformed informedAt(String value) {
            this.informedAt = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (accountNumber == null) missing.add("accountNumber");
            if (informedAt == null) missing.add("informedAt");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Somebody objects. It is recorded and routed, and suspends nothing by itself. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtObjectionLodged implements Message {
        public static final String TYPE = "court.objection.lodged";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public CourtObjectionLodged caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public CourtObjectionLodged accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Who objects. */
        public String objector;

        public CourtObjectionLodged objector(String value) {
            this.objector = value;
            return this;
        }

        /** On what ground. */
        public String ground;

        public CourtObjectionLodged ground(String value) {
            this.ground = value;
            return this;
        }

        /** When the objection was lodged. */
        public String lodgedAt;

        public CourtObjectionLodged lodgedAt(String value) {
            this.lodgedAt = value;
            return this;
        }

        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public CourtObjectionLodged noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (accountNumber == null) missing.add("accountNumber");
            if (objector == null) missing.add("objector");
            if (ground == null) missing.add("ground");
            if (lodgedAt == null) missing.add("lodgedAt");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /**  */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtQueryAnsweredAnswer implements Part {
        /** Id of the rule that held. */
        public String rule;

        public CourtQueryAnsweredAnswer rule(String value) {
            this.rule = value;
            return this;
        }

        /** Id of the task, where the rule is asked about more than once. */
        public String task;

        public CourtQueryAnsweredAnswer task(String value) {
            this.task = value;
            return this;
        }

        /** The authority’s statement. */
        public String statement;

        public CourtQueryAnsweredAnswer statement(String value) {
            this.statement = value;
            return this;
        }

        /** Who signs the statement. */
        public String signedBy;

        public CourtQueryAnsweredAnswer signedBy(String value) {
            this.signedBy = value;
            return this;
        }

        /** What was decided. One of accept, reject. */
        public String decision;

        public CourtQueryAnsweredAnswer decision(String value) {
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

    /** A signed act of the court that answers held rules which the court owns. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtQueryAnswered implements Message {
        public static final String TYPE = "court.query.answered";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public CourtQueryAnswered caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public CourtQueryAnswered accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public CourtQueryAnswered noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Version of the notice, from 1. */
        public Long version;

        public CourtQueryAnswered version(Long value) {
            this.version = value;
            return this;
        }

        /** One answer a held rule. */
        public List<CourtQueryAnsweredAnswer> answers;

        public CourtQueryAnswered answers(List<CourtQueryAnsweredAnswer> value) {
            this.answers = value;
            return this;
        }

        /** Where persons decide one by one: the first proposes, another confirms. Absent: the message is the whole act of its sender. One of propose, confirm. */
        public String step;

        public CourtQueryAnswered step(String value) {
            this.step = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
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

    /** The court lets payments go on. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtReleaseResumed implements Message {
        public static final String TYPE = "court.release.resumed";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public CourtReleaseResumed caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public CourtReleaseResumed accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Number of the ruling (裁定书文号). */
        public String rulingNumber;

        public CourtReleaseResumed rulingNumber(String value) {
            this.rulingNumber = value;
            return this;
        }

        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public CourtReleaseResumed noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (accountNumber == null) missing.add("accountNumber");
            if (rulingNumber == null) missing.add("rulingNumber");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** A signed court act stops payments out of the frozen money. Nothing less does. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtReleaseSuspended implements Message {
        public static final String TYPE = "court.release.suspended";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public CourtReleaseSuspended caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public CourtReleaseSuspended accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Number of the ruling (裁定书文号). */
        public String rulingNumber;

        public CourtReleaseSuspended rulingNumber(String value) {
            this.rulingNumber = value;
            return this;
        }

        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public CourtReleaseSuspended noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (accountNumber == null) missing.add("accountNumber");
            if (rulingNumber == null) missing.add("rulingNumber");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Security takes the place of frozen money; the quota that remains, zero lifts. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class CourtSecurityAccepted implements Message {
        public static final String TYPE = "court.security.accepted";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public CourtSecurityAccepted caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public CourtSecurityAccepted accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Number of the ruling (裁定书文号). */
        public String rulingNumber;

        public CourtSecurityAccepted rulingNumber(String value) {
            this.rulingNumber = value;
            return this;
        }

        /** Ruling of the freeze that is meant, where the case has several; absent: all of them. */
        public String freezeRuling;

        public CourtSecurityAccepted freezeRuling(String value) {
            this.freezeRuling = value;
            return this;
        }

        /** What was given. One of guarantee, substitute-property. */
        public String kind;

        public CourtSecurityAccepted kind(String value) {
            this.kind = value;
            return this;
        }

        /** Quota that remains, in fen; 0 lifts. */
        public Long quotaFen;

        public CourtSecurityAccepted quotaFen(Long value) {
            this.quotaFen = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (accountNumber == null) missing.add("accountNumber");
            if (rulingNumber == null) missing.add("rulingNumber");
            if (kind == null) missing.add("kind");
            if (quotaFen == null) missing.add("quotaFen");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

}
