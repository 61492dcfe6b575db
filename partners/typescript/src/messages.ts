/** Generated from docs/reference/messages/schemas by `npm run generate`; do not edit. */

/** The balance in the bank’s books at an instant. */
export interface BankBalanceReported {
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Balance of the account, in fen. */
  balanceFen: number;
  /** At which instant. */
  asOf: string;
}

/** A witness puts its name under a checkpoint of the log, so that nobody can rewrite what happened unseen. `subject` is `log`; the key is a registered Ed25519 key. */
export interface BankCheckpointCosigned {
  /** Name of the log, as the checkpoint has it. */
  origin: string;
  /** Number of pages that the checkpoint covers. */
  size: number;
  /** Root of the Merkle tree, in base64, as the checkpoint has it. */
  rootHash: string;
  /** Line of the note that the witness adds: a dash, its name and its signature in base64 (C2SP tlog-cosignature). */
  cosignature: string;
}

/** Money left the account without a notice: a court deduction, a loan set-off or a fee. */
export interface BankDeductionBooked {
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Serial of the booking in the bank’s core system: the identity of the booking. */
  bankSerial: string;
  /** Amount, in fen. */
  amountFen: number;
  /** What kind of deduction. Set-offs and fees are violations (B-06). */
  kind: 'court-deduction' | 'loan-set-off' | 'fee';
  /** When it was booked. */
  bookedAt: string;
  /** Balance after the booking, in fen (B-11). */
  balanceAfterFen: number;
}

/** What the bank could control for a freeze. */
export interface BankFreezeExecuted {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Whether money is controlled. */
  result: 'controlled' | 'not-controlled';
  /** Quota of the freeze (冻结限额), in fen. */
  quotaFen: number;
  /** Money actually controlled (实际控制金额), in fen. */
  controlledFen: number;
  /** Why, in words. May be empty where a rule asks for it. */
  reason?: string;
  /** Number of the bank’s receipt (协助执行通知书回执). */
  receiptNumber: string;
  /** When the bank executed it. */
  executedAt: string;
}

/** Money came into the account. */
export interface BankInflowBooked {
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Serial of the booking in the bank’s core system: the identity of the booking. */
  bankSerial: string;
  /** Amount, in fen. */
  amountFen: number;
  /** Where the money comes from. */
  kind: 'buyer-payment' | 'mortgage' | 'interest' | 'transfer-in' | 'unknown';
  /** When it was booked. */
  bookedAt: string;
  /** Balance after the booking, in fen (B-11). */
  balanceAfterFen: number;
}

/** The bank objects in writing to a court’s order. */
export interface BankOrderObjected {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Why, in words. May be empty where a rule asks for it. */
  reason: string;
  /** When the bank objected. */
  objectedAt: string;
}

/** Who was paid. */
export interface BankOutflowBookedPayee {
  /** Full name, as in the register or on the identity document. */
  name: string;
  /** Account of the payee. Spaces inside are removed. */
  accountNumber: string;
  /** 12-digit CNAPS code of the payee’s bank. */
  bankCode: string;
}

/** An ordinary payment was booked: without a fund-use notice, out of money that no freeze controls. */
export interface BankOutflowBooked {
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Serial of the booking in the bank’s core system: the identity of the booking. */
  bankSerial: string;
  /** Amount, in fen. */
  amountFen: number;
  /** Who was paid. */
  payee: BankOutflowBookedPayee;
  /** What the payment is for. */
  kind: 'supervised-use' | 'tax' | 'other';
  /** Number of the approval for the ordinary use of supervised money, where there is one. */
  approvalNumber?: string;
  /** When it was booked. */
  bookedAt: string;
  /** Balance after the booking, in fen (B-11). */
  balanceAfterFen: number;
}

/** Who is paid. */
export interface BankPaymentBookedPayee {
  /** Full name, as in the register or on the identity document. */
  name: string;
  /** Account of the payee. Spaces inside are removed. */
  accountNumber: string;
  /** 12-digit CNAPS code of the payee’s bank. */
  bankCode: string;
}

/** How the payment was cleared. Only SETTLED moves the balance (B-08). */
export interface BankPaymentBookedClearing {
  /** Clearing system, e.g. HVPS, BEPS, IBPS. */
  system: string;
  /** Reference in the clearing system. */
  reference: string;
  /** State of the clearing. */
  status: 'SETTLED' | 'QUEUED' | 'ACKNOWLEDGED';
}

/** What is printed on the voucher (B-15). */
export interface BankPaymentBookedVoucherFace {
  /** Payer as printed. */
  payer: string;
  /** Payee as printed. */
  payee: string;
  /** Amount, in fen. */
  amountFen: number;
  /** Date of booking as printed. */
  bookedOn: string;
  /** Serial as printed. */
  serial: string;
}

/** Transfer voucher (划转凭证, 银行电子回单). */
export interface BankPaymentBookedVoucher {
  /** Number of the voucher (回单编号). */
  number: string;
  /** Media type. What the bytes are is found out from the bytes (B-14, C-13). */
  mediaType: string;
  /** SHA-256 of the bytes, hex. */
  sha256: string;
  /** Object in the sender’s upload area, for more than 180 kB (claim check). */
  uri?: string;
  /** The bytes in Base64 (RFC 4648 §4), up to 180 kB. Without `uri` and `contentBase64` the document is missing. */
  contentBase64?: string;
  /** What is printed on the voucher (B-15). */
  face?: BankPaymentBookedVoucherFace;
}

/** A payment as it stands in the bank’s books, with its voucher. A fact: it is always recorded, never refused. Settling a queued payment repeats the same bank serial. */
export interface BankPaymentBooked {
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber: string;
  /** Number of the line in the notice. */
  line: number;
  /** Serial of the booking in the bank’s core system: the identity of the booking. */
  bankSerial: string;
  /** Who is paid. */
  payee: BankPaymentBookedPayee;
  /** Amount, in fen. */
  amountFen: number;
  /** Fee taken with the payment, in fen. */
  feeFen?: number;
  /** When it was booked. */
  bookedAt: string;
  /** How the payment was cleared. Only SETTLED moves the balance (B-08). */
  clearing: BankPaymentBookedClearing;
  /** Balance after the booking, in fen (B-11). */
  balanceAfterFen: number;
  /** Transfer voucher (划转凭证, 银行电子回单). */
  voucher?: BankPaymentBookedVoucher;
}

/** The bank does not pay a line, with the reason in a code and in words. */
export interface BankPaymentRefused {
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber: string;
  /** Number of the line in the notice. */
  line: number;
  /** Reason of the published list (docs/reference/codes.md): PAYEE_NAME_MISMATCH, PAYEE_ACCOUNT_CLOSED, PAYEE_ACCOUNT_FROZEN, PAYEE_ACCOUNT_INVALID, PAYEE_BANK_INVALID, INSUFFICIENT_FUNDS, NOTICE_DOCUMENT, NOTICE_ENDED, DUPLICATE, COURT_ORDER, AML, CLEARING_UNAVAILABLE. Any other text is recorded and is B-05. */
  reasonCode: string;
  /** Why, in words. May be empty where a rule asks for it. */
  reason: string;
  /** When the bank refused. */
  refusedAt: string;
}

/** A payment came back; its line is open again. */
export interface BankPaymentReturned {
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Serial of the booking in the bank’s core system: the identity of the booking. */
  bankSerial: string;
  /** Serial of the payment that is undone. */
  originalBankSerial: string;
  /** Amount, in fen. */
  amountFen: number;
  /** Why, in words. May be empty where a rule asks for it. */
  reason: string;
  /** When it was booked. */
  bookedAt: string;
  /** Balance after the booking, in fen (B-11). */
  balanceAfterFen: number;
}

/** The bank reversed its own booking; the line is open again. */
export interface BankPaymentReversed {
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Serial of the booking in the bank’s core system: the identity of the booking. */
  bankSerial: string;
  /** Serial of the payment that is undone. */
  originalBankSerial: string;
  /** Amount, in fen. */
  amountFen: number;
  /** Why, in words. May be empty where a rule asks for it. */
  reason: string;
  /** When it was booked. */
  bookedAt: string;
  /** Balance after the booking, in fen (B-11). */
  balanceAfterFen: number;
}

export interface BankQueryAnsweredAnswer {
  /** Id of the rule that held. */
  rule: string;
  /** Id of the task, where the rule is asked about more than once. */
  task?: string;
  /** The authority’s statement. */
  statement: string;
  /** Who signs the statement. */
  signedBy: string;
  /** What was decided. */
  decision: 'accept' | 'reject';
}

/** A signed answer of the bank to held rules which the bank owns. */
export interface BankQueryAnswered {
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** Version of the notice, from 1. */
  version?: number;
  /** One answer a held rule. */
  answers: BankQueryAnsweredAnswer[];
  /** Where persons decide one by one: the first proposes, another confirms. Absent: the message is the whole act of its sender. */
  step?: 'propose' | 'confirm';
}

