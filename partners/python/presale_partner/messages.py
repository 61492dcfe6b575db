"""Generated from docs/reference/messages/schemas by `npm run generate`; do not edit."""

from typing import Any, Literal, NotRequired, TypedDict


class BankBalanceReported(TypedDict):
    """The balance in the bank’s books at an instant."""

    accountNumber: str
    balanceFen: int
    asOf: str


class BankCheckpointCosigned(TypedDict):
    """A witness puts its name under a checkpoint of the log, so that nobody can rewrite what happened unseen. `subject` is `log`; the key is a registered Ed25519 key."""

    origin: str
    size: int
    rootHash: str
    cosignature: str


class BankDeductionBooked(TypedDict):
    """Money left the account without a notice: a court deduction, a loan set-off or a fee."""

    accountNumber: str
    caseNumber: str
    bankSerial: str
    amountFen: int
    kind: Literal["court-deduction", "loan-set-off", "fee"]
    bookedAt: str
    balanceAfterFen: int


class BankFreezeExecuted(TypedDict):
    """What the bank could control for a freeze."""

    caseNumber: str
    accountNumber: str
    result: Literal["controlled", "not-controlled"]
    quotaFen: int
    controlledFen: int
    reason: NotRequired[str]
    receiptNumber: str
    executedAt: str


class BankInflowBooked(TypedDict):
    """Money came into the account."""

    accountNumber: str
    bankSerial: str
    amountFen: int
    kind: Literal["buyer-payment", "mortgage", "interest", "transfer-in", "unknown"]
    bookedAt: str
    balanceAfterFen: int


class BankOrderObjected(TypedDict):
    """The bank objects in writing to a court’s order."""

    caseNumber: str
    accountNumber: str
    reason: str
    objectedAt: str


class BankOutflowBookedPayee(TypedDict):
    """Who was paid."""

    name: str
    accountNumber: str
    bankCode: str


class BankOutflowBooked(TypedDict):
    """An ordinary payment was booked: without a fund-use notice, out of money that no freeze controls."""

    accountNumber: str
    bankSerial: str
    amountFen: int
    payee: BankOutflowBookedPayee
    kind: Literal["supervised-use", "tax", "other"]
    approvalNumber: NotRequired[str]
    bookedAt: str
    balanceAfterFen: int


class BankPaymentBookedPayee(TypedDict):
    """Who is paid."""

    name: str
    accountNumber: str
    bankCode: str


class BankPaymentBookedClearing(TypedDict):
    """How the payment was cleared. Only SETTLED moves the balance (B-08)."""

    system: str
    reference: str
    status: Literal["SETTLED", "QUEUED", "ACKNOWLEDGED"]


class BankPaymentBookedVoucherFace(TypedDict):
    """What is printed on the voucher (B-15)."""

    payer: str
    payee: str
    amountFen: int
    bookedOn: str
    serial: str


class BankPaymentBookedVoucher(TypedDict):
    """Transfer voucher (划转凭证, 银行电子回单)."""

    number: str
    mediaType: str
    sha256: str
    uri: NotRequired[str]
    contentBase64: NotRequired[str]
    face: NotRequired[BankPaymentBookedVoucherFace]


class BankPaymentBooked(TypedDict):
    """A payment as it stands in the bank’s books, with its voucher. A fact: it is always recorded, never refused. Settling a queued payment repeats the same bank serial."""

    accountNumber: str
    noticeNumber: str
    line: int
    bankSerial: str
    payee: BankPaymentBookedPayee
    amountFen: int
    feeFen: NotRequired[int]
    bookedAt: str
    clearing: BankPaymentBookedClearing
    balanceAfterFen: int
    voucher: NotRequired[BankPaymentBookedVoucher]


class BankPaymentRefused(TypedDict):
    """The bank does not pay a line, with the reason in a code and in words."""

    accountNumber: str
    noticeNumber: str
    line: int
    reasonCode: str
    reason: str
    refusedAt: str


class BankPaymentReturned(TypedDict):
    """A payment came back; its line is open again."""

    accountNumber: str
    bankSerial: str
    originalBankSerial: str
    amountFen: int
    reason: str
    bookedAt: str
    balanceAfterFen: int


class BankPaymentReversed(TypedDict):
    """The bank reversed its own booking; the line is open again."""

    accountNumber: str
    bankSerial: str
    originalBankSerial: str
    amountFen: int
    reason: str
    bookedAt: str
    balanceAfterFen: int


class BankQueryAnsweredAnswer(TypedDict):
    rule: str
    task: NotRequired[str]
    statement: str
    signedBy: str
    decision: Literal["accept", "reject"]


class BankQueryAnswered(TypedDict):
    """A signed answer of the bank to held rules which the bank owns."""

    accountNumber: str
    noticeNumber: NotRequired[str]
    version: NotRequired[int]
    answers: list[BankQueryAnsweredAnswer]
    step: NotRequired[Literal["propose", "confirm"]]


class CourtApplicantSubstitutedApplicantChannelConsent(TypedDict):
    """Consent to electronic service; without it telling is informing, not service (C-03)."""

    evidence: str
    scope: Literal["service", "court-session"]
    withdrawnAt: NotRequired[str]


class CourtApplicantSubstitutedApplicantChannel(TypedDict):
    kind: Literal["court-app", "sms", "email", "post", "phone"]
    address: str
    confirmed: bool
    consent: NotRequired[CourtApplicantSubstitutedApplicantChannelConsent]


