// Generated from docs/reference/messages/schemas by `npm run generate`; do not edit.
package cn.presale.partner.messages;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.List;

/** Messages of the housing. */
public final class HousingMessages {
    private HousingMessages() {}

    /** The project (项目) that the account supervises. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingAccountRegisteredProject implements Part {
        /** Name of the project. */
        public String name;

        public HousingAccountRegisteredProject name(String value) {
            this.name = value;
            return this;
        }

        /** Where the project stands (坐落). */
        public String location;

        public HousingAccountRegisteredProject location(String value) {
            this.location = value;
            return this;
        }

        /** Pre-sale permits (预售许可证号) whose buyers pay into this account. */
        public List<String> permits;

        public HousingAccountRegisteredProject permits(List<String> value) {
            this.permits = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (name == null) missing.add("name");
            if (location == null) missing.add("location");
            if (permits == null) missing.add("permits");
            return missing;
        }
    }

    /** The developer (房地产开发企业). */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingAccountRegisteredDeveloper implements Part {
        /** Full name, as in the register or on the identity document. */
        public String name;

        public HousingAccountRegisteredDeveloper name(String value) {
            this.name = value;
            return this;
        }

        /** Unified social credit code (统一社会信用代码). Its check digits are a rule (N-09). */
        public String uscc;

        public HousingAccountRegisteredDeveloper uscc(String value) {
            this.uscc = value;
            return this;
        }

        /** Codes of the developer’s group and related parties, where known (S-11). */
        public List<String> relatedUsccs;

        public HousingAccountRegisteredDeveloper relatedUsccs(List<String> value) {
            this.relatedUsccs = value;
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

    /**  */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingAccountRegisteredBuilding implements Part {
        /** Name of the building, e.g. 1号楼. Unique in the account. */
        public String name;

        public HousingAccountRegisteredBuilding name(String value) {
            this.name = value;
            return this;
        }

        /** Date of the building’s first registration (首次登记), absent before it. */
        public String firstRegisteredOn;

        public HousingAccountRegisteredBuilding firstRegisteredOn(String value) {
            this.firstRegisteredOn = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (name == null) missing.add("name");
            return missing;
        }
    }

    /** A supervision account exists: its project, developer, bank, supervised quota and buildings. Nothing else about an account is accepted before it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingAccountRegistered implements Message {
        public static final String TYPE = "housing.account.registered";

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public HousingAccountRegistered accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Title of the account (户名), as in the bank’s books. */
        public String accountTitle;

        public HousingAccountRegistered accountTitle(String value) {
            this.accountTitle = value;
            return this;
        }

        /** 12-digit CNAPS code (支付系统行号) of the supervising bank. Its check digit is a rule (N-09). */
        public String bankCode;

        public HousingAccountRegistered bankCode(String value) {
            this.bankCode = value;
            return this;
        }

        /** 6-digit administrative division code (行政区划代码). */
        public String regionCode;

        public HousingAccountRegistered regionCode(String value) {
            this.regionCode = value;
            return this;
        }

        /** The project (项目) that the account supervises. */
        public HousingAccountRegisteredProject project;

        public HousingAccountRegistered project(HousingAccountRegisteredProject value) {
            this.project = value;
            return this;
        }

        /** The developer (房地产开发企业). */
        public HousingAccountRegisteredDeveloper developer;

        public HousingAccountRegistered developer(HousingAccountRegisteredDeveloper value) {
            this.developer = value;
            return this;
        }

        /** Number of the tripartite supervision agreement (监管协议编号). */
        public String supervisionAgreement;

        public HousingAccountRegistered supervisionAgreement(String value) {
            this.supervisionAgreement = value;
            return this;
        }

        /** Supervised quota (监管额度), in fen. */
        public Long supervisedQuotaFen;

        public HousingAccountRegistered supervisedQuotaFen(Long value) {
            this.supervisedQuotaFen = value;
            return this;
        }

        /** Balance of the account, in fen. */
        public Long balanceFen;

        public HousingAccountRegistered balanceFen(Long value) {
            this.balanceFen = value;
            return this;
        }

        /** Buildings under the permits. */
        public List<HousingAccountRegisteredBuilding> buildings;

        public HousingAccountRegistered buildings(List<HousingAccountRegisteredBuilding> value) {
            this.buildings = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (accountNumber == null) missing.add("accountNumber");
            if (accountTitle == null) missing.add("accountTitle");
            if (bankCode == null) missing.add("bankCode");
            if (regionCode == null) missing.add("regionCode");
            if (project == null) missing.add("project");
            if (developer == null) missing.add("developer");
            if (supervisionAgreement == null) missing.add("supervisionAgreement");
            if (supervisedQuotaFen == null) missing.add("supervisedQuotaFen");
            if (buildings == null) missing.add("buildings");
            missing.addAll(Part.missingIn("project", project));
            missing.addAll(Part.missingIn("developer", developer));
            missing.addAll(Part.missingInAll("buildings", buildings));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** A witness puts its name under a checkpoint of the log, so that nobody can rewrite what happened unseen. `subject` is `log`; the key is a registered Ed25519 key. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingCheckpointCosigned implements Message {
        public static final String TYPE = "housing.checkpoint.cosigned";

        /** Name of the log, as the checkpoint has it. */
        public String origin;

        public HousingCheckpointCosigned origin(String value) {
            this.origin = value;
            return this;
        }

        /** Number of pages that the checkpoint covers. */
        public Long size;

        public HousingCheckpointCosigned size(Long value) {
            this.size = value;
            return this;
        }

        /** Root of the Merkle tree, in base64, as the checkpoint has it. */
        public String rootHash;

        public HousingCheckpointCosigned rootHash(String value) {
            this.rootHash = value;
            return this;
        }

        /** Line of the note that the witness adds: a dash, its name and its signature in base64 (C2SP tlog-cosignature). */
        public String cosignature;

        public HousingCheckpointCosigned cosignature(String value) {
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

    /** The housing authority has taken note of a freeze. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingFreezeAcknowledged implements Message {
        public static final String TYPE = "housing.freeze.acknowledged";

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public HousingFreezeAcknowledged caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public HousingFreezeAcknowledged accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** When it took note. */
        public String acknowledgedAt;

        public HousingFreezeAcknowledged acknowledgedAt(String value) {
            this.acknowledgedAt = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (accountNumber == null) missing.add("accountNumber");
            if (acknowledgedAt == null) missing.add("acknowledgedAt");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The housing authority that issues the notice. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingNoticeIssuedIssuer implements Part {
        /** Full name, as in the register or on the identity document. */
        public String name;

        public HousingNoticeIssuedIssuer name(String value) {
            this.name = value;
            return this;
        }

        /** Unified social credit code (统一社会信用代码). Its check digits are a rule (N-09). */
        public String uscc;

        public HousingNoticeIssuedIssuer uscc(String value) {
            this.uscc = value;
            return this;
        }

        /** 6-digit administrative division code (行政区划代码). */
        public String regionCode;

        public HousingNoticeIssuedIssuer regionCode(String value) {
            this.regionCode = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (name == null) missing.add("name");
            if (uscc == null) missing.add("uscc");
            if (regionCode == null) missing.add("regionCode");
            return missing;
        }
    }

    /** The developer (房地产开发企业). */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingNoticeIssuedDeveloper implements Part {
        /** Full name, as in the register or on the identity document. */
        public String name;

        public HousingNoticeIssuedDeveloper name(String value) {
            this.name = value;
            return this;
        }

        /** Unified social credit code (统一社会信用代码). Its check digits are a rule (N-09). */
        public String uscc;

        public HousingNoticeIssuedDeveloper uscc(String value) {
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

    /**  */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingNoticeIssuedFreeze implements Part {
        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public HousingNoticeIssuedFreeze caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Full name of the court. */
        public String courtName;

        public HousingNoticeIssuedFreeze courtName(String value) {
            this.courtName = value;
            return this;
        }

        /** Quota of the freeze (冻结限额), in fen. */
        public Long quotaFen;

        public HousingNoticeIssuedFreeze quotaFen(Long value) {
            this.quotaFen = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (caseNumber == null) missing.add("caseNumber");
            if (courtName == null) missing.add("courtName");
            if (quotaFen == null) missing.add("quotaFen");
            return missing;
        }
    }

    /** Who asks for the money. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingNoticeIssuedApplicant implements Part {
        /** Kind of the applicant; OTHER is held (S-01). One of DEVELOPER, CONTRACTOR, MATERIAL, EQUIPMENT_LEASE, BUYER, OTHER. */
        public String type;

        public HousingNoticeIssuedApplicant type(String value) {
            this.type = value;
            return this;
        }

        /** Full name, as in the register or on the identity document. */
        public String name;

        public HousingNoticeIssuedApplicant name(String value) {
            this.name = value;
            return this;
        }

        /** What `id` is. One of uscc, resident-id, other. */
        public String idKind;

        public HousingNoticeIssuedApplicant idKind(String value) {
            this.idKind = value;
            return this;
        }

        /** Identity number of the party. Check digits are a rule (N-09). */
        public String id;

        public HousingNoticeIssuedApplicant id(String value) {
            this.id = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (type == null) missing.add("type");
            if (name == null) missing.add("name");
            if (idKind == null) missing.add("idKind");
            if (id == null) missing.add("id");
            return missing;
        }
    }

    /**  */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingNoticeIssuedContractPartie implements Part {
        /** Full name, as in the register or on the identity document. */
        public String name;

        public HousingNoticeIssuedContractPartie name(String value) {
            this.name = value;
            return this;
        }

        /** Identity number of the party. Check digits are a rule (N-09). */
        public String id;

        public HousingNoticeIssuedContractPartie id(String value) {
            this.id = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (name == null) missing.add("name");
            if (id == null) missing.add("id");
            return missing;
        }
    }

    /** The contract that the money is paid under. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingNoticeIssuedContract implements Part {
        /** Number of the contract. */
        public String number;

        public HousingNoticeIssuedContract number(String value) {
            this.number = value;
            return this;
        }

        /** Contract price, in fen. */
        public Long priceFen;

        public HousingNoticeIssuedContract priceFen(Long value) {
            this.priceFen = value;
            return this;
        }

        /** Paid under the contract before this notice, in fen. */
        public Long paidBeforeFen;

        public HousingNoticeIssuedContract paidBeforeFen(Long value) {
            this.paidBeforeFen = value;
            return this;
        }

        /** Progress of the works (形象进度), percent. */
        public Double progressPercent;

        public HousingNoticeIssuedContract progressPercent(Double value) {
            this.progressPercent = value;
            return this;
        }

        /** Parties of the contract (S-10). */
        public List<HousingNoticeIssuedContractPartie> parties;

        public HousingNoticeIssuedContract parties(List<HousingNoticeIssuedContractPartie> value) {
            this.parties = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (number == null) missing.add("number");
            if (priceFen == null) missing.add("priceFen");
            if (paidBeforeFen == null) missing.add("paidBeforeFen");
            missing.addAll(Part.missingInAll("parties", parties));
            return missing;
        }
    }

    /** Who is paid. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingNoticeIssuedLinePayee implements Part {
        /** Full name, as in the register or on the identity document. */
        public String name;

        public HousingNoticeIssuedLinePayee name(String value) {
            this.name = value;
            return this;
        }

        /** What `id` is. One of uscc, resident-id, other. */
        public String idKind;

        public HousingNoticeIssuedLinePayee idKind(String value) {
            this.idKind = value;
            return this;
        }

        /** Identity number of the party. Check digits are a rule (N-09). */
        public String id;

        public HousingNoticeIssuedLinePayee id(String value) {
            this.id = value;
            return this;
        }

        /** Account of the payee. Spaces inside are removed. */
        public String accountNumber;

        public HousingNoticeIssuedLinePayee accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** 12-digit CNAPS code of the payee’s bank. */
        public String bankCode;

        public HousingNoticeIssuedLinePayee bankCode(String value) {
            this.bankCode = value;
            return this;
        }

        /** What kind of account is paid. One of organisation, wage-account, person, lender. */
        public String kind;

        public HousingNoticeIssuedLinePayee kind(String value) {
            this.kind = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (name == null) missing.add("name");
            if (idKind == null) missing.add("idKind");
            if (id == null) missing.add("id");
            if (accountNumber == null) missing.add("accountNumber");
            if (bankCode == null) missing.add("bankCode");
            if (kind == null) missing.add("kind");
            return missing;
        }
    }

    /**  */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingNoticeIssuedLine implements Part {
        /** Number of the line in the notice. */
        public Long line;

        public HousingNoticeIssuedLine line(Long value) {
            this.line = value;
            return this;
        }

        /** Who is paid. */
        public HousingNoticeIssuedLinePayee payee;

        public HousingNoticeIssuedLine payee(HousingNoticeIssuedLinePayee value) {
            this.payee = value;
            return this;
        }

        /** Amount, in fen. */
        public Long amountFen;

        public HousingNoticeIssuedLine amountFen(Long value) {
            this.amountFen = value;
            return this;
        }

        /** What the line pays for (用途). */
        public String usage;

        public HousingNoticeIssuedLine usage(String value) {
            this.usage = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (line == null) missing.add("line");
            if (payee == null) missing.add("payee");
            if (amountFen == null) missing.add("amountFen");
            if (usage == null) missing.add("usage");
            missing.addAll(Part.missingIn("payee", payee));
            return missing;
        }
    }

    /** What a refund to a buyer rests on (退还购房款). */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingNoticeIssuedRefund implements Part {
        /** Number under which the sale was filed (网签合同备案号). */
        public String filingNumber;

        public HousingNoticeIssuedRefund filingNumber(String value) {
            this.filingNumber = value;
            return this;
        }

        /** The unit (房号). */
        public String unit;

        public HousingNoticeIssuedRefund unit(String value) {
            this.unit = value;
            return this;
        }

        /** What rescinds the sale. One of agreement, judgment, award. */
        public String basis;

        public HousingNoticeIssuedRefund basis(String value) {
            this.basis = value;
            return this;
        }

        /** Number of the agreement, judgment or award. */
        public String basisNumber;

        public HousingNoticeIssuedRefund basisNumber(String value) {
            this.basisNumber = value;
            return this;
        }

        /** Date on which it took effect. */
        public String basisEffectiveOn;

        public HousingNoticeIssuedRefund basisEffectiveOn(String value) {
            this.basisEffectiveOn = value;
            return this;
        }

        /** Whether the filing was cancelled (网签已撤销). */
        public Boolean filingCancelled;

        public HousingNoticeIssuedRefund filingCancelled(Boolean value) {
            this.filingCancelled = value;
            return this;
        }

        /** Price that the buyer has paid, loan included, in fen. */
        public Long pricePaidFen;

        public HousingNoticeIssuedRefund pricePaidFen(Long value) {
            this.pricePaidFen = value;
            return this;
        }

        /** Refunded before, in fen. */
        public Long refundedBeforeFen;

        public HousingNoticeIssuedRefund refundedBeforeFen(Long value) {
            this.refundedBeforeFen = value;
            return this;
        }

        /** Outstanding mortgage, in fen (S-16). */
        public Long loanOutstandingFen;

        public HousingNoticeIssuedRefund loanOutstandingFen(Long value) {
            this.loanOutstandingFen = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (filingNumber == null) missing.add("filingNumber");
            if (unit == null) missing.add("unit");
            if (basis == null) missing.add("basis");
            if (basisNumber == null) missing.add("basisNumber");
            if (basisEffectiveOn == null) missing.add("basisEffectiveOn");
            if (filingCancelled == null) missing.add("filingCancelled");
            if (pricePaidFen == null) missing.add("pricePaidFen");
            if (refundedBeforeFen == null) missing.add("refundedBeforeFen");
            return missing;
        }
    }

    /** The authority’s opinion (审核意见) and who stands for it (N-17). */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingNoticeIssuedOpinion implements Part {
        /** The opinion in words. */
        public String text;

        public HousingNoticeIssuedOpinion text(String value) {
            this.text = value;
            return this;
        }

        /** Who handled it (经办). */
        public String handler;

        public HousingNoticeIssuedOpinion handler(String value) {
            this.handler = value;
            return this;
        }

        /** Who reviewed it (复核). */
        public String reviewer;

        public HousingNoticeIssuedOpinion reviewer(String value) {
            this.reviewer = value;
            return this;
        }

        /** Who approved it (批准). */
        public String approver;

        public HousingNoticeIssuedOpinion approver(String value) {
            this.approver = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (text == null) missing.add("text");
            if (handler == null) missing.add("handler");
            if (reviewer == null) missing.add("reviewer");
            if (approver == null) missing.add("approver");
            return missing;
        }
    }

    /** Whose seal the document bears (N-03). */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingNoticeIssuedSeal implements Part {
        /** Owner of the seal. */
        public String owner;

        public HousingNoticeIssuedSeal owner(String value) {
            this.owner = value;
            return this;
        }

        /** Where the electronic seal’s verification is kept. */
        public String signatureRef;

        public HousingNoticeIssuedSeal signatureRef(String value) {
            this.signatureRef = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (owner == null) missing.add("owner");
            return missing;
        }
    }

    /** The sealed notice itself: the bytes that go into the dossiers. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingNoticeIssuedDocument implements Part {
        /** Media type. What the bytes are is found out from the bytes (B-14, C-13). One of application/pdf, application/ofd. */
        public String mediaType;

        public HousingNoticeIssuedDocument mediaType(String value) {
            this.mediaType = value;
            return this;
        }

        /** SHA-256 of the bytes, hex. */
        public String sha256;

        public HousingNoticeIssuedDocument sha256(String value) {
            this.sha256 = value;
            return this;
        }

        /** Object in the sender’s upload area, for more than 180 kB (claim check). */
        public String uri;

        public HousingNoticeIssuedDocument uri(String value) {
            this.uri = value;
            return this;
        }

        /** The bytes in Base64 (RFC 4648 §4), up to 180 kB. Without `uri` and `contentBase64` the document is missing. */
        public String contentBase64;

        public HousingNoticeIssuedDocument contentBase64(String value) {
            this.contentBase64 = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (mediaType == null) missing.add("mediaType");
            if (sha256 == null) missing.add("sha256");
            return missing;
        }
    }

    /**  */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingNoticeIssuedAttachment implements Part {
        /** Kind or file name of the attachment; city profiles ask for evidence by this name. */
        public String name;

        public HousingNoticeIssuedAttachment name(String value) {
            this.name = value;
            return this;
        }

        /** Media type. What the bytes are is found out from the bytes (B-14, C-13). */
        public String mediaType;

        public HousingNoticeIssuedAttachment mediaType(String value) {
            this.mediaType = value;
            return this;
        }

        /** SHA-256 of the bytes, hex. */
        public String sha256;

        public HousingNoticeIssuedAttachment sha256(String value) {
            this.sha256 = value;
            return this;
        }

        /** Object in the sender’s upload area, for more than 180 kB (claim check). */
        public String uri;

        public HousingNoticeIssuedAttachment uri(String value) {
            this.uri = value;
            return this;
        }

        /** The bytes in Base64 (RFC 4648 §4), up to 180 kB. Without `uri` and `contentBase64` the document is missing. */
        public String contentBase64;

        public HousingNoticeIssuedAttachment contentBase64(String value) {
            this.contentBase64 = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (name == null) missing.add("name");
            if (mediaType == null) missing.add("mediaType");
            if (sha256 == null) missing.add("sha256");
            return missing;
        }
    }

    /** The housing authority approves payments out of the frozen money. The sealed document itself comes with it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingNoticeIssued implements Message {
        public static final String TYPE = "housing.notice.issued";

        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public HousingNoticeIssued noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Version of the notice, from 1. */
        public Long version;

        public HousingNoticeIssued version(Long value) {
            this.version = value;
            return this;
        }

        /** Number of the notice that this one replaces. */
        public String supersedes;

        public HousingNoticeIssued supersedes(String value) {
            this.supersedes = value;
            return this;
        }

        /** Whether what was paid under what this one replaces is part of the amounts named here, or comes on top (S-23). One of included, excluded. */
        public String priorPaid;

        public HousingNoticeIssued priorPaid(String value) {
            this.priorPaid = value;
            return this;
        }

        /** The housing authority that issues the notice. */
        public HousingNoticeIssuedIssuer issuer;

        public HousingNoticeIssued issuer(HousingNoticeIssuedIssuer value) {
            this.issuer = value;
            return this;
        }

        /** When the notice was sealed. The city profile in force on this date applies. */
        public String issuedAt;

        public HousingNoticeIssued issuedAt(String value) {
            this.issuedAt = value;
            return this;
        }

        /** Until when the bank may pay. */
        public String validUntil;

        public HousingNoticeIssued validUntil(String value) {
            this.validUntil = value;
            return this;
        }

        /** 12-digit CNAPS code (支付系统行号) of the supervising bank. Its check digit is a rule (N-09). */
        public String bankCode;

        public HousingNoticeIssued bankCode(String value) {
            this.bankCode = value;
            return this;
        }

        /** Courts that receive a copy (抄送). */
        public List<String> courts;

        public HousingNoticeIssued courts(List<String> value) {
            this.courts = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public HousingNoticeIssued accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Title of the account (户名), as in the bank’s books. */
        public String accountTitle;

        public HousingNoticeIssued accountTitle(String value) {
            this.accountTitle = value;
            return this;
        }

        /** Pre-sale permit number (预售许可证号). */
        public String permit;

        public HousingNoticeIssued permit(String value) {
            this.permit = value;
            return this;
        }

        /** Name of the project (项目名称). */
        public String project;

        public HousingNoticeIssued project(String value) {
            this.project = value;
            return this;
        }

        /** The developer (房地产开发企业). */
        public HousingNoticeIssuedDeveloper developer;

        public HousingNoticeIssued developer(HousingNoticeIssuedDeveloper value) {
            this.developer = value;
            return this;
        }

        /** Freezes on the account that the notice cites. */
        public List<HousingNoticeIssuedFreeze> freezes;

        public HousingNoticeIssued freezes(List<HousingNoticeIssuedFreeze> value) {
            this.freezes = value;
            return this;
        }

        /** Who asks for the money. */
        public HousingNoticeIssuedApplicant applicant;

        public HousingNoticeIssued applicant(HousingNoticeIssuedApplicant value) {
            this.applicant = value;
            return this;
        }

        /** What the money is for. Which purposes are allowed, held or refused is the city profile’s. One of PROGRESS, MATERIAL, EQUIPMENT, REFUND, SURVEY_DESIGN, TAX, WAGES, PROJECT_LOAN, LAND, MARKETING, SALARY, FINE, SHAREHOLDER_LOAN, GROUP_SWEEP, OTHER. */
        public String purpose;

        public HousingNoticeIssued purpose(String value) {
            this.purpose = value;
            return this;
        }

        /** The contract that the money is paid under. */
        public HousingNoticeIssuedContract contract;

        public HousingNoticeIssued contract(HousingNoticeIssuedContract value) {
            this.contract = value;
            return this;
        }

        /** Invoice numbers (S-09). */
        public List<String> invoices;

        public HousingNoticeIssued invoices(List<String> value) {
            this.invoices = value;
            return this;
        }

        /** Part of the money that is wages (农民工工资), in fen (S-13). */
        public Long wagesFen;

        public HousingNoticeIssued wagesFen(Long value) {
            this.wagesFen = value;
            return this;
        }

        /** Name of the building, as registered. */
        public String building;

        public HousingNoticeIssued building(String value) {
            this.building = value;
            return this;
        }

        /** Payments that the notice approves. */
        public List<HousingNoticeIssuedLine> lines;

        public HousingNoticeIssued lines(List<HousingNoticeIssuedLine> value) {
            this.lines = value;
            return this;
        }

        /** Sum of the lines, in fen; that it is the sum is a rule (N-07). */
        public Long totalFen;

        public HousingNoticeIssued totalFen(Long value) {
            this.totalFen = value;
            return this;
        }

        /** The total in words (人民币大写). Compared as a number (N-08). */
        public String amountInWords;

        public HousingNoticeIssued amountInWords(String value) {
            this.amountInWords = value;
            return this;
        }

        /** Whether the bank may pay less than a line. Absent means no. */
        public Boolean partialAllowed;

        public HousingNoticeIssued partialAllowed(Boolean value) {
            this.partialAllowed = value;
            return this;
        }

        /** What a refund to a buyer rests on (退还购房款). */
        public HousingNoticeIssuedRefund refund;

        public HousingNoticeIssued refund(HousingNoticeIssuedRefund value) {
            this.refund = value;
            return this;
        }

        /** Whether money inside the supervised quota (重点监管资金) is used although other money is there (S-18). */
        public Boolean keyFundsUsed;

        public HousingNoticeIssued keyFundsUsed(Boolean value) {
            this.keyFundsUsed = value;
            return this;
        }

        /** What the project still costs to complete, in fen (S-19). */
        public Long costToCompleteFen;

        public HousingNoticeIssued costToCompleteFen(Long value) {
            this.costToCompleteFen = value;
            return this;
        }

        /** The authority’s opinion (审核意见) and who stands for it (N-17). */
        public HousingNoticeIssuedOpinion opinion;

        public HousingNoticeIssued opinion(HousingNoticeIssuedOpinion value) {
            this.opinion = value;
            return this;
        }

        /** Whose seal the document bears (N-03). */
        public HousingNoticeIssuedSeal seal;

        public HousingNoticeIssued seal(HousingNoticeIssuedSeal value) {
            this.seal = value;
            return this;
        }

        /** The sealed notice itself: the bytes that go into the dossiers. */
        public HousingNoticeIssuedDocument document;

        public HousingNoticeIssued document(HousingNoticeIssuedDocument value) {
            this.document = value;
            return this;
        }

        /** Further evidence. */
        public List<HousingNoticeIssuedAttachment> attachments;

        public HousingNoticeIssued attachments(List<HousingNoticeIssuedAttachment> value) {
            this.attachments = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (noticeNumber == null) missing.add("noticeNumber");
            if (version == null) missing.add("version");
            if (issuer == null) missing.add("issuer");
            if (issuedAt == null) missing.add("issuedAt");
            if (validUntil == null) missing.add("validUntil");
            if (bankCode == null) missing.add("bankCode");
            if (courts == null) missing.add("courts");
            if (accountNumber == null) missing.add("accountNumber");
            if (accountTitle == null) missing.add("accountTitle");
            if (permit == null) missing.add("permit");
            if (project == null) missing.add("project");
            if (developer == null) missing.add("developer");
            if (freezes == null) missing.add("freezes");
            if (applicant == null) missing.add("applicant");
            if (purpose == null) missing.add("purpose");
            if (lines == null) missing.add("lines");
            if (totalFen == null) missing.add("totalFen");
            if (amountInWords == null) missing.add("amountInWords");
            if (opinion == null) missing.add("opinion");
            if (seal == null) missing.add("seal");
            if (document == null) missing.add("document");
            missing.addAll(Part.missingIn("issuer", issuer));
            missing.addAll(Part.missingIn("developer", developer));
            missing.addAll(Part.missingInAll("freezes", freezes));
            missing.addAll(Part.missingIn("applicant", applicant));
            missing.addAll(Part.missingIn("contract", contract));
            missing.addAll(Part.missingInAll("lines", lines));
            missing.addAll(Part.missingIn("refund", refund));
            missing.addAll(Part.missingIn("opinion", opinion));
            missing.addAll(Part.missingIn("seal", seal));
            missing.addAll(Part.missingIn("document", document));
            missing.addAll(Part.missingInAll("attachments", attachments));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The housing authority takes back a version of a notice; what is already paid stays paid. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingNoticeWithdrawn implements Message {
        public static final String TYPE = "housing.notice.withdrawn";

        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public HousingNoticeWithdrawn noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Version of the notice, from 1. */
        public Long version;

        public HousingNoticeWithdrawn version(Long value) {
            this.version = value;
            return this;
        }

        /** Why, in words. May be empty where a rule asks for it. */
        public String reason;

        public HousingNoticeWithdrawn reason(String value) {
            this.reason = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (noticeNumber == null) missing.add("noticeNumber");
            if (version == null) missing.add("version");
            if (reason == null) missing.add("reason");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /**  */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingQueryAnsweredAnswer implements Part {
        /** Id of the rule that held. */
        public String rule;

        public HousingQueryAnsweredAnswer rule(String value) {
            this.rule = value;
            return this;
        }

        /** Id of the task, where the rule is asked about more than once. */
        public String task;

        public HousingQueryAnsweredAnswer task(String value) {
            this.task = value;
            return this;
        }

        /** The authority’s statement. */
        public String statement;

        public HousingQueryAnsweredAnswer statement(String value) {
            this.statement = value;
            return this;
        }

        /** Who signs the statement. */
        public String signedBy;

        public HousingQueryAnsweredAnswer signedBy(String value) {
            this.signedBy = value;
            return this;
        }

        /** What was decided. One of accept, reject. */
        public String decision;

        public HousingQueryAnsweredAnswer decision(String value) {
            this.decision = value;
            return this;
        }

        /** Whether what was paid under what this one replaces is part of the amounts named here, or comes on top (S-23). One of included, excluded. */
        public String priorPaid;

        public HousingQueryAnsweredAnswer priorPaid(String value) {
            this.priorPaid = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (rule == null) missing.add("rule");
            if (statement == null) missing.add("statement");
            if (signedBy == null) missing.add("signedBy");
            return missing;
        }
    }

    /** Signed statements that answer held rules which the housing authority owns. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingQueryAnswered implements Message {
        public static final String TYPE = "housing.query.answered";

        /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
        public String noticeNumber;

        public HousingQueryAnswered noticeNumber(String value) {
            this.noticeNumber = value;
            return this;
        }

        /** Version of the notice, from 1. */
        public Long version;

        public HousingQueryAnswered version(Long value) {
            this.version = value;
            return this;
        }

        /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
        public String caseNumber;

        public HousingQueryAnswered caseNumber(String value) {
            this.caseNumber = value;
            return this;
        }

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public HousingQueryAnswered accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** One answer a held rule. */
        public List<HousingQueryAnsweredAnswer> answers;

        public HousingQueryAnswered answers(List<HousingQueryAnsweredAnswer> value) {
            this.answers = value;
            return this;
        }

        /** Where persons decide one by one: the first proposes, another confirms. Absent: the message is the whole act of its sender. One of propose, confirm. */
        public String step;

        public HousingQueryAnswered step(String value) {
            this.step = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (answers == null) missing.add("answers");
            missing.addAll(Part.missingInAll("answers", answers));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Who issued the guarantee. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingQuotaAdjustedGuaranteeIssuer implements Part {
        /** Full name, as in the register or on the identity document. */
        public String name;

        public HousingQuotaAdjustedGuaranteeIssuer name(String value) {
            this.name = value;
            return this;
        }

        /** Unified social credit code (统一社会信用代码). Its check digits are a rule (N-09). */
        public String uscc;

        public HousingQuotaAdjustedGuaranteeIssuer uscc(String value) {
            this.uscc = value;
            return this;
        }

        /** Kind of the issuer. One of bank, finance-company, other. */
        public String kind;

        public HousingQuotaAdjustedGuaranteeIssuer kind(String value) {
            this.kind = value;
            return this;
        }

        /** The regulator’s rating of the issuer, 1 is best. */
        public Long supervisoryRating;

        public HousingQuotaAdjustedGuaranteeIssuer supervisoryRating(Long value) {
            this.supervisoryRating = value;
            return this;
        }

        /** Total assets of the issuer, in fen. */
        public Long totalAssetsFen;

        public HousingQuotaAdjustedGuaranteeIssuer totalAssetsFen(Long value) {
            this.totalAssetsFen = value;
            return this;
        }

        /** Whether issuer and developer are related parties. */
        public Boolean relatedToDeveloper;

        public HousingQuotaAdjustedGuaranteeIssuer relatedToDeveloper(Boolean value) {
            this.relatedToDeveloper = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (name == null) missing.add("name");
            if (uscc == null) missing.add("uscc");
            if (kind == null) missing.add("kind");
            if (supervisoryRating == null) missing.add("supervisoryRating");
            if (totalAssetsFen == null) missing.add("totalAssetsFen");
            if (relatedToDeveloper == null) missing.add("relatedToDeveloper");
            return missing;
        }
    }

    /** Guarantee (保函) in place of part of the quota (银保监办发〔2022〕104号). */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingQuotaAdjustedGuarantee implements Part {
        /** Who issued the guarantee. */
        public HousingQuotaAdjustedGuaranteeIssuer issuer;

        public HousingQuotaAdjustedGuarantee issuer(HousingQuotaAdjustedGuaranteeIssuer value) {
            this.issuer = value;
            return this;
        }

        /** Quota that guarantees replace in sum, this one included, in fen. */
        public Long replacedFen;

        public HousingQuotaAdjustedGuarantee replacedFen(Long value) {
            this.replacedFen = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (issuer == null) missing.add("issuer");
            if (replacedFen == null) missing.add("replacedFen");
            missing.addAll(Part.missingIn("issuer", issuer));
            return missing;
        }
    }

    /** The supervised quota changes, for a construction milestone or because a guarantee replaces part of it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingQuotaAdjusted implements Message {
        public static final String TYPE = "housing.quota.adjusted";

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public HousingQuotaAdjusted accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Supervised quota (监管额度), in fen. */
        public Long supervisedQuotaFen;

        public HousingQuotaAdjusted supervisedQuotaFen(Long value) {
            this.supervisedQuotaFen = value;
            return this;
        }

        /** Why, in words. May be empty where a rule asks for it. */
        public String reason;

        public HousingQuotaAdjusted reason(String value) {
            this.reason = value;
            return this;
        }

        /** Construction milestone (工程节点) that moves the quota. */
        public String milestone;

        public HousingQuotaAdjusted milestone(String value) {
            this.milestone = value;
            return this;
        }

        /** From when the new quota holds. */
        public String effectiveAt;

        public HousingQuotaAdjusted effectiveAt(String value) {
            this.effectiveAt = value;
            return this;
        }

        /** Guarantee (保函) in place of part of the quota (银保监办发〔2022〕104号). */
        public HousingQuotaAdjustedGuarantee guarantee;

        public HousingQuotaAdjusted guarantee(HousingQuotaAdjustedGuarantee value) {
            this.guarantee = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (accountNumber == null) missing.add("accountNumber");
            if (supervisedQuotaFen == null) missing.add("supervisedQuotaFen");
            if (reason == null) missing.add("reason");
            if (effectiveAt == null) missing.add("effectiveAt");
            missing.addAll(Part.missingIn("guarantee", guarantee));
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The first registration of one building is complete. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingRegistrationCompleted implements Message {
        public static final String TYPE = "housing.registration.completed";

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public HousingRegistrationCompleted accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Name of the building, as registered. */
        public String building;

        public HousingRegistrationCompleted building(String value) {
            this.building = value;
            return this;
        }

        /** Date of the first registration (首次登记). */
        public String registeredOn;

        public HousingRegistrationCompleted registeredOn(String value) {
            this.registeredOn = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (accountNumber == null) missing.add("accountNumber");
            if (building == null) missing.add("building");
            if (registeredOn == null) missing.add("registeredOn");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Supervision of the account has ended. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class HousingSupervisionEnded implements Message {
        public static final String TYPE = "housing.supervision.ended";

        /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
        public String accountNumber;

        public HousingSupervisionEnded accountNumber(String value) {
            this.accountNumber = value;
            return this;
        }

        /** Date on which supervision ended. */
        public String endedOn;

        public HousingSupervisionEnded endedOn(String value) {
            this.endedOn = value;
            return this;
        }

        /** Why, in words. May be empty where a rule asks for it. */
        public String reason;

        public HousingSupervisionEnded reason(String value) {
            this.reason = value;
            return this;
        }

        @Override
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (accountNumber == null) missing.add("accountNumber");
            if (endedOn == null) missing.add("endedOn");
            if (reason == null) missing.add("reason");
            return missing;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

}