/** Consent to electronic service; without it telling is informing, not service (C-03). */
export interface CourtApplicantSubstitutedApplicantChannelConsent {
  /** Where the consent is recorded. Empty counts as none. */
  evidence: string;
  /** What the consent covers. */
  scope: 'service' | 'court-session';
  /** When the consent was withdrawn. */
  withdrawnAt?: string;
}

export interface CourtApplicantSubstitutedApplicantChannel {
  /** What kind of channel it is. */
  kind: 'court-app' | 'sms' | 'email' | 'post' | 'phone';
  /** Address on the channel. */
  address: string;
  /** Whether the party confirmed the address to the court (送达地址确认书, 民诉解释 136). */
  confirmed: boolean;
  /** Consent to electronic service; without it telling is informing, not service (C-03). */
  consent?: CourtApplicantSubstitutedApplicantChannelConsent;
}

/** The party that takes the place. */
export interface CourtApplicantSubstitutedApplicant {
  /** The court’s own id of the party, unique in the case. */
  applicantId: string;
  /** Full name, as in the register or on the identity document. */
  name: string;
  /** Natural person or organisation. */
  kind: 'person' | 'organisation';
  /** What `id` is. */
  idKind?: 'uscc' | 'resident-id' | 'other';
  /** Identity number of the party. Check digits are a rule (N-09). */
  id?: string;
  /** Ways to reach the party, in order of preference. */
  channels: CourtApplicantSubstitutedApplicantChannel[];
}

/** Another party takes an applicant’s place by ruling (assignment, merger, succession). */
export interface CourtApplicantSubstituted {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Number of the ruling (裁定书文号). */
  rulingNumber: string;
  /** Id of the party that is replaced. */
  oldApplicantId: string;
  /** The party that takes the place. */
  applicant: CourtApplicantSubstitutedApplicant;
}

/** A bankruptcy petition against the developer was accepted. */
export interface CourtBankruptcyAccepted {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Unified social credit code of the developer. */
  developerUscc: string;
  /** Date of acceptance. */
  acceptedOn: string;
}

/** The bankruptcy has ended: what waited for it is decided anew. */
export interface CourtBankruptcyEnded {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Unified social credit code of the developer. */
  developerUscc: string;
  /** Date on which supervision ended. */
  endedOn: string;
  /** How it ended. */
  how: 'dismissed' | 'plan-approved' | 'settled' | 'declared';
}

/** The case is closed; later items are filed as a supplement. */
export interface CourtCaseClosed {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Date on which the case was closed. */
  closedOn: string;
}

/** The freeze goes over to a new case number (诉前 → 诉讼 → 执行): same term, same place in the order. */
export interface CourtCaseConverted {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** The case number from now on. */
  newCaseNumber: string;
  /** Full name of the court from now on. */
  newCourtName: string;
  /** Stage of the proceedings. */
  stage: 'pre-suit' | 'suit' | 'arbitration' | 'pre-enforcement' | 'enforcement';
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
}

/** The case goes to another court under a new number. */
export interface CourtCaseTransferred {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** The case number from now on. */
  newCaseNumber: string;
  /** Full name of the court from now on. */
  newCourtName: string;
}

/** A witness puts its name under a checkpoint of the log, so that nobody can rewrite what happened unseen. `subject` is `log`; the key is a registered Ed25519 key. */
export interface CourtCheckpointCosigned {
  /** Name of the log, as the checkpoint has it. */
  origin: string;
  /** Number of pages that the checkpoint covers. */
  size: number;
  /** Root of the Merkle tree, in base64, as the checkpoint has it. */
  rootHash: string;
  /** Line of the note that the witness adds: a dash, its name and its signature in base64 (C2SP tlog-cosignature). */
  cosignature: string;
}

/** What the creditor’s claim comes from. */
export interface CourtDeductionOrderedClaim {
  /** Whether it comes from building this project. */
  origin: 'construction' | 'other';
  /** Permit of the project that the claim comes from building. */
  permit?: string;
}

/** The court orders money to be deducted from the account. */
export interface CourtDeductionOrdered {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Number of the ruling (裁定书文号). */
  rulingNumber: string;
  /** Amount, in fen. */
  amountFen: number;
  /** What the creditor’s claim comes from. */
  claim: CourtDeductionOrderedClaim;
  /** Reference of the housing authority’s consent, where the city asks for it (F-17). */
  housingConsent?: string;
}

/** The court’s own case system has taken a dossier item. */
export interface CourtDossierAcknowledged {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Id of the dossier item. */
  itemId: string;
  /** When the case system took it. */
  acceptedAt: string;
}

/** The freeze ends. */
export interface CourtFreezeLifted {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Number of the ruling (裁定书文号). */
  rulingNumber: string;
  /** Ruling of the freeze that is meant, where the case has several; absent: all of them. */
  freezeRuling?: string;
  /** When the freeze ends. */
  liftedAt: string;
}

/** Whose money is frozen. */
export interface CourtFreezeOrderedRespondent {
  /** Full name, as in the register or on the identity document. */
  name: string;
  /** Unified social credit code (统一社会信用代码). Its check digits are a rule (N-09). */
  uscc: string;
}

/** Consent to electronic service; without it telling is informing, not service (C-03). */
export interface CourtFreezeOrderedApplicantChannelConsent {
  /** Where the consent is recorded. Empty counts as none. */
  evidence: string;
  /** What the consent covers. */
  scope: 'service' | 'court-session';
  /** When the consent was withdrawn. */
  withdrawnAt?: string;
}

export interface CourtFreezeOrderedApplicantChannel {
  /** What kind of channel it is. */
  kind: 'court-app' | 'sms' | 'email' | 'post' | 'phone';
  /** Address on the channel. */
  address: string;
  /** Whether the party confirmed the address to the court (送达地址确认书, 民诉解释 136). */
  confirmed: boolean;
  /** Consent to electronic service; without it telling is informing, not service (C-03). */
  consent?: CourtFreezeOrderedApplicantChannelConsent;
}

export interface CourtFreezeOrderedApplicant {
  /** The court’s own id of the party, unique in the case. */
  applicantId: string;
  /** Full name, as in the register or on the identity document. */
  name: string;
  /** Natural person or organisation. */
  kind: 'person' | 'organisation';
  /** What `id` is. */
  idKind?: 'uscc' | 'resident-id' | 'other';
  /** Identity number of the party. Check digits are a rule (N-09). */
  id?: string;
  /** Ways to reach the party, in order of preference. */
  channels: CourtFreezeOrderedApplicantChannel[];
}

/** What the creditor’s claim comes from. */
export interface CourtFreezeOrderedClaim {
  /** Whether it comes from building this project. */
  origin: 'construction' | 'other';
  /** Permit of the project that the claim comes from building. */
  permit?: string;
}

/** A court or another organ freezes money on the account, for applicants who are named with the ways to reach them. */
export interface CourtFreezeOrdered {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Full name of the court. */
  courtName: string;
  /** Who freezes. Anything but a court’s civil freeze is held (F-02). */
  organ: 'court' | 'police' | 'procuratorate' | 'tax' | 'supervision' | 'customs';
  /** Stage of the proceedings. */
  stage: 'pre-suit' | 'suit' | 'arbitration' | 'pre-enforcement' | 'enforcement';
  /** Whether the freeze serves a criminal case (F-03). */
  criminal?: boolean;
  /** Number of the ruling (裁定书文号). */
  rulingNumber: string;
  /** Number of the notice of assistance (协助执行通知书文号). */
  assistanceNoticeNumber: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Whose money is frozen. */
  respondent: CourtFreezeOrderedRespondent;
  /** Parties that asked for the freeze (申请保全人 / 申请执行人). */
  applicants: CourtFreezeOrderedApplicant[];
  /** Quota of the freeze, in fen. Absent where the whole account was frozen, which a rule holds (F-04). */
  quotaFen?: number;
  /** Debt for which the freeze was asked, with costs, in fen (F-09). */
  debtFen?: number;
  /** What the creditor’s claim comes from. */
  claim: CourtFreezeOrderedClaim;
  /** When the bank was served: freezes stand in this order. */
  servedAt: string;
  /** When the term begins. */
  startsAt: string;
  /** When the term ends, to the minute; it does not roll over holidays. */
  endsAt: string;
}

/** The quota of the freeze falls to a new figure; zero lifts it. */
export interface CourtFreezeReduced {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Number of the ruling (裁定书文号). */
  rulingNumber: string;
  /** Ruling of the freeze that is meant, where the case has several; absent: all of them. */
  freezeRuling?: string;
  /** The new quota, in fen; 0 lifts. */
  quotaFen: number;
  /** When the bank was served: freezes stand in this order. */
  servedAt?: string;
}

/** The freeze goes on until a new end. It must arrive before the old end. */
export interface CourtFreezeRenewed {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Number of the ruling (裁定书文号). */
  rulingNumber: string;
  /** Ruling of the freeze that is meant, where the case has several; absent: all of them. */
  freezeRuling?: string;
  /** When the term ends, to the minute; it does not roll over holidays. */
  endsAt: string;
  /** When the bank was served: freezes stand in this order. */
  servedAt?: string;
}