class CourtApplicantSubstitutedApplicant(TypedDict):
    """The party that takes the place."""

    applicantId: str
    name: str
    kind: Literal["person", "organisation"]
    idKind: NotRequired[Literal["uscc", "resident-id", "other"]]
    id: NotRequired[str]
    channels: list[CourtApplicantSubstitutedApplicantChannel]


class CourtApplicantSubstituted(TypedDict):
    """Another party takes an applicant’s place by ruling (assignment, merger, succession)."""

    caseNumber: str
    accountNumber: str
    rulingNumber: str
    oldApplicantId: str
    applicant: CourtApplicantSubstitutedApplicant


class CourtBankruptcyAccepted(TypedDict):
    """A bankruptcy petition against the developer was accepted."""

    caseNumber: str
    accountNumber: str
    developerUscc: str
    acceptedOn: str


class CourtBankruptcyEnded(TypedDict):
    """The bankruptcy has ended: what waited for it is decided anew."""

    caseNumber: str
    accountNumber: str
    developerUscc: str
    endedOn: str
    how: Literal["dismissed", "plan-approved", "settled", "declared"]


class CourtCaseClosed(TypedDict):
    """The case is closed; later items are filed as a supplement."""

    caseNumber: str
    accountNumber: str
    closedOn: str


class CourtCaseConverted(TypedDict):
    """The freeze goes over to a new case number (诉前 → 诉讼 → 执行): same term, same place in the order."""

    caseNumber: str
    newCaseNumber: str
    newCourtName: str
    stage: Literal["pre-suit", "suit", "arbitration", "pre-enforcement", "enforcement"]
    accountNumber: str


class CourtCaseTransferred(TypedDict):
    """The case goes to another court under a new number."""

    caseNumber: str
    accountNumber: str
    newCaseNumber: str
    newCourtName: str


class CourtCheckpointCosigned(TypedDict):
    """A witness puts its name under a checkpoint of the log, so that nobody can rewrite what happened unseen. `subject` is `log`; the key is a registered Ed25519 key."""

    origin: str
    size: int
    rootHash: str
    cosignature: str


class CourtDeductionOrderedClaim(TypedDict):
    """What the creditor’s claim comes from."""

    origin: Literal["construction", "other"]
    permit: NotRequired[str]


class CourtDeductionOrdered(TypedDict):
    """The court orders money to be deducted from the account."""

    caseNumber: str
    accountNumber: str
    rulingNumber: str
    amountFen: int
    claim: CourtDeductionOrderedClaim
    housingConsent: NotRequired[str]


class CourtDossierAcknowledged(TypedDict):
    """The court’s own case system has taken a dossier item."""

    caseNumber: str
    itemId: str
    acceptedAt: str


class CourtFreezeLifted(TypedDict):
    """The freeze ends."""

    caseNumber: str
    accountNumber: str
    rulingNumber: str
    freezeRuling: NotRequired[str]
    liftedAt: str


class CourtFreezeOrderedRespondent(TypedDict):
    """Whose money is frozen."""

    name: str
    uscc: str


class CourtFreezeOrderedApplicantChannelConsent(TypedDict):
    """Consent to electronic service; without it telling is informing, not service (C-03)."""

    evidence: str
    scope: Literal["service", "court-session"]
    withdrawnAt: NotRequired[str]


class CourtFreezeOrderedApplicantChannel(TypedDict):
    kind: Literal["court-app", "sms", "email", "post", "phone"]
    address: str
    confirmed: bool
    consent: NotRequired[CourtFreezeOrderedApplicantChannelConsent]


class CourtFreezeOrderedApplicant(TypedDict):
    applicantId: str
    name: str
    kind: Literal["person", "organisation"]
    idKind: NotRequired[Literal["uscc", "resident-id", "other"]]
    id: NotRequired[str]
    channels: list[CourtFreezeOrderedApplicantChannel]


class CourtFreezeOrderedClaim(TypedDict):
    """What the creditor’s claim comes from."""

    origin: Literal["construction", "other"]
    permit: NotRequired[str]


class CourtFreezeOrdered(TypedDict):
    """A court or another organ freezes money on the account, for applicants who are named with the ways to reach them."""

    caseNumber: str
    courtName: str
    organ: Literal["court", "police", "procuratorate", "tax", "supervision", "customs"]
    stage: Literal["pre-suit", "suit", "arbitration", "pre-enforcement", "enforcement"]
    criminal: NotRequired[bool]
    rulingNumber: str
    assistanceNoticeNumber: str
    accountNumber: str
    respondent: CourtFreezeOrderedRespondent
    applicants: list[CourtFreezeOrderedApplicant]
    quotaFen: NotRequired[int]
    debtFen: NotRequired[int]
    claim: CourtFreezeOrderedClaim
    servedAt: str
    startsAt: str
    endsAt: str


class CourtFreezeReduced(TypedDict):
    """The quota of the freeze falls to a new figure; zero lifts it."""

    caseNumber: str
    accountNumber: str
    rulingNumber: str
    freezeRuling: NotRequired[str]
    quotaFen: int
    servedAt: NotRequired[str]


class CourtFreezeRenewed(TypedDict):
    """The freeze goes on until a new end. It must arrive before the old end."""

    caseNumber: str
    accountNumber: str
    rulingNumber: str
    freezeRuling: NotRequired[str]
    endsAt: str
    servedAt: NotRequired[str]


class CourtHousingInformed(TypedDict):
    """The court has informed the housing authority of the freeze (法〔2022〕12号 一)."""

    caseNumber: str
    accountNumber: str
    informedAt: str