/** The court has informed the housing authority of the freeze (法〔2022〕12号 一). */
export interface CourtHousingInformed {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** When the authority was informed. */
  informedAt: string;
}

/** Somebody objects. It is recorded and routed, and suspends nothing by itself. */
export interface CourtObjectionLodged {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Who objects. */
  objector: string;
  /** On what ground. */
  ground: string;
  /** When the objection was lodged. */
  lodgedAt: string;
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
}

export interface CourtQueryAnsweredAnswer {
  /** Id of the rule that held. */
  rule: string;
  /** Id of the task, where the rule is asked about more than once. */
  task?: string;
  /** The authority’s statement. */
  statement: string;
  /** Who signs the statement. */
  signedBy: string;
  /** What was decided. */
  decision: 'accept' | 'reject';
}

/** A signed act of the court that answers held rules which the court owns. */
export interface CourtQueryAnswered {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** Version of the notice, from 1. */
  version?: number;
  /** One answer a held rule. */
  answers: CourtQueryAnsweredAnswer[];
  /** Where persons decide one by one: the first proposes, another confirms. Absent: the message is the whole act of its sender. */
  step?: 'propose' | 'confirm';
}

/** The court lets payments go on. */
export interface CourtReleaseResumed {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Number of the ruling (裁定书文号). */
  rulingNumber: string;
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
}

/** A signed court act stops payments out of the frozen money. Nothing less does. */
export interface CourtReleaseSuspended {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Number of the ruling (裁定书文号). */
  rulingNumber: string;
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
}

/** Security takes the place of frozen money; the quota that remains, zero lifts. */
export interface CourtSecurityAccepted {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Number of the ruling (裁定书文号). */
  rulingNumber: string;
  /** Ruling of the freeze that is meant, where the case has several; absent: all of them. */
  freezeRuling?: string;
  /** What was given. */
  kind: 'guarantee' | 'substitute-property';
  /** Quota that remains, in fen; 0 lifts. */
  quotaFen: number;
}

/** The project (项目) that the account supervises. */
export interface HousingAccountRegisteredProject {
  /** Name of the project. */
  name: string;
  /** Where the project stands (坐落). */
  location: string;
  /** Pre-sale permits (预售许可证号) whose buyers pay into this account. */
  permits: string[];
}

/** The developer (房地产开发企业). */
export interface HousingAccountRegisteredDeveloper {
  /** Full name, as in the register or on the identity document. */
  name: string;
  /** Unified social credit code (统一社会信用代码). Its check digits are a rule (N-09). */
  uscc: string;
  /** Codes of the developer’s group and related parties, where known (S-11). */
  relatedUsccs?: string[];
}

export interface HousingAccountRegisteredBuilding {
  /** Name of the building, e.g. 1号楼. Unique in the account. */
  name: string;
  /** Date of the building’s first registration (首次登记), absent before it. */
  firstRegisteredOn?: string;
}

/** A supervision account exists: its project, developer, bank, supervised quota and buildings. Nothing else about an account is accepted before it. */
export interface HousingAccountRegistered {
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Title of the account (户名), as in the bank’s books. */
  accountTitle: string;
  /** 12-digit CNAPS code (支付系统行号) of the supervising bank. Its check digit is a rule (N-09). */
  bankCode: string;
  /** 6-digit administrative division code (行政区划代码). */
  regionCode: string;
  /** The project (项目) that the account supervises. */
  project: HousingAccountRegisteredProject;
  /** The developer (房地产开发企业). */
  developer: HousingAccountRegisteredDeveloper;
  /** Number of the tripartite supervision agreement (监管协议编号). */
  supervisionAgreement: string;
  /** Supervised quota (监管额度), in fen. */
  supervisedQuotaFen: number;
  /** Balance of the account, in fen. */
  balanceFen?: number;
  /** Buildings under the permits. */
  buildings: HousingAccountRegisteredBuilding[];
}

/** A witness puts its name under a checkpoint of the log, so that nobody can rewrite what happened unseen. `subject` is `log`; the key is a registered Ed25519 key. */
export interface HousingCheckpointCosigned {
  /** Name of the log, as the checkpoint has it. */
  origin: string;
  /** Number of pages that the checkpoint covers. */
  size: number;
  /** Root of the Merkle tree, in base64, as the checkpoint has it. */
  rootHash: string;
  /** Line of the note that the witness adds: a dash, its name and its signature in base64 (C2SP tlog-cosignature). */
  cosignature: string;
}

/** The housing authority has taken note of a freeze. */
export interface HousingFreezeAcknowledged {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** When it took note. */
  acknowledgedAt: string;
}

/** The housing authority that issues the notice. */
export interface HousingNoticeIssuedIssuer {
  /** Full name, as in the register or on the identity document. */
  name: string;
  /** Unified social credit code (统一社会信用代码). Its check digits are a rule (N-09). */
  uscc: string;
  /** 6-digit administrative division code (行政区划代码). */
  regionCode: string;
}

/** The developer (房地产开发企业). */
export interface HousingNoticeIssuedDeveloper {
  /** Full name, as in the register or on the identity document. */
  name: string;
  /** Unified social credit code (统一社会信用代码). Its check digits are a rule (N-09). */
  uscc: string;
}

export interface HousingNoticeIssuedFreeze {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Full name of the court. */
  courtName: string;
  /** Quota of the freeze (冻结限额), in fen. */
  quotaFen: number;
}

/** Who asks for the money. */
export interface HousingNoticeIssuedApplicant {
  /** Kind of the applicant; OTHER is held (S-01). */
  type: 'DEVELOPER' | 'CONTRACTOR' | 'MATERIAL' | 'EQUIPMENT_LEASE' | 'BUYER' | 'OTHER';
  /** Full name, as in the register or on the identity document. */
  name: string;
  /** What `id` is. */
  idKind: 'uscc' | 'resident-id' | 'other';
  /** Identity number of the party. Check digits are a rule (N-09). */
  id: string;
}

export interface HousingNoticeIssuedContractPartie {
  /** Full name, as in the register or on the identity document. */
  name: string;
  /** Identity number of the party. Check digits are a rule (N-09). */
  id: string;
}

/** The contract that the money is paid under. */
export interface HousingNoticeIssuedContract {
  /** Number of the contract. */
  number: string;
  /** Contract price, in fen. */
  priceFen: number;
  /** Paid under the contract before this notice, in fen. */
  paidBeforeFen: number;
  /** Progress of the works (形象进度), percent. */
  progressPercent?: number;
  /** Parties of the contract (S-10). */
  parties?: HousingNoticeIssuedContractPartie[];
}

/** Who is paid. */
export interface HousingNoticeIssuedLinePayee {
  /** Full name, as in the register or on the identity document. */
  name: string;
  /** What `id` is. */
  idKind: 'uscc' | 'resident-id' | 'other';
  /** Identity number of the party. Check digits are a rule (N-09). */
  id: string;
  /** Account of the payee. Spaces inside are removed. */
  accountNumber: string;
  /** 12-digit CNAPS code of the payee’s bank. */
  bankCode: string;
  /** What kind of account is paid. */
  kind: 'organisation' | 'wage-account' | 'person' | 'lender';
}

export interface HousingNoticeIssuedLine {
  /** Number of the line in the notice. */
  line: number;
  /** Who is paid. */
  payee: HousingNoticeIssuedLinePayee;
  /** Amount, in fen. */
  amountFen: number;
  /** What the line pays for (用途). */
  usage: string;
}

/** What a refund to a buyer rests on (退还购房款). */
export interface HousingNoticeIssuedRefund {
  /** Number under which the sale was filed (网签合同备案号). */
  filingNumber: string;
  /** The unit (房号). */
  unit: string;
  /** What rescinds the sale. */
  basis: 'agreement' | 'judgment' | 'award';
  /** Number of the agreement, judgment or award. */
  basisNumber: string;
  /** Date on which it took effect. */
  basisEffectiveOn: string;
  /** Whether the filing was cancelled (网签已撤销). */
  filingCancelled: boolean;
  /** Price that the buyer has paid, loan included, in fen. */
  pricePaidFen: number;
  /** Refunded before, in fen. */
  refundedBeforeFen: number;
  /** Outstanding mortgage, in fen (S-16). */
  loanOutstandingFen?: number;
}

/** The authority’s opinion (审核意见) and who stands for it (N-17). */
export interface HousingNoticeIssuedOpinion {
  /** The opinion in words. */
  text: string;
  /** Who handled it (经办). */
  handler: string;
  /** Who reviewed it (复核). */
  reviewer: string;
  /** Who approved it (批准). */
  approver: string;
}

/** Whose seal the document bears (N-03). */
export interface HousingNoticeIssuedSeal {
  /** Owner of the seal. */
  owner: string;
  /** Where the electronic seal’s verification is kept. */
  signatureRef?: string;
}