class CourtObjectionLodged(TypedDict):
    """Somebody objects. It is recorded and routed, and suspends nothing by itself."""

    caseNumber: str
    accountNumber: str
    objector: str
    ground: str
    lodgedAt: str
    noticeNumber: NotRequired[str]


class CourtQueryAnsweredAnswer(TypedDict):
    rule: str
    task: NotRequired[str]
    statement: str
    signedBy: str
    decision: Literal["accept", "reject"]


class CourtQueryAnswered(TypedDict):
    """A signed act of the court that answers held rules which the court owns."""

    caseNumber: str
    accountNumber: str
    noticeNumber: NotRequired[str]
    version: NotRequired[int]
    answers: list[CourtQueryAnsweredAnswer]
    step: NotRequired[Literal["propose", "confirm"]]


class CourtReleaseResumed(TypedDict):
    """The court lets payments go on."""

    caseNumber: str
    accountNumber: str
    rulingNumber: str
    noticeNumber: NotRequired[str]


class CourtReleaseSuspended(TypedDict):
    """A signed court act stops payments out of the frozen money. Nothing less does."""

    caseNumber: str
    accountNumber: str
    rulingNumber: str
    noticeNumber: NotRequired[str]


class CourtSecurityAccepted(TypedDict):
    """Security takes the place of frozen money; the quota that remains, zero lifts."""

    caseNumber: str
    accountNumber: str
    rulingNumber: str
    freezeRuling: NotRequired[str]
    kind: Literal["guarantee", "substitute-property"]
    quotaFen: int


class HousingAccountRegisteredProject(TypedDict):
    """The project (项目) that the account supervises."""

    name: str
    location: str
    permits: list[str]


class HousingAccountRegisteredDeveloper(TypedDict):
    """The developer (房地产开发企业)."""

    name: str
    uscc: str
    relatedUsccs: NotRequired[list[str]]


class HousingAccountRegisteredBuilding(TypedDict):
    name: str
    firstRegisteredOn: NotRequired[str]


class HousingAccountRegistered(TypedDict):
    """A supervision account exists: its project, developer, bank, supervised quota and buildings. Nothing else about an account is accepted before it."""

    accountNumber: str
    accountTitle: str
    bankCode: str
    regionCode: str
    project: HousingAccountRegisteredProject
    developer: HousingAccountRegisteredDeveloper
    supervisionAgreement: str
    supervisedQuotaFen: int
    balanceFen: NotRequired[int]
    buildings: list[HousingAccountRegisteredBuilding]


class HousingCheckpointCosigned(TypedDict):
    """A witness puts its name under a checkpoint of the log, so that nobody can rewrite what happened unseen. `subject` is `log`; the key is a registered Ed25519 key."""

    origin: str
    size: int
    rootHash: str
    cosignature: str


class HousingFreezeAcknowledged(TypedDict):
    """The housing authority has taken note of a freeze."""

    caseNumber: str
    accountNumber: str
    acknowledgedAt: str


class HousingNoticeIssuedIssuer(TypedDict):
    """The housing authority that issues the notice."""

    name: str
    uscc: str
    regionCode: str


class HousingNoticeIssuedDeveloper(TypedDict):
    """The developer (房地产开发企业)."""

    name: str
    uscc: str


class HousingNoticeIssuedFreeze(TypedDict):
    caseNumber: str
    courtName: str
    quotaFen: int


class HousingNoticeIssuedApplicant(TypedDict):
    """Who asks for the money."""

    type: Literal["DEVELOPER", "CONTRACTOR", "MATERIAL", "EQUIPMENT_LEASE", "BUYER", "OTHER"]
    name: str
    idKind: Literal["uscc", "resident-id", "other"]
    id: str


class HousingNoticeIssuedContractPartie(TypedDict):
    name: str
    id: str


class HousingNoticeIssuedContract(TypedDict):
    """The contract that the money is paid under."""

    number: str
    priceFen: int
    paidBeforeFen: int
    progressPercent: NotRequired[float]
    parties: NotRequired[list[HousingNoticeIssuedContractPartie]]


class HousingNoticeIssuedLinePayee(TypedDict):
    """Who is paid."""

    name: str
    idKind: Literal["uscc", "resident-id", "other"]
    id: str
    accountNumber: str
    bankCode: str
    kind: Literal["organisation", "wage-account", "person", "lender"]


class HousingNoticeIssuedLine(TypedDict):
    line: int
    payee: HousingNoticeIssuedLinePayee
    amountFen: int
    usage: str


class HousingNoticeIssuedRefund(TypedDict):
    """What a refund to a buyer rests on (退还购房款)."""

    filingNumber: str
    unit: str
    basis: Literal["agreement", "judgment", "award"]
    basisNumber: str
    basisEffectiveOn: str
    filingCancelled: bool
    pricePaidFen: int
    refundedBeforeFen: int
    loanOutstandingFen: NotRequired[int]


class HousingNoticeIssuedOpinion(TypedDict):
    """The authority’s opinion (审核意见) and who stands for it (N-17)."""

    text: str
    handler: str
    reviewer: str
    approver: str


class HousingNoticeIssuedSeal(TypedDict):
    """Whose seal the document bears (N-03)."""

    owner: str
    signatureRef: NotRequired[str]


class HousingNoticeIssuedDocument(TypedDict):
    """The sealed notice itself: the bytes that go into the dossiers."""

    mediaType: Literal["application/pdf", "application/ofd"]
    sha256: str
    uri: NotRequired[str]
    contentBase64: NotRequired[str]