/** The sealed notice itself: the bytes that go into the dossiers. */
export interface HousingNoticeIssuedDocument {
  /** Media type. What the bytes are is found out from the bytes (B-14, C-13). */
  mediaType: 'application/pdf' | 'application/ofd';
  /** SHA-256 of the bytes, hex. */
  sha256: string;
  /** Object in the sender’s upload area, for more than 180 kB (claim check). */
  uri?: string;
  /** The bytes in Base64 (RFC 4648 §4), up to 180 kB. Without `uri` and `contentBase64` the document is missing. */
  contentBase64?: string;
}

export interface HousingNoticeIssuedAttachment {
  /** Kind or file name of the attachment; city profiles ask for evidence by this name. */
  name: string;
  /** Media type. What the bytes are is found out from the bytes (B-14, C-13). */
  mediaType: string;
  /** SHA-256 of the bytes, hex. */
  sha256: string;
  /** Object in the sender’s upload area, for more than 180 kB (claim check). */
  uri?: string;
  /** The bytes in Base64 (RFC 4648 §4), up to 180 kB. Without `uri` and `contentBase64` the document is missing. */
  contentBase64?: string;
}

/** The housing authority approves payments out of the frozen money. The sealed document itself comes with it. */
export interface HousingNoticeIssued {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber: string;
  /** Version of the notice, from 1. */
  version: number;
  /** Number of the notice that this one replaces. */
  supersedes?: string;
  /** Whether what was paid under what this one replaces is part of the amounts named here, or comes on top (S-23). */
  priorPaid?: 'included' | 'excluded';
  /** The housing authority that issues the notice. */
  issuer: HousingNoticeIssuedIssuer;
  /** When the notice was sealed. The city profile in force on this date applies. */
  issuedAt: string;
  /** Until when the bank may pay. */
  validUntil: string;
  /** 12-digit CNAPS code (支付系统行号) of the supervising bank. Its check digit is a rule (N-09). */
  bankCode: string;
  /** Courts that receive a copy (抄送). */
  courts: string[];
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Title of the account (户名), as in the bank’s books. */
  accountTitle: string;
  /** Pre-sale permit number (预售许可证号). */
  permit: string;
  /** Name of the project (项目名称). */
  project: string;
  /** The developer (房地产开发企业). */
  developer: HousingNoticeIssuedDeveloper;
  /** Freezes on the account that the notice cites. */
  freezes: HousingNoticeIssuedFreeze[];
  /** Who asks for the money. */
  applicant: HousingNoticeIssuedApplicant;
  /** What the money is for. Which purposes are allowed, held or refused is the city profile’s. */
  purpose: 'PROGRESS' | 'MATERIAL' | 'EQUIPMENT' | 'REFUND' | 'SURVEY_DESIGN' | 'TAX' | 'WAGES' | 'PROJECT_LOAN' | 'LAND' | 'MARKETING' | 'SALARY' | 'FINE' | 'SHAREHOLDER_LOAN' | 'GROUP_SWEEP' | 'OTHER';
  /** The contract that the money is paid under. */
  contract?: HousingNoticeIssuedContract;
  /** Invoice numbers (S-09). */
  invoices?: string[];
  /** Part of the money that is wages (农民工工资), in fen (S-13). */
  wagesFen?: number;
  /** Name of the building, as registered. */
  building?: string;
  /** Payments that the notice approves. */
  lines: HousingNoticeIssuedLine[];
  /** Sum of the lines, in fen; that it is the sum is a rule (N-07). */
  totalFen: number;
  /** The total in words (人民币大写). Compared as a number (N-08). */
  amountInWords: string;
  /** Whether the bank may pay less than a line. Absent means no. */
  partialAllowed?: boolean;
  /** What a refund to a buyer rests on (退还购房款). */
  refund?: HousingNoticeIssuedRefund;
  /** Whether money inside the supervised quota (重点监管资金) is used although other money is there (S-18). */
  keyFundsUsed?: boolean;
  /** What the project still costs to complete, in fen (S-19). */
  costToCompleteFen?: number;
  /** The authority’s opinion (审核意见) and who stands for it (N-17). */
  opinion: HousingNoticeIssuedOpinion;
  /** Whose seal the document bears (N-03). */
  seal: HousingNoticeIssuedSeal;
  /** The sealed notice itself: the bytes that go into the dossiers. */
  document: HousingNoticeIssuedDocument;
  /** Further evidence. */
  attachments?: HousingNoticeIssuedAttachment[];
}

/** The housing authority takes back a version of a notice; what is already paid stays paid. */
export interface HousingNoticeWithdrawn {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber: string;
  /** Version of the notice, from 1. */
  version: number;
  /** Why, in words. May be empty where a rule asks for it. */
  reason: string;
}

export interface HousingQueryAnsweredAnswer {
  /** Id of the rule that held. */
  rule: string;
  /** Id of the task, where the rule is asked about more than once. */
  task?: string;
  /** The authority’s statement. */
  statement: string;
  /** Who signs the statement. */
  signedBy: string;
  /** What was decided. */
  decision?: 'accept' | 'reject';
  /** Whether what was paid under what this one replaces is part of the amounts named here, or comes on top (S-23). */
  priorPaid?: 'included' | 'excluded';
}

/** Signed statements that answer held rules which the housing authority owns. */
export interface HousingQueryAnswered {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** Version of the notice, from 1. */
  version?: number;
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber?: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber?: string;
  /** One answer a held rule. */
  answers: HousingQueryAnsweredAnswer[];
  /** Where persons decide one by one: the first proposes, another confirms. Absent: the message is the whole act of its sender. */
  step?: 'propose' | 'confirm';
}

/** Who issued the guarantee. */
export interface HousingQuotaAdjustedGuaranteeIssuer {
  /** Full name, as in the register or on the identity document. */
  name: string;
  /** Unified social credit code (统一社会信用代码). Its check digits are a rule (N-09). */
  uscc: string;
  /** Kind of the issuer. */
  kind: 'bank' | 'finance-company' | 'other';
  /** The regulator’s rating of the issuer, 1 is best. */
  supervisoryRating: number;
  /** Total assets of the issuer, in fen. */
  totalAssetsFen: number;
  /** Whether issuer and developer are related parties. */
  relatedToDeveloper: boolean;
}

/** Guarantee (保函) in place of part of the quota (银保监办发〔2022〕104号). */
export interface HousingQuotaAdjustedGuarantee {
  /** Who issued the guarantee. */
  issuer: HousingQuotaAdjustedGuaranteeIssuer;
  /** Quota that guarantees replace in sum, this one included, in fen. */
  replacedFen: number;
}

/** The supervised quota changes, for a construction milestone or because a guarantee replaces part of it. */
export interface HousingQuotaAdjusted {
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Supervised quota (监管额度), in fen. */
  supervisedQuotaFen: number;
  /** Why, in words. May be empty where a rule asks for it. */
  reason: string;
  /** Construction milestone (工程节点) that moves the quota. */
  milestone?: string;
  /** From when the new quota holds. */
  effectiveAt: string;
  /** Guarantee (保函) in place of part of the quota (银保监办发〔2022〕104号). */
  guarantee?: HousingQuotaAdjustedGuarantee;
}

/** The first registration of one building is complete. */
export interface HousingRegistrationCompleted {
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Name of the building, as registered. */
  building: string;
  /** Date of the first registration (首次登记). */
  registeredOn: string;
}

/** Supervision of the account has ended. */
export interface HousingSupervisionEnded {
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Date on which supervision ended. */
  endedOn: string;
  /** Why, in words. May be empty where a rule asks for it. */
  reason: string;
}

/** What the message is about, so that the reader can find it again. */
export interface ReleaseAccountChangedCorrelation {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber?: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber?: string;
}

/** First registration of a building, a new supervised quota, or the end of supervision. */
export interface ReleaseAccountChanged {
  /** What changed. */
  change: 'building-registered' | 'quota-adjusted' | 'supervision-ended';
  /** Name of the building, as registered. */
  building?: string;
  /** Supervised quota (监管额度), in fen. */
  supervisedQuotaFen?: number;
  /** On which day. */
  date?: string;
  /** When it happened. */
  at: string;
  /** What the message is about, so that the reader can find it again. */
  correlation: ReleaseAccountChangedCorrelation;
}

/** What the message is about, so that the reader can find it again. */
export interface ReleaseApplicantChangedCorrelation {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber?: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber?: string;
}

/** The applicant of a case was substituted by ruling. */
export interface ReleaseApplicantChanged {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Id of the party that is replaced. */
  oldApplicantId: string;
  /** The court’s own id of the party, unique in the case. */
  applicantId: string;
  /** Number of the ruling (裁定书文号). */
  rulingNumber: string;
  /** When it happened. */
  at: string;
  /** What the message is about, so that the reader can find it again. */
  correlation: ReleaseApplicantChangedCorrelation;
}

/** In Chinese. */
export interface ReleaseDeadlineMissedRuleDetailZh {
  /** What is wrong or noted. */
  what: string;
  /** What was found. */
  found: string;
  /** What would have been right; may be empty. */
  expected: string;
  /** The provision it rests on; may be empty. */
  basis: string;
  /** What to do. */
  do: string;
}

/** In English. */
export interface ReleaseDeadlineMissedRuleDetailEn {
  /** What is wrong or noted. */
  what: string;
  /** What was found. */
  found: string;
  /** What would have been right; may be empty. */
  expected: string;
  /** The provision it rests on; may be empty. */
  basis: string;
  /** What to do. */
  do: string;
}

/** What a person reads of the rule, in each language. */
export interface ReleaseDeadlineMissedRuleDetail {
  /** In Chinese. */
  zh: ReleaseDeadlineMissedRuleDetailZh;
  /** In English. */
  en: ReleaseDeadlineMissedRuleDetailEn;
}

export interface ReleaseDeadlineMissedRule {
  /** Id in the rule book. */
  id: string;
  /** What the rule says. */
  outcome: 'ACCEPT' | 'HOLD' | 'REJECT';
  /** What a person reads of the rule, in each language. */
  detail: ReleaseDeadlineMissedRuleDetail;
  /** The same in one line, Chinese, then English. */
  text: string;
  /** Path of the field that the rule is about. */
  field?: string;
}

/** What the message is about, so that the reader can find it again. */
export interface ReleaseDeadlineMissedCorrelation {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber?: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber?: string;
}

/** A duty was not done in its working days. It never blocks a lawful payment. */
export interface ReleaseDeadlineMissed {
  /** Id of the task. */
  taskId: string;
  /** Kind of the task. */
  kind: 'answer-held-rule' | 'review-rejection' | 'review-held-message' | 'replay-parked' | 'review-violation' | 'review-freeze' | 'reconcile-balance' | 'correct-voucher' | 'review-refusal' | 'serve-applicant' | 'identify-applicant' | 'file-supplement' | 'review-deduction' | 'answer-objection' | 'inform-housing' | 'pay-notice' | 'report-payment' | 'send-voucher' | 'notify-applicant' | 'file-dossier' | 'renew-freeze' | 'lift-pre-suit-freeze' | 'lift-excess' | 'match-return' | 'tell-guarantor';
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber?: string;
  /** By when. */
  dueAt: string;
  /** Every rule that fired. */
  rules: ReleaseDeadlineMissedRule[];
  /** What the message is about, so that the reader can find it again. */
  correlation: ReleaseDeadlineMissedCorrelation;
}

/** In Chinese. */
export interface ReleaseDeductionDecidedRuleDetailZh {
  /** What is wrong or noted. */
  what: string;
  /** What was found. */
  found: string;
  /** What would have been right; may be empty. */
  expected: string;
  /** The provision it rests on; may be empty. */
  basis: string;
  /** What to do. */
  do: string;
}

/** In English. */
export interface ReleaseDeductionDecidedRuleDetailEn {
  /** What is wrong or noted. */
  what: string;
  /** What was found. */
  found: string;
  /** What would have been right; may be empty. */
  expected: string;
  /** The provision it rests on; may be empty. */
  basis: string;
  /** What to do. */
  do: string;
}

/** What a person reads of the rule, in each language. */
export interface ReleaseDeductionDecidedRuleDetail {
  /** In Chinese. */
  zh: ReleaseDeductionDecidedRuleDetailZh;
  /** In English. */
  en: ReleaseDeductionDecidedRuleDetailEn;
}

export interface ReleaseDeductionDecidedRule {
  /** Id in the rule book. */
  id: string;
  /** What the rule says. */
  outcome: 'ACCEPT' | 'HOLD' | 'REJECT';
  /** What a person reads of the rule, in each language. */
  detail: ReleaseDeductionDecidedRuleDetail;
  /** The same in one line, Chinese, then English. */
  text: string;
  /** Path of the field that the rule is about. */
  field?: string;
}

/** What the message is about, so that the reader can find it again. */
export interface ReleaseDeductionDecidedCorrelation {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber?: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber?: string;
}

/** What the rules say of a deduction order, what lies inside and outside the quota, and what may be carried out. */
export interface ReleaseDeductionDecided {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Number of the ruling (裁定书文号). */
  rulingNumber: string;
  /** The worst of what the rules say. */
  outcome: 'ACCEPTED' | 'HELD';
  /** Amount, in fen. */
  amountFen: number;
  /** What may be carried out now, in fen. */
  allowedFen: number;
  /** What lies inside the supervised quota, in fen. */
  insideFen: number;
  /** What lies outside it, in fen. */
  outsideFen: number;
  /** Every rule that fired. */
  rules: ReleaseDeductionDecidedRule[];
  /** What the message is about, so that the reader can find it again. */
  correlation: ReleaseDeductionDecidedCorrelation;
}

/** What the message is about, so that the reader can find it again. */
export interface ReleaseDossierItemFiledCorrelation {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber?: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber?: string;
}

/** A document stands in the case’s dossier: its bytes are stored and its digest was verified. */
export interface ReleaseDossierItemFiled {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Id of the dossier item. */
  itemId: string;
  /** Place in the dossier, from 1. */
  sequence: number;
  /** Kind of the document. */
  kind: 'fund-use-notice' | 'transfer-voucher' | 'payment-return' | 'delivery-evidence' | 'supplement';
  /** Number of the notice or voucher. */
  documentNumber: string;
  /** SHA-256 of the bytes, hex. */
  sha256: string;
  /** Item that this one corrects; nothing is ever deleted. */
  supersedes?: string;
  /** Hash of the dossier’s chain after this item. */
  chainHead: string;
  /** What the message is about, so that the reader can find it again. */
  correlation: ReleaseDossierItemFiledCorrelation;
}

/** The freeze as the reader may know it. */
export interface ReleaseFreezeChangedFreeze {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber?: string;
  /** Full name of the court. */
  courtName?: string;
  /** Number of the ruling (裁定书文号). */
  rulingNumber?: string;
  /** State of the clearing. */
  status: 'LIVE' | 'WAITING' | 'LIFTED' | 'EXPIRED';
  /** Place in the order of service; 0 once it has ended. */
  rank: number;
  /** Quota of the freeze (冻结限额), in fen. */
  quotaFen?: number;
  /** Money actually controlled (实际控制金额), in fen. */
  controlledFen?: number;
  /** When the term ends, to the minute; it does not roll over holidays. */
  endsAt: string;
}

/** What the message is about, so that the reader can find it again. */
export interface ReleaseFreezeChangedCorrelation {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber?: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber?: string;
}

/** A freeze changed by an act or by itself. A court learns of another’s freeze rank, quota and end, no parties. */
export interface ReleaseFreezeChanged {
  /** What changed. */
  change: 'ordered' | 'renewed' | 'reduced' | 'lifted' | 'expired' | 'expiring' | 'converted' | 'transferred' | 'moved-up' | 'moved-down' | 'deducted' | 'suspension-ended';
  /** The freeze as the reader may know it. */
  freeze: ReleaseFreezeChangedFreeze;
  /** When it happened. */
  at: string;
  /** What the message is about, so that the reader can find it again. */
  correlation: ReleaseFreezeChangedCorrelation;
}

/** What the message is about, so that the reader can find it again. */
export interface ReleaseFreezeNotifiedCorrelation {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber?: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber?: string;
}

/** An account of the region was frozen. */
export interface ReleaseFreezeNotified {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Full name of the court. */
  courtName: string;
  /** Quota of the freeze (冻结限额), in fen. */
  quotaFen?: number;
  /** When the bank was served: freezes stand in this order. */
  servedAt: string;
  /** When the term ends, to the minute; it does not roll over holidays. */
  endsAt: string;
  /** What the message is about, so that the reader can find it again. */
  correlation: ReleaseFreezeNotifiedCorrelation;
}

export interface ReleaseNoticeCopiedLine {
  /** Number of the line in the notice. */
  line: number;
  /** Who is paid. */
  payeeName: string;
  /** Amount, in fen. */
  amountFen: number;
  /** What the line pays for (用途). */
  usage: string;
}

/** The sealed notice itself: the bytes that go into the dossiers. */
export interface ReleaseNoticeCopiedDocument {
  /** SHA-256 of the bytes, hex. */
  sha256: string;
  /** Media type. What the bytes are is found out from the bytes (B-14, C-13). */
  mediaType: string;
}

/** What the message is about, so that the reader can find it again. */
export interface ReleaseNoticeCopiedCorrelation {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber?: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber?: string;
}