class HousingNoticeIssuedAttachment(TypedDict):
    name: str
    mediaType: str
    sha256: str
    uri: NotRequired[str]
    contentBase64: NotRequired[str]


class HousingNoticeIssued(TypedDict):
    """The housing authority approves payments out of the frozen money. The sealed document itself comes with it."""

    noticeNumber: str
    version: int
    supersedes: NotRequired[str]
    priorPaid: NotRequired[Literal["included", "excluded"]]
    issuer: HousingNoticeIssuedIssuer
    issuedAt: str
    validUntil: str
    bankCode: str
    courts: list[str]
    accountNumber: str
    accountTitle: str
    permit: str
    project: str
    developer: HousingNoticeIssuedDeveloper
    freezes: list[HousingNoticeIssuedFreeze]
    applicant: HousingNoticeIssuedApplicant
    purpose: Literal["PROGRESS", "MATERIAL", "EQUIPMENT", "REFUND", "SURVEY_DESIGN", "TAX", "WAGES", "PROJECT_LOAN", "LAND", "MARKETING", "SALARY", "FINE", "SHAREHOLDER_LOAN", "GROUP_SWEEP", "OTHER"]
    contract: NotRequired[HousingNoticeIssuedContract]
    invoices: NotRequired[list[str]]
    wagesFen: NotRequired[int]
    building: NotRequired[str]
    lines: list[HousingNoticeIssuedLine]
    totalFen: int
    amountInWords: str
    partialAllowed: NotRequired[bool]
    refund: NotRequired[HousingNoticeIssuedRefund]
    keyFundsUsed: NotRequired[bool]
    costToCompleteFen: NotRequired[int]
    opinion: HousingNoticeIssuedOpinion
    seal: HousingNoticeIssuedSeal
    document: HousingNoticeIssuedDocument
    attachments: NotRequired[list[HousingNoticeIssuedAttachment]]


class HousingNoticeWithdrawn(TypedDict):
    """The housing authority takes back a version of a notice; what is already paid stays paid."""

    noticeNumber: str
    version: int
    reason: str


class HousingQueryAnsweredAnswer(TypedDict):
    rule: str
    task: NotRequired[str]
    statement: str
    signedBy: str
    decision: NotRequired[Literal["accept", "reject"]]
    priorPaid: NotRequired[Literal["included", "excluded"]]


class HousingQueryAnswered(TypedDict):
    """Signed statements that answer held rules which the housing authority owns."""

    noticeNumber: NotRequired[str]
    version: NotRequired[int]
    caseNumber: NotRequired[str]
    accountNumber: NotRequired[str]
    answers: list[HousingQueryAnsweredAnswer]
    step: NotRequired[Literal["propose", "confirm"]]


class HousingQuotaAdjustedGuaranteeIssuer(TypedDict):
    """Who issued the guarantee."""

    name: str
    uscc: str
    kind: Literal["bank", "finance-company", "other"]
    supervisoryRating: int
    totalAssetsFen: int
    relatedToDeveloper: bool


class HousingQuotaAdjustedGuarantee(TypedDict):
    """Guarantee (保函) in place of part of the quota (银保监办发〔2022〕104号)."""

    issuer: HousingQuotaAdjustedGuaranteeIssuer
    replacedFen: int


class HousingQuotaAdjusted(TypedDict):
    """The supervised quota changes, for a construction milestone or because a guarantee replaces part of it."""

    accountNumber: str
    supervisedQuotaFen: int
    reason: str
    milestone: NotRequired[str]
    effectiveAt: str
    guarantee: NotRequired[HousingQuotaAdjustedGuarantee]


class HousingRegistrationCompleted(TypedDict):
    """The first registration of one building is complete."""

    accountNumber: str
    building: str
    registeredOn: str


class HousingSupervisionEnded(TypedDict):
    """Supervision of the account has ended."""

    accountNumber: str
    endedOn: str
    reason: str


class ReleaseAccountChangedCorrelation(TypedDict):
    """What the message is about, so that the reader can find it again."""

    noticeNumber: NotRequired[str]
    caseNumber: NotRequired[str]
    accountNumber: NotRequired[str]


class ReleaseAccountChanged(TypedDict):
    """First registration of a building, a new supervised quota, or the end of supervision."""

    change: Literal["building-registered", "quota-adjusted", "supervision-ended"]
    building: NotRequired[str]
    supervisedQuotaFen: NotRequired[int]
    date: NotRequired[str]
    at: str
    correlation: ReleaseAccountChangedCorrelation


class ReleaseApplicantChangedCorrelation(TypedDict):
    """What the message is about, so that the reader can find it again."""

    noticeNumber: NotRequired[str]
    caseNumber: NotRequired[str]
    accountNumber: NotRequired[str]


class ReleaseApplicantChanged(TypedDict):
    """The applicant of a case was substituted by ruling."""

    caseNumber: str
    oldApplicantId: str
    applicantId: str
    rulingNumber: str
    at: str
    correlation: ReleaseApplicantChangedCorrelation


class ReleaseDeadlineMissedRuleDetailZh(TypedDict):
    """In Chinese."""

    what: str
    found: str
    expected: str
    basis: str
    do: str


class ReleaseDeadlineMissedRuleDetailEn(TypedDict):
    """In English."""

    what: str
    found: str
    expected: str
    basis: str
    do: str