/** The accepted notice: lines, totals, digest of the document. */
export interface ReleaseNoticeCopied {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber: string;
  /** Version of the notice, from 1. */
  version: number;
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Name of the authority that issued the notice. */
  issuerName: string;
  /** When the notice was sealed. The city profile in force on this date applies. */
  issuedAt: string;
  /** Until when the bank may pay. */
  validUntil: string;
  /** What the money is for. Which purposes are allowed, held or refused is the city profile’s. */
  purpose: string;
  /** Payments that the notice approves. */
  lines: ReleaseNoticeCopiedLine[];
  /** Sum of the lines, in fen; that it is the sum is a rule (N-07). */
  totalFen: number;
  /** The sealed notice itself: the bytes that go into the dossiers. */
  document: ReleaseNoticeCopiedDocument;
  /** What the message is about, so that the reader can find it again. */
  correlation: ReleaseNoticeCopiedCorrelation;
}

/** In Chinese. */
export interface ReleaseNoticeDecidedRuleDetailZh {
  /** What is wrong or noted. */
  what: string;
  /** What was found. */
  found: string;
  /** What would have been right; may be empty. */
  expected: string;
  /** The provision it rests on; may be empty. */
  basis: string;
  /** What to do. */
  do: string;
}

/** In English. */
export interface ReleaseNoticeDecidedRuleDetailEn {
  /** What is wrong or noted. */
  what: string;
  /** What was found. */
  found: string;
  /** What would have been right; may be empty. */
  expected: string;
  /** The provision it rests on; may be empty. */
  basis: string;
  /** What to do. */
  do: string;
}

/** What a person reads of the rule, in each language. */
export interface ReleaseNoticeDecidedRuleDetail {
  /** In Chinese. */
  zh: ReleaseNoticeDecidedRuleDetailZh;
  /** In English. */
  en: ReleaseNoticeDecidedRuleDetailEn;
}

export interface ReleaseNoticeDecidedRule {
  /** Id in the rule book. */
  id: string;
  /** What the rule says. */
  outcome: 'ACCEPT' | 'HOLD' | 'REJECT';
  /** What a person reads of the rule, in each language. */
  detail: ReleaseNoticeDecidedRuleDetail;
  /** The same in one line, Chinese, then English. */
  text: string;
  /** Path of the field that the rule is about. */
  field?: string;
}

/** What the message is about, so that the reader can find it again. */
export interface ReleaseNoticeDecidedCorrelation {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber?: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber?: string;
}

/** The status of its notice changed: accepted, held, refused, stopped, going on, lapsed, withdrawn, replaced, paid, closed. */
export interface ReleaseNoticeDecided {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber: string;
  /** Version of the notice, from 1. */
  version: number;
  /** State of the clearing. */
  status: 'ACCEPTED' | 'HELD' | 'REJECTED' | 'PAYING' | 'PARTIAL' | 'PAID' | 'REFUSED' | 'WITHDRAWN' | 'EXPIRED' | 'SUPERSEDED' | 'CLOSED';
  /** Every rule that fired. */
  rules: ReleaseNoticeDecidedRule[];
  /** What the message is about, so that the reader can find it again. */
  correlation: ReleaseNoticeDecidedCorrelation;
}

/** In Chinese. */
export interface ReleaseObjectionDraftRaisedRuleDetailZh {
  /** What is wrong or noted. */
  what: string;
  /** What was found. */
  found: string;
  /** What would have been right; may be empty. */
  expected: string;
  /** The provision it rests on; may be empty. */
  basis: string;
  /** What to do. */
  do: string;
}

/** In English. */
export interface ReleaseObjectionDraftRaisedRuleDetailEn {
  /** What is wrong or noted. */
  what: string;
  /** What was found. */
  found: string;
  /** What would have been right; may be empty. */
  expected: string;
  /** The provision it rests on; may be empty. */
  basis: string;
  /** What to do. */
  do: string;
}

/** What a person reads of the rule, in each language. */
export interface ReleaseObjectionDraftRaisedRuleDetail {
  /** In Chinese. */
  zh: ReleaseObjectionDraftRaisedRuleDetailZh;
  /** In English. */
  en: ReleaseObjectionDraftRaisedRuleDetailEn;
}

export interface ReleaseObjectionDraftRaisedRule {
  /** Id in the rule book. */
  id: string;
  /** What the rule says. */
  outcome: 'ACCEPT' | 'HOLD' | 'REJECT';
  /** What a person reads of the rule, in each language. */
  detail: ReleaseObjectionDraftRaisedRuleDetail;
  /** The same in one line, Chinese, then English. */
  text: string;
  /** Path of the field that the rule is about. */
  field?: string;
}

/** What the message is about, so that the reader can find it again. */
export interface ReleaseObjectionDraftRaisedCorrelation {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber?: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber?: string;
}

/** A deduction would touch supervised money; a draft of the objection that 法〔2022〕12号 lets the bank make. */
export interface ReleaseObjectionDraftRaised {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Number of the ruling (裁定书文号). */
  rulingNumber: string;
  /** Amount, in fen. */
  amountFen: number;
  /** Text of the draft. */
  draft: string;
  /** Every rule that fired. */
  rules: ReleaseObjectionDraftRaisedRule[];
  /** What the message is about, so that the reader can find it again. */
  correlation: ReleaseObjectionDraftRaisedCorrelation;
}

/** What the message is about, so that the reader can find it again. */
export interface ReleaseObjectionRoutedCorrelation {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber?: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber?: string;
}

/** The bank or a party objects; it suspends nothing by itself. */
export interface ReleaseObjectionRouted {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber: string;
  /** Who objects: the bank or a party. */
  from: 'bank' | 'party';
  /** Who objects. */
  objector: string;
  /** On what ground. */
  ground: string;
  /** When the objection was lodged. */
  lodgedAt: string;
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** By when. */
  dueAt?: string;
  /** What the message is about, so that the reader can find it again. */
  correlation: ReleaseObjectionRoutedCorrelation;
}

/** Who is paid. */
export interface ReleasePaymentAuthorisedLinePayee {
  /** Full name, as in the register or on the identity document. */
  name: string;
  /** Account of the payee. Spaces inside are removed. */
  accountNumber: string;
  /** 12-digit CNAPS code of the payee’s bank. */
  bankCode: string;
}

export interface ReleasePaymentAuthorisedLine {
  /** Number of the line in the notice. */
  line: number;
  /** Who is paid. */
  payee: ReleasePaymentAuthorisedLinePayee;
  /** Amount, in fen. */
  amountFen: number;
  /** What has left for the payee and has not come back, in fen. */
  paidFen: number;
  /** What may still be paid, in fen. */
  remainingFen: number;
  /** What the line pays for (用途). */
  usage: string;
}

/** The housing authority that issues the notice. */
export interface ReleasePaymentAuthorisedIssuer {
  /** Full name, as in the register or on the identity document. */
  name: string;
  /** Unified social credit code (统一社会信用代码). Its check digits are a rule (N-09). */
  uscc: string;
}

/** The sealed notice itself: the bytes that go into the dossiers. */
export interface ReleasePaymentAuthorisedDocument {
  /** SHA-256 of the bytes, hex. */
  sha256: string;
  /** Media type. What the bytes are is found out from the bytes (B-14, C-13). */
  mediaType: string;
}

/** What the message is about, so that the reader can find it again. */
export interface ReleasePaymentAuthorisedCorrelation {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber?: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber?: string;
}

/** The notice was accepted; the bank may pay these lines until it expires. */
export interface ReleasePaymentAuthorised {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber: string;
  /** Version of the notice, from 1. */
  version: number;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Until when the bank may pay. */
  validUntil: string;
  /** Sum of the lines, in fen; that it is the sum is a rule (N-07). */
  totalFen: number;
  /** Whether the bank may pay less than a line. Absent means no. */
  partialAllowed: boolean;
  /** Payments that the notice approves. */
  lines: ReleasePaymentAuthorisedLine[];
  /** The housing authority that issues the notice. */
  issuer: ReleasePaymentAuthorisedIssuer;
  /** The sealed notice itself: the bytes that go into the dossiers. */
  document: ReleasePaymentAuthorisedDocument;
  /** Cases whose freezes stand on the account. */
  cases: string[];
  /** What the message is about, so that the reader can find it again. */
  correlation: ReleasePaymentAuthorisedCorrelation;
}

/** In Chinese. */
export interface ReleasePaymentStoppedRuleDetailZh {
  /** What is wrong or noted. */
  what: string;
  /** What was found. */
  found: string;
  /** What would have been right; may be empty. */
  expected: string;
  /** The provision it rests on; may be empty. */
  basis: string;
  /** What to do. */
  do: string;
}

/** In English. */
export interface ReleasePaymentStoppedRuleDetailEn {
  /** What is wrong or noted. */
  what: string;
  /** What was found. */
  found: string;
  /** What would have been right; may be empty. */
  expected: string;
  /** The provision it rests on; may be empty. */
  basis: string;
  /** What to do. */
  do: string;
}

/** What a person reads of the rule, in each language. */
export interface ReleasePaymentStoppedRuleDetail {
  /** In Chinese. */
  zh: ReleasePaymentStoppedRuleDetailZh;
  /** In English. */
  en: ReleasePaymentStoppedRuleDetailEn;
}