class ReleaseDeadlineMissedRuleDetail(TypedDict):
    """What a person reads of the rule, in each language."""

    zh: ReleaseDeadlineMissedRuleDetailZh
    en: ReleaseDeadlineMissedRuleDetailEn


class ReleaseDeadlineMissedRule(TypedDict):
    id: str
    outcome: Literal["ACCEPT", "HOLD", "REJECT"]
    detail: ReleaseDeadlineMissedRuleDetail
    text: str
    field: NotRequired[str]


class ReleaseDeadlineMissedCorrelation(TypedDict):
    """What the message is about, so that the reader can find it again."""

    noticeNumber: NotRequired[str]
    caseNumber: NotRequired[str]
    accountNumber: NotRequired[str]


class ReleaseDeadlineMissed(TypedDict):
    """A duty was not done in its working days. It never blocks a lawful payment."""

    taskId: str
    kind: Literal["answer-held-rule", "review-rejection", "review-held-message", "replay-parked", "review-violation", "review-freeze", "reconcile-balance", "correct-voucher", "review-refusal", "serve-applicant", "identify-applicant", "file-supplement", "review-deduction", "answer-objection", "inform-housing", "pay-notice", "report-payment", "send-voucher", "notify-applicant", "file-dossier", "renew-freeze", "lift-pre-suit-freeze", "lift-excess", "match-return", "tell-guarantor"]
    noticeNumber: NotRequired[str]
    caseNumber: NotRequired[str]
    dueAt: str
    rules: list[ReleaseDeadlineMissedRule]
    correlation: ReleaseDeadlineMissedCorrelation


class ReleaseDeductionDecidedRuleDetailZh(TypedDict):
    """In Chinese."""

    what: str
    found: str
    expected: str
    basis: str
    do: str


class ReleaseDeductionDecidedRuleDetailEn(TypedDict):
    """In English."""

    what: str
    found: str
    expected: str
    basis: str
    do: str


class ReleaseDeductionDecidedRuleDetail(TypedDict):
    """What a person reads of the rule, in each language."""

    zh: ReleaseDeductionDecidedRuleDetailZh
    en: ReleaseDeductionDecidedRuleDetailEn


class ReleaseDeductionDecidedRule(TypedDict):
    id: str
    outcome: Literal["ACCEPT", "HOLD", "REJECT"]
    detail: ReleaseDeductionDecidedRuleDetail
    text: str
    field: NotRequired[str]


class ReleaseDeductionDecidedCorrelation(TypedDict):
    """What the message is about, so that the reader can find it again."""

    noticeNumber: NotRequired[str]
    caseNumber: NotRequired[str]
    accountNumber: NotRequired[str]


class ReleaseDeductionDecided(TypedDict):
    """What the rules say of a deduction order, what lies inside and outside the quota, and what may be carried out."""

    caseNumber: str
    rulingNumber: str
    outcome: Literal["ACCEPTED", "HELD"]
    amountFen: int
    allowedFen: int
    insideFen: int
    outsideFen: int
    rules: list[ReleaseDeductionDecidedRule]
    correlation: ReleaseDeductionDecidedCorrelation


class ReleaseDossierItemFiledCorrelation(TypedDict):
    """What the message is about, so that the reader can find it again."""

    noticeNumber: NotRequired[str]
    caseNumber: NotRequired[str]
    accountNumber: NotRequired[str]


class ReleaseDossierItemFiled(TypedDict):
    """A document stands in the case’s dossier: its bytes are stored and its digest was verified."""

    caseNumber: str
    itemId: str
    sequence: int
    kind: Literal["fund-use-notice", "transfer-voucher", "payment-return", "delivery-evidence", "supplement"]
    documentNumber: str
    sha256: str
    supersedes: NotRequired[str]
    chainHead: str
    correlation: ReleaseDossierItemFiledCorrelation


class ReleaseFreezeChangedFreeze(TypedDict):
    """The freeze as the reader may know it."""

    caseNumber: NotRequired[str]
    courtName: NotRequired[str]
    rulingNumber: NotRequired[str]
    status: Literal["LIVE", "WAITING", "LIFTED", "EXPIRED"]
    rank: int
    quotaFen: NotRequired[int]
    controlledFen: NotRequired[int]
    endsAt: str


class ReleaseFreezeChangedCorrelation(TypedDict):
    """What the message is about, so that the reader can find it again."""

    noticeNumber: NotRequired[str]
    caseNumber: NotRequired[str]
    accountNumber: NotRequired[str]


class ReleaseFreezeChanged(TypedDict):
    """A freeze changed by an act or by itself. A court learns of another’s freeze rank, quota and end, no parties."""

    change: Literal["ordered", "renewed", "reduced", "lifted", "expired", "expiring", "converted", "transferred", "moved-up", "moved-down", "deducted", "suspension-ended"]
    freeze: ReleaseFreezeChangedFreeze
    at: str
    correlation: ReleaseFreezeChangedCorrelation


class ReleaseFreezeNotifiedCorrelation(TypedDict):
    """What the message is about, so that the reader can find it again."""

    noticeNumber: NotRequired[str]
    caseNumber: NotRequired[str]
    accountNumber: NotRequired[str]


class ReleaseFreezeNotified(TypedDict):
    """An account of the region was frozen."""

    caseNumber: str
    courtName: str
    quotaFen: NotRequired[int]
    servedAt: str
    endsAt: str
    correlation: ReleaseFreezeNotifiedCorrelation


class ReleaseNoticeCopiedLine(TypedDict):
    line: int
    payeeName: str
    amountFen: int
    usage: str