export interface ReleasePaymentStoppedRule {
  /** Id in the rule book. */
  id: string;
  /** What the rule says. */
  outcome: 'ACCEPT' | 'HOLD' | 'REJECT';
  /** What a person reads of the rule, in each language. */
  detail: ReleasePaymentStoppedRuleDetail;
  /** The same in one line, Chinese, then English. */
  text: string;
  /** Path of the field that the rule is about. */
  field?: string;
}

/** What the message is about, so that the reader can find it again. */
export interface ReleasePaymentStoppedCorrelation {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber?: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber?: string;
}

/** Payments under the notice stop: a court act, a withdrawal, an expiry or a new version. */
export interface ReleasePaymentStopped {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber: string;
  /** Version of the notice, from 1. */
  version: number;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber: string;
  /** Why, in words. May be empty where a rule asks for it. */
  reason: unknown;
  /** Every rule that fired. */
  rules: ReleasePaymentStoppedRule[];
  /** What the message is about, so that the reader can find it again. */
  correlation: ReleasePaymentStoppedCorrelation;
}

/** In Chinese. */
export interface ReleaseQueryRaisedRuleDetailZh {
  /** What is wrong or noted. */
  what: string;
  /** What was found. */
  found: string;
  /** What would have been right; may be empty. */
  expected: string;
  /** The provision it rests on; may be empty. */
  basis: string;
  /** What to do. */
  do: string;
}

/** In English. */
export interface ReleaseQueryRaisedRuleDetailEn {
  /** What is wrong or noted. */
  what: string;
  /** What was found. */
  found: string;
  /** What would have been right; may be empty. */
  expected: string;
  /** The provision it rests on; may be empty. */
  basis: string;
  /** What to do. */
  do: string;
}

/** What a person reads of the rule, in each language. */
export interface ReleaseQueryRaisedRuleDetail {
  /** In Chinese. */
  zh: ReleaseQueryRaisedRuleDetailZh;
  /** In English. */
  en: ReleaseQueryRaisedRuleDetailEn;
}

export interface ReleaseQueryRaisedRule {
  /** Id in the rule book. */
  id: string;
  /** What the rule says. */
  outcome: 'ACCEPT' | 'HOLD' | 'REJECT';
  /** What a person reads of the rule, in each language. */
  detail: ReleaseQueryRaisedRuleDetail;
  /** The same in one line, Chinese, then English. */
  text: string;
  /** Path of the field that the rule is about. */
  field?: string;
}

/** What the message is about, so that the reader can find it again. */
export interface ReleaseQueryRaisedCorrelation {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber?: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber?: string;
}

/** Rules held a notice or an order; somebody must answer by a date. */
export interface ReleaseQueryRaised {
  /** Id of the task. */
  taskId: string;
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** Version of the notice, from 1. */
  version?: number;
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber?: string;
  /** Every rule that fired. */
  rules: ReleaseQueryRaisedRule[];
  /** By when. */
  dueAt?: string;
  /** What the message is about, so that the reader can find it again. */
  correlation: ReleaseQueryRaisedCorrelation;
}

/** In Chinese. */
export interface ReleaseReceiptRuleDetailZh {
  /** What is wrong or noted. */
  what: string;
  /** What was found. */
  found: string;
  /** What would have been right; may be empty. */
  expected: string;
  /** The provision it rests on; may be empty. */
  basis: string;
  /** What to do. */
  do: string;
}

/** In English. */
export interface ReleaseReceiptRuleDetailEn {
  /** What is wrong or noted. */
  what: string;
  /** What was found. */
  found: string;
  /** What would have been right; may be empty. */
  expected: string;
  /** The provision it rests on; may be empty. */
  basis: string;
  /** What to do. */
  do: string;
}

/** What a person reads of the rule, in each language. */
export interface ReleaseReceiptRuleDetail {
  /** In Chinese. */
  zh: ReleaseReceiptRuleDetailZh;
  /** In English. */
  en: ReleaseReceiptRuleDetailEn;
}

export interface ReleaseReceiptRule {
  /** Id in the rule book. */
  id: string;
  /** What the rule says. */
  outcome: 'ACCEPT' | 'HOLD' | 'REJECT';
  /** What a person reads of the rule, in each language. */
  detail: ReleaseReceiptRuleDetail;
  /** The same in one line, Chinese, then English. */
  text: string;
  /** Path of the field that the rule is about. */
  field?: string;
}

/** In Chinese. */
export interface ReleaseReceiptOriginalRuleDetailZh {
  /** What is wrong or noted. */
  what: string;
  /** What was found. */
  found: string;
  /** What would have been right; may be empty. */
  expected: string;
  /** The provision it rests on; may be empty. */
  basis: string;
  /** What to do. */
  do: string;
}

/** In English. */
export interface ReleaseReceiptOriginalRuleDetailEn {
  /** What is wrong or noted. */
  what: string;
  /** What was found. */
  found: string;
  /** What would have been right; may be empty. */
  expected: string;
  /** The provision it rests on; may be empty. */
  basis: string;
  /** What to do. */
  do: string;
}

/** What a person reads of the rule, in each language. */
export interface ReleaseReceiptOriginalRuleDetail {
  /** In Chinese. */
  zh: ReleaseReceiptOriginalRuleDetailZh;
  /** In English. */
  en: ReleaseReceiptOriginalRuleDetailEn;
}

export interface ReleaseReceiptOriginalRule {
  /** Id in the rule book. */
  id: string;
  /** What the rule says. */
  outcome: 'ACCEPT' | 'HOLD' | 'REJECT';
  /** What a person reads of the rule, in each language. */
  detail: ReleaseReceiptOriginalRuleDetail;
  /** The same in one line, Chinese, then English. */
  text: string;
  /** Path of the field that the rule is about. */
  field?: string;
}

/** Of a duplicate: what the first answer was. */
export interface ReleaseReceiptOriginal {
  /** The worst of what the rules say. */
  outcome: 'ACCEPTED' | 'DUPLICATE' | 'HELD' | 'REJECTED';
  /** Every rule that fired. */
  rules: ReleaseReceiptOriginalRule[];
}

/** What the message is about, so that the reader can find it again. */
export interface ReleaseReceiptCorrelation {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber?: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber?: string;
}

/** What became of a message, with every rule that fired. A duplicate gets the outcome of the first. */
export interface ReleaseReceipt {
  /** Id of the message that is answered; empty when it could not be read. */
  messageId: string;
  /** The worst of what the rules say. */
  outcome: 'ACCEPTED' | 'DUPLICATE' | 'HELD' | 'REJECTED';
  /** Every rule that fired. */
  rules: ReleaseReceiptRule[];
  /** Version of the rule book that decided it: the beginning of the digest of its text. */
  book?: string;
  /** Of a duplicate: what the first answer was. */
  original?: ReleaseReceiptOriginal;
  /** Until when a payment waits for its notice. */
  waitsUntil?: string;
  /** What the message is about, so that the reader can find it again. */
  correlation: ReleaseReceiptCorrelation;
}

export interface ReleaseReportMonthlyFreeze {
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber?: string;
  /** Full name of the court. */
  courtName?: string;
  /** Number of the ruling (裁定书文号). */
  rulingNumber?: string;
  /** State of the clearing. */
  status: 'LIVE' | 'WAITING' | 'LIFTED' | 'EXPIRED';
  /** Place in the order of service; 0 once it has ended. */
  rank: number;
  /** Quota of the freeze (冻结限额), in fen. */
  quotaFen?: number;
  /** Money actually controlled (实际控制金额), in fen. */
  controlledFen?: number;
  /** When the term ends, to the minute; it does not roll over holidays. */
  endsAt: string;
}

/** What the message is about, so that the reader can find it again. */
export interface ReleaseReportMonthlyCorrelation {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber?: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber?: string;
}

/** The frozen account in the month that ended, where the city profile asks for the report. */
export interface ReleaseReportMonthly {
  /** The month, YYYY-MM. */
  month: string;
  /** Balance of the account, in fen. */
  balanceFen: number;
  /** Supervised quota (监管额度), in fen. */
  supervisedQuotaFen: number;
  /** Freezes on the account that the notice cites. */
  freezes: ReleaseReportMonthlyFreeze[];
  /** What has left for the payee and has not come back, in fen. */
  paidFen: number;
  /** How many payments. */
  payments: number;
  /** How many notices are still open. */
  openNotices: number;
  /** How many payments broke a rule. */
  violations: number;
  /** What the message is about, so that the reader can find it again. */
  correlation: ReleaseReportMonthlyCorrelation;
}

/** What the message is about, so that the reader can find it again. */
export interface ReleaseTaskClosedCorrelation {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber?: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber?: string;
}

/** How a task ended, and by whom. */
export interface ReleaseTaskClosed {
  /** Id of the task. */
  taskId: string;
  /** Kind of the task. */
  kind: 'answer-held-rule' | 'review-rejection' | 'review-held-message' | 'replay-parked' | 'review-violation' | 'review-freeze' | 'reconcile-balance' | 'correct-voucher' | 'review-refusal' | 'serve-applicant' | 'identify-applicant' | 'file-supplement' | 'review-deduction' | 'answer-objection' | 'inform-housing' | 'pay-notice' | 'report-payment' | 'send-voucher' | 'notify-applicant' | 'file-dossier' | 'renew-freeze' | 'lift-pre-suit-freeze' | 'lift-excess' | 'match-return' | 'tell-guarantor';
  /** How it ended. */
  how: 'accepted' | 'rejected' | 'done' | 'missed' | 'void';
  /** Names of those who decided. */
  by?: string[];
  /** What the message is about, so that the reader can find it again. */
  correlation: ReleaseTaskClosedCorrelation;
}

/** What the message is about, so that the reader can find it again. */
export interface ReleaseTaskOpenedCorrelation {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber?: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber?: string;
}

/** Something is to be done, by when. */
export interface ReleaseTaskOpened {
  /** Id of the task. */
  taskId: string;
  /** Kind of the task. */
  kind: 'answer-held-rule' | 'review-rejection' | 'review-held-message' | 'replay-parked' | 'review-violation' | 'review-freeze' | 'reconcile-balance' | 'correct-voucher' | 'review-refusal' | 'serve-applicant' | 'identify-applicant' | 'file-supplement' | 'review-deduction' | 'answer-objection' | 'inform-housing' | 'pay-notice' | 'report-payment' | 'send-voucher' | 'notify-applicant' | 'file-dossier' | 'renew-freeze' | 'lift-pre-suit-freeze' | 'lift-excess' | 'match-return' | 'tell-guarantor';
  /** Id of the rule that held. */
  rule?: string;
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber?: string;
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** By when. */
  dueAt?: string;
  /** What the message is about, so that the reader can find it again. */
  correlation: ReleaseTaskOpenedCorrelation;
}

/** What the message is about, so that the reader can find it again. */
export interface ReleaseTransferReportedCorrelation {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber?: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber?: string;
}

/** Money left under a notice, or came back. */
export interface ReleaseTransferReported {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber: string;
  /** Number of the line in the notice. */
  line: number;
  /** Serial of the booking in the bank’s core system: the identity of the booking. */
  bankSerial: string;
  /** Amount, in fen. */
  amountFen: number;
  /** When it was booked. */
  bookedAt: string;
  /** Paid, or come back. */
  status: 'PAID' | 'RETURNED' | 'REVERSED';
  /** Number of the voucher. */
  voucherNumber?: string;
  /** What the message is about, so that the reader can find it again. */
  correlation: ReleaseTransferReportedCorrelation;
}

/** In Chinese. */
export interface ReleaseViolationRaisedRuleDetailZh {
  /** What is wrong or noted. */
  what: string;
  /** What was found. */
  found: string;
  /** What would have been right; may be empty. */
  expected: string;
  /** The provision it rests on; may be empty. */
  basis: string;
  /** What to do. */
  do: string;
}

/** In English. */
export interface ReleaseViolationRaisedRuleDetailEn {
  /** What is wrong or noted. */
  what: string;
  /** What was found. */
  found: string;
  /** What would have been right; may be empty. */
  expected: string;
  /** The provision it rests on; may be empty. */
  basis: string;
  /** What to do. */
  do: string;
}

/** What a person reads of the rule, in each language. */
export interface ReleaseViolationRaisedRuleDetail {
  /** In Chinese. */
  zh: ReleaseViolationRaisedRuleDetailZh;
  /** In English. */
  en: ReleaseViolationRaisedRuleDetailEn;
}

export interface ReleaseViolationRaisedRule {
  /** Id in the rule book. */
  id: string;
  /** What the rule says. */
  outcome: 'ACCEPT' | 'HOLD' | 'REJECT';
  /** What a person reads of the rule, in each language. */
  detail: ReleaseViolationRaisedRuleDetail;
  /** The same in one line, Chinese, then English. */
  text: string;
  /** Path of the field that the rule is about. */
  field?: string;
}

/** What the message is about, so that the reader can find it again. */
export interface ReleaseViolationRaisedCorrelation {
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** Case number (案号), e.g. （2026）鲁0102执保123号. Its form is a rule (N-11, N-12). */
  caseNumber?: string;
  /** Number of the supervision account (监管账户账号). Spaces inside are removed. Equal to the event’s subject. */
  accountNumber?: string;
}

/** A booked payment broke the rules. It is recorded and is not filed as a lawful release. */
export interface ReleaseViolationRaised {
  /** Serial of the booking in the bank’s core system: the identity of the booking. */
  bankSerial: string;
  /** Number of the notice (通知书文号). May be empty in a message that was made without one: a rule says so (N-04, B-02). */
  noticeNumber?: string;
  /** Number of the line in the notice. */
  line?: number;
  /** Amount, in fen. */
  amountFen: number;
  /** When it was booked. */
  bookedAt: string;
  /** Every rule that fired. */
  rules: ReleaseViolationRaisedRule[];
  /** What the message is about, so that the reader can find it again. */
  correlation: ReleaseViolationRaisedCorrelation;
}

/** What partners send, by type. */
export interface SentMessages {
  'bank.balance.reported': BankBalanceReported;
  'bank.checkpoint.cosigned': BankCheckpointCosigned;
  'bank.deduction.booked': BankDeductionBooked;
  'bank.freeze.executed': BankFreezeExecuted;
  'bank.inflow.booked': BankInflowBooked;
  'bank.order.objected': BankOrderObjected;
  'bank.outflow.booked': BankOutflowBooked;
  'bank.payment.booked': BankPaymentBooked;
  'bank.payment.refused': BankPaymentRefused;
  'bank.payment.returned': BankPaymentReturned;
  'bank.payment.reversed': BankPaymentReversed;
  'bank.query.answered': BankQueryAnswered;
  'court.applicant.substituted': CourtApplicantSubstituted;
  'court.bankruptcy.accepted': CourtBankruptcyAccepted;
  'court.bankruptcy.ended': CourtBankruptcyEnded;
  'court.case.closed': CourtCaseClosed;
  'court.case.converted': CourtCaseConverted;
  'court.case.transferred': CourtCaseTransferred;
  'court.checkpoint.cosigned': CourtCheckpointCosigned;
  'court.deduction.ordered': CourtDeductionOrdered;
  'court.dossier.acknowledged': CourtDossierAcknowledged;
  'court.freeze.lifted': CourtFreezeLifted;
  'court.freeze.ordered': CourtFreezeOrdered;
  'court.freeze.reduced': CourtFreezeReduced;
  'court.freeze.renewed': CourtFreezeRenewed;
  'court.housing.informed': CourtHousingInformed;
  'court.objection.lodged': CourtObjectionLodged;
  'court.query.answered': CourtQueryAnswered;
  'court.release.resumed': CourtReleaseResumed;
  'court.release.suspended': CourtReleaseSuspended;
  'court.security.accepted': CourtSecurityAccepted;
  'housing.account.registered': HousingAccountRegistered;
  'housing.checkpoint.cosigned': HousingCheckpointCosigned;
  'housing.freeze.acknowledged': HousingFreezeAcknowledged;
  'housing.notice.issued': HousingNoticeIssued;
  'housing.notice.withdrawn': HousingNoticeWithdrawn;
  'housing.query.answered': HousingQueryAnswered;
  'housing.quota.adjusted': HousingQuotaAdjusted;
  'housing.registration.completed': HousingRegistrationCompleted;
  'housing.supervision.ended': HousingSupervisionEnded;
}

/** What the system tells partners, by type. */
export interface ToldMessages {
  'release.account.changed': ReleaseAccountChanged;
  'release.applicant.changed': ReleaseApplicantChanged;
  'release.deadline.missed': ReleaseDeadlineMissed;
  'release.deduction.decided': ReleaseDeductionDecided;
  'release.dossier.item-filed': ReleaseDossierItemFiled;
  'release.freeze.changed': ReleaseFreezeChanged;
  'release.freeze.notified': ReleaseFreezeNotified;
  'release.notice.copied': ReleaseNoticeCopied;
  'release.notice.decided': ReleaseNoticeDecided;
  'release.objection-draft.raised': ReleaseObjectionDraftRaised;
  'release.objection.routed': ReleaseObjectionRouted;
  'release.payment.authorised': ReleasePaymentAuthorised;
  'release.payment.stopped': ReleasePaymentStopped;
  'release.query.raised': ReleaseQueryRaised;
  'release.receipt': ReleaseReceipt;
  'release.report.monthly': ReleaseReportMonthly;
  'release.task.closed': ReleaseTaskClosed;
  'release.task.opened': ReleaseTaskOpened;
  'release.transfer.reported': ReleaseTransferReported;
  'release.violation.raised': ReleaseViolationRaised;
}