class ReleaseNoticeCopiedDocument(TypedDict):
    """The sealed notice itself: the bytes that go into the dossiers."""

    sha256: str
    mediaType: str


class ReleaseNoticeCopiedCorrelation(TypedDict):
    """What the message is about, so that the reader can find it again."""

    noticeNumber: NotRequired[str]
    caseNumber: NotRequired[str]
    accountNumber: NotRequired[str]


class ReleaseNoticeCopied(TypedDict):
    """The accepted notice: lines, totals, digest of the document."""

    noticeNumber: str
    version: int
    caseNumber: str
    issuerName: str
    issuedAt: str
    validUntil: str
    purpose: str
    lines: list[ReleaseNoticeCopiedLine]
    totalFen: int
    document: ReleaseNoticeCopiedDocument
    correlation: ReleaseNoticeCopiedCorrelation


class ReleaseNoticeDecidedRuleDetailZh(TypedDict):
    """In Chinese."""

    what: str
    found: str
    expected: str
    basis: str
    do: str


class ReleaseNoticeDecidedRuleDetailEn(TypedDict):
    """In English."""

    what: str
    found: str
    expected: str
    basis: str
    do: str


class ReleaseNoticeDecidedRuleDetail(TypedDict):
    """What a person reads of the rule, in each language."""

    zh: ReleaseNoticeDecidedRuleDetailZh
    en: ReleaseNoticeDecidedRuleDetailEn


class ReleaseNoticeDecidedRule(TypedDict):
    id: str
    outcome: Literal["ACCEPT", "HOLD", "REJECT"]
    detail: ReleaseNoticeDecidedRuleDetail
    text: str
    field: NotRequired[str]


class ReleaseNoticeDecidedCorrelation(TypedDict):
    """What the message is about, so that the reader can find it again."""

    noticeNumber: NotRequired[str]
    caseNumber: NotRequired[str]
    accountNumber: NotRequired[str]


class ReleaseNoticeDecided(TypedDict):
    """The status of its notice changed: accepted, held, refused, stopped, going on, lapsed, withdrawn, replaced, paid, closed."""

    noticeNumber: str
    version: int
    status: Literal["ACCEPTED", "HELD", "REJECTED", "PAYING", "PARTIAL", "PAID", "REFUSED", "WITHDRAWN", "EXPIRED", "SUPERSEDED", "CLOSED"]
    rules: list[ReleaseNoticeDecidedRule]
    correlation: ReleaseNoticeDecidedCorrelation


class ReleaseObjectionDraftRaisedRuleDetailZh(TypedDict):
    """In Chinese."""

    what: str
    found: str
    expected: str
    basis: str
    do: str


class ReleaseObjectionDraftRaisedRuleDetailEn(TypedDict):
    """In English."""

    what: str
    found: str
    expected: str
    basis: str
    do: str


class ReleaseObjectionDraftRaisedRuleDetail(TypedDict):
    """What a person reads of the rule, in each language."""

    zh: ReleaseObjectionDraftRaisedRuleDetailZh
    en: ReleaseObjectionDraftRaisedRuleDetailEn


class ReleaseObjectionDraftRaisedRule(TypedDict):
    id: str
    outcome: Literal["ACCEPT", "HOLD", "REJECT"]
    detail: ReleaseObjectionDraftRaisedRuleDetail
    text: str
    field: NotRequired[str]


class ReleaseObjectionDraftRaisedCorrelation(TypedDict):
    """What the message is about, so that the reader can find it again."""

    noticeNumber: NotRequired[str]
    caseNumber: NotRequired[str]
    accountNumber: NotRequired[str]


class ReleaseObjectionDraftRaised(TypedDict):
    """A deduction would touch supervised money; a draft of the objection that 法〔2022〕12号 lets the bank make."""

    caseNumber: str
    rulingNumber: str
    amountFen: int
    draft: str
    rules: list[ReleaseObjectionDraftRaisedRule]
    correlation: ReleaseObjectionDraftRaisedCorrelation


class ReleaseObjectionRoutedCorrelation(TypedDict):
    """What the message is about, so that the reader can find it again."""

    noticeNumber: NotRequired[str]
    caseNumber: NotRequired[str]
    accountNumber: NotRequired[str]


ReleaseObjectionRouted = TypedDict(
    "ReleaseObjectionRouted",
    {
        "caseNumber": str,
        "from": Literal["bank", "party"],
        "objector": str,
        "ground": str,
        "lodgedAt": str,
        "noticeNumber": NotRequired[str],
        "dueAt": NotRequired[str],
        "correlation": ReleaseObjectionRoutedCorrelation,
    },
)


class ReleasePaymentAuthorisedLinePayee(TypedDict):
    """Who is paid."""

    name: str
    accountNumber: str
    bankCode: str


class ReleasePaymentAuthorisedLine(TypedDict):
    line: int
    payee: ReleasePaymentAuthorisedLinePayee
    amountFen: int
    paidFen: int
    remainingFen: int
    usage: str


class ReleasePaymentAuthorisedIssuer(TypedDict):
    """The housing authority that issues the notice."""

    name: str
    uscc: str


class ReleasePaymentAuthorisedDocument(TypedDict):
    """The sealed notice itself: the bytes that go into the dossiers."""

    sha256: str
    mediaType: str


class ReleasePaymentAuthorisedCorrelation(TypedDict):
    """What the message is about, so that the reader can find it again."""

    noticeNumber: NotRequired[str]
    caseNumber: NotRequired[str]
    accountNumber: NotRequired[str]


class ReleasePaymentAuthorised(TypedDict):
    """The notice was accepted; the bank may pay these lines until it expires."""

    noticeNumber: str
    version: int
    accountNumber: str
    validUntil: str
    totalFen: int
    partialAllowed: bool
    lines: list[ReleasePaymentAuthorisedLine]
    issuer: ReleasePaymentAuthorisedIssuer
    document: ReleasePaymentAuthorisedDocument
    cases: list[str]
    correlation: ReleasePaymentAuthorisedCorrelation


class ReleasePaymentStoppedRuleDetailZh(TypedDict):
    """In Chinese."""

    what: str
    found: str
    expected: str
    basis: str
    do: str


class ReleasePaymentStoppedRuleDetailEn(TypedDict):
    """In English."""

    what: str
    found: str
    expected: str
    basis: str
    do: str


class ReleasePaymentStoppedRuleDetail(TypedDict):
    """What a person reads of the rule, in each language."""

    zh: ReleasePaymentStoppedRuleDetailZh
    en: ReleasePaymentStoppedRuleDetailEn


class ReleasePaymentStoppedRule(TypedDict):
    id: str
    outcome: Literal["ACCEPT", "HOLD", "REJECT"]
    detail: ReleasePaymentStoppedRuleDetail
    text: str
    field: NotRequired[str]


class ReleasePaymentStoppedCorrelation(TypedDict):
    """What the message is about, so that the reader can find it again."""

    noticeNumber: NotRequired[str]
    caseNumber: NotRequired[str]
    accountNumber: NotRequired[str]


class ReleasePaymentStopped(TypedDict):
    """Payments under the notice stop: a court act, a withdrawal, an expiry or a new version."""

    noticeNumber: str
    version: int
    accountNumber: str
    reason: Any
    rules: list[ReleasePaymentStoppedRule]
    correlation: ReleasePaymentStoppedCorrelation


class ReleaseQueryRaisedRuleDetailZh(TypedDict):
    """In Chinese."""

    what: str
    found: str
    expected: str
    basis: str
    do: str


class ReleaseQueryRaisedRuleDetailEn(TypedDict):
    """In English."""

    what: str
    found: str
    expected: str
    basis: str
    do: str


class ReleaseQueryRaisedRuleDetail(TypedDict):
    """What a person reads of the rule, in each language."""

    zh: ReleaseQueryRaisedRuleDetailZh
    en: ReleaseQueryRaisedRuleDetailEn


class ReleaseQueryRaisedRule(TypedDict):
    id: str
    outcome: Literal["ACCEPT", "HOLD", "REJECT"]
    detail: ReleaseQueryRaisedRuleDetail
    text: str
    field: NotRequired[str]


class ReleaseQueryRaisedCorrelation(TypedDict):
    """What the message is about, so that the reader can find it again."""

    noticeNumber: NotRequired[str]
    caseNumber: NotRequired[str]
    accountNumber: NotRequired[str]


class ReleaseQueryRaised(TypedDict):
    """Rules held a notice or an order; somebody must answer by a date."""

    taskId: str
    noticeNumber: NotRequired[str]
    version: NotRequired[int]
    caseNumber: NotRequired[str]
    rules: list[ReleaseQueryRaisedRule]
    dueAt: NotRequired[str]
    correlation: ReleaseQueryRaisedCorrelation


class ReleaseReceiptRuleDetailZh(TypedDict):
    """In Chinese."""

    what: str
    found: str
    expected: str
    basis: str
    do: str


class ReleaseReceiptRuleDetailEn(TypedDict):
    """In English."""

    what: str
    found: str
    expected: str
    basis: str
    do: str


class ReleaseReceiptRuleDetail(TypedDict):
    """What a person reads of the rule, in each language."""

    zh: ReleaseReceiptRuleDetailZh
    en: ReleaseReceiptRuleDetailEn


class ReleaseReceiptRule(TypedDict):
    id: str
    outcome: Literal["ACCEPT", "HOLD", "REJECT"]
    detail: ReleaseReceiptRuleDetail
    text: str
    field: NotRequired[str]


class ReleaseReceiptOriginalRuleDetailZh(TypedDict):
    """In Chinese."""

    what: str
    found: str
    expected: str
    basis: str
    do: str


class ReleaseReceiptOriginalRuleDetailEn(TypedDict):
    """In English."""

    what: str
    found: str
    expected: str
    basis: str
    do: str


class ReleaseReceiptOriginalRuleDetail(TypedDict):
    """What a person reads of the rule, in each language."""

    zh: ReleaseReceiptOriginalRuleDetailZh
    en: ReleaseReceiptOriginalRuleDetailEn


class ReleaseReceiptOriginalRule(TypedDict):
    id: str
    outcome: Literal["ACCEPT", "HOLD", "REJECT"]
    detail: ReleaseReceiptOriginalRuleDetail
    text: str
    field: NotRequired[str]


class ReleaseReceiptOriginal(TypedDict):
    """Of a duplicate: what the first answer was."""

    outcome: Literal["ACCEPTED", "DUPLICATE", "HELD", "REJECTED"]
    rules: list[ReleaseReceiptOriginalRule]


class ReleaseReceiptCorrelation(TypedDict):
    """What the message is about, so that the reader can find it again."""

    noticeNumber: NotRequired[str]
    caseNumber: NotRequired[str]
    accountNumber: NotRequired[str]


class ReleaseReceipt(TypedDict):
    """What became of a message, with every rule that fired. A duplicate gets the outcome of the first."""

    messageId: str
    outcome: Literal["ACCEPTED", "DUPLICATE", "HELD", "REJECTED"]
    rules: list[ReleaseReceiptRule]
    book: NotRequired[str]
    original: NotRequired[ReleaseReceiptOriginal]
    waitsUntil: NotRequired[str]
    correlation: ReleaseReceiptCorrelation


class ReleaseReportMonthlyFreeze(TypedDict):
    caseNumber: NotRequired[str]
    courtName: NotRequired[str]
    rulingNumber: NotRequired[str]
    status: Literal["LIVE", "WAITING", "LIFTED", "EXPIRED"]
    rank: int
    quotaFen: NotRequired[int]
    controlledFen: NotRequired[int]
    endsAt: str


class ReleaseReportMonthlyCorrelation(TypedDict):
    """What the message is about, so that the reader can find it again."""

    noticeNumber: NotRequired[str]
    caseNumber: NotRequired[str]
    accountNumber: NotRequired[str]


class ReleaseReportMonthly(TypedDict):
    """The frozen account in the month that ended, where the city profile asks for the report."""

    month: str
    balanceFen: int
    supervisedQuotaFen: int
    freezes: list[ReleaseReportMonthlyFreeze]
    paidFen: int
    payments: int
    openNotices: int
    violations: int
    correlation: ReleaseReportMonthlyCorrelation


class ReleaseTaskClosedCorrelation(TypedDict):
    """What the message is about, so that the reader can find it again."""

    noticeNumber: NotRequired[str]
    caseNumber: NotRequired[str]
    accountNumber: NotRequired[str]


class ReleaseTaskClosed(TypedDict):
    """How a task ended, and by whom."""

    taskId: str
    kind: Literal["answer-held-rule", "review-rejection", "review-held-message", "replay-parked", "review-violation", "review-freeze", "reconcile-balance", "correct-voucher", "review-refusal", "serve-applicant", "identify-applicant", "file-supplement", "review-deduction", "answer-objection", "inform-housing", "pay-notice", "report-payment", "send-voucher", "notify-applicant", "file-dossier", "renew-freeze", "lift-pre-suit-freeze", "lift-excess", "match-return", "tell-guarantor"]
    how: Literal["accepted", "rejected", "done", "missed", "void"]
    by: NotRequired[list[str]]
    correlation: ReleaseTaskClosedCorrelation


class ReleaseTaskOpenedCorrelation(TypedDict):
    """What the message is about, so that the reader can find it again."""

    noticeNumber: NotRequired[str]
    caseNumber: NotRequired[str]
    accountNumber: NotRequired[str]


class ReleaseTaskOpened(TypedDict):
    """Something is to be done, by when."""

    taskId: str
    kind: Literal["answer-held-rule", "review-rejection", "review-held-message", "replay-parked", "review-violation", "review-freeze", "reconcile-balance", "correct-voucher", "review-refusal", "serve-applicant", "identify-applicant", "file-supplement", "review-deduction", "answer-objection", "inform-housing", "pay-notice", "report-payment", "send-voucher", "notify-applicant", "file-dossier", "renew-freeze", "lift-pre-suit-freeze", "lift-excess", "match-return", "tell-guarantor"]
    rule: NotRequired[str]
    caseNumber: NotRequired[str]
    noticeNumber: NotRequired[str]
    dueAt: NotRequired[str]
    correlation: ReleaseTaskOpenedCorrelation


class ReleaseTransferReportedCorrelation(TypedDict):
    """What the message is about, so that the reader can find it again."""

    noticeNumber: NotRequired[str]
    caseNumber: NotRequired[str]
    accountNumber: NotRequired[str]


class ReleaseTransferReported(TypedDict):
    """Money left under a notice, or came back."""

    noticeNumber: str
    line: int
    bankSerial: str
    amountFen: int
    bookedAt: str
    status: Literal["PAID", "RETURNED", "REVERSED"]
    voucherNumber: NotRequired[str]
    correlation: ReleaseTransferReportedCorrelation


class ReleaseViolationRaisedRuleDetailZh(TypedDict):
    """In Chinese."""

    what: str
    found: str
    expected: str
    basis: str
    do: str


class ReleaseViolationRaisedRuleDetailEn(TypedDict):
    """In English."""

    what: str
    found: str
    expected: str
    basis: str
    do: str


class ReleaseViolationRaisedRuleDetail(TypedDict):
    """What a person reads of the rule, in each language."""

    zh: ReleaseViolationRaisedRuleDetailZh
    en: ReleaseViolationRaisedRuleDetailEn


class ReleaseViolationRaisedRule(TypedDict):
    id: str
    outcome: Literal["ACCEPT", "HOLD", "REJECT"]
    detail: ReleaseViolationRaisedRuleDetail
    text: str
    field: NotRequired[str]


class ReleaseViolationRaisedCorrelation(TypedDict):
    """What the message is about, so that the reader can find it again."""

    noticeNumber: NotRequired[str]
    caseNumber: NotRequired[str]
    accountNumber: NotRequired[str]


class ReleaseViolationRaised(TypedDict):
    """A booked payment broke the rules. It is recorded and is not filed as a lawful release."""

    bankSerial: str
    noticeNumber: NotRequired[str]
    line: NotRequired[int]
    amountFen: int
    bookedAt: str
    rules: list[ReleaseViolationRaisedRule]
    correlation: ReleaseViolationRaisedCorrelation
