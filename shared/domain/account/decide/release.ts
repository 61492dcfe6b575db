/**
 * What a lawful payment sets in motion (S0 §五): for each case with a freeze on the account when the bank booked it, the notice and the voucher
 * go into the dossier and each current applicant is told, once each. A case receives its own data only.
 */
import { canonicalJson, sha256Hex } from '../../journal.ts';
import type { Applicant, InboundData } from '../../messages.ts';
import type { FilingOutput, NotificationOutput } from '../../outputs.ts';
import type { FiredRule } from '../../rules/finding.ts';
import { evaluate } from '../../rules/register.ts';
import { clerkDays } from '../limits.ts';
import { type Freeze, freezesAt, type NoticeState, type PaymentState } from '../state.ts';
import { endDuties, schedule, startDuty } from './duties.ts';
import { accountInput, emit, idOf, openTask, profileOrDefault, type Turn, tell } from './turn.ts';

const paymentOf = (turn: Turn, bankSerial: string): PaymentState | undefined =>
  turn.state.payments.find((payment) => payment.bankSerial === bankSerial);
const noticeOf = (turn: Turn, payment: PaymentState): NoticeState | undefined =>
  turn.state.notices.find((notice) => notice.noticeNumber === payment.noticeNumber && notice.version === payment.version);

/** A payment became PAID with a valid voucher (or got its valid voucher later, or a corrected one). */
export function releaseToCases(turn: Turn, bankSerial: string): FiredRule[] {
  const payment = paymentOf(turn, bankSerial);
  const notice = payment === undefined ? undefined : noticeOf(turn, payment);
  if (payment?.voucher === undefined || notice === undefined) return [];
  endDuties(turn, (duty) => duty.kind === 'report-payment' && duty.bankSerial === bankSerial);
  const fired: FiredRule[] = [];
  for (const freeze of freezesAt(turn.state, payment.bookedAt)) fired.push(...releaseToCase(turn, payment, notice, freeze));
  return fired;
}

function releaseToCase(turn: Turn, payment: PaymentState, notice: NoticeState, freeze: Freeze): FiredRule[] {
  const fired = evaluate('release', { ...accountInput(turn, payment.bookedAt), payment, notice, freeze });
  const about = { caseNumber: freeze.caseNumber, noticeNumber: payment.noticeNumber, bankSerial: payment.bankSerial };
  const { deadlinesWD } = profileOrDefault(turn, payment.bookedAt);
  const dueAt = schedule(turn.now, clerkDays).dueAt;
  const first = !payment.duties.some(({ caseNumber }) => caseNumber === freeze.caseNumber);
  if (fired.some(({ id }) => id === 'C-12')) {
    openTask(turn, { kind: 'file-supplement', owner: 'court', rule: 'C-12', dueAt, subject: payment.bankSerial, ...about });
  } else {
    fileForCase(turn, payment.bankSerial, freeze);
    if (first)
      fired.push(
        ...startDuty(turn, {
          kind: 'file-dossier',
          owner: 'court',
          rule: 'C-10',
          workingDays: deadlinesWD.fileDossier,
          startedAt: payment.bookedAt,
          ...about,
        }),
      );
  }
  if (!first) return fired;
  tell(turn, {
    to: freeze.court,
    type: 'release.transfer.reported',
    data: {
      noticeNumber: payment.noticeNumber,
      line: payment.line,
      bankSerial: payment.bankSerial,
      amountFen: payment.amountFen,
      bookedAt: payment.bookedAt,
      status: 'PAID',
      ...(payment.voucher === undefined ? {} : { voucherNumber: payment.voucher.number }),
    },
    correlation: { noticeNumber: payment.noticeNumber, caseNumber: freeze.caseNumber, accountNumber: turn.state.accountNumber },
  });
  if (fired.some(({ id }) => id === 'C-02'))
    openTask(turn, { kind: 'identify-applicant', owner: 'court', rule: 'C-02', dueAt, subject: payment.bankSerial, ...about });
  for (const applicant of freeze.applicants) notifyOfPayment(turn, payment, notice, freeze, applicant);
  if (freeze.applicants.length > 0)
    fired.push(
      ...startDuty(turn, {
        kind: 'notify-applicant',
        owner: 'court',
        rule: 'C-01',
        workingDays: deadlinesWD.notifyApplicant,
        startedAt: payment.bookedAt,
        ...about,
      }),
    );
  return fired;
}

/** Notice once a case and version, voucher once a case and voucher; a correction supersedes, nothing is deleted (C-14, C-15). */
export function fileForCase(turn: Turn, bankSerial: string, freeze: Pick<Freeze, 'caseNumber' | 'court'>): void {
  const payment = paymentOf(turn, bankSerial);
  const notice = payment === undefined ? undefined : noticeOf(turn, payment);
  if (payment?.voucher === undefined || notice === undefined) return;
  const { caseNumber } = freeze;
  const noticeId = idOf('item', 'fund-use-notice', caseNumber, notice.noticeNumber, notice.version);
  if (!notice.filedFor.includes(caseNumber)) {
    const older = turn.state.notices
      .filter(
        (other) => other.noticeNumber === notice.noticeNumber && other.version < notice.version && other.filedFor.includes(caseNumber),
      )
      .at(-1);
    requestFiling(turn, freeze, bankSerial, noticeId, {
      kind: 'fund-use-notice',
      documentNumber: notice.noticeNumber,
      ...notice.document,
      noticeNumber: notice.noticeNumber,
      version: notice.version,
      ...(older === undefined ? {} : { supersedes: idOf('item', 'fund-use-notice', caseNumber, older.noticeNumber, older.version) }),
    });
  }
  const { number, sha256, mediaType, itemIds } = payment.voucher;
  const voucherId = idOf('item', 'transfer-voucher', caseNumber, number, sha256);
  const already = turn.state.payments.some((other) => other.voucher?.itemIds.some(({ itemId }) => itemId === voucherId));
  if (already) return;
  const corrected = itemIds.find((entry) => entry.caseNumber === caseNumber)?.itemId;
  requestFiling(turn, freeze, bankSerial, voucherId, {
    kind: 'transfer-voucher',
    documentNumber: number,
    mediaType,
    sha256,
    noticeNumber: notice.noticeNumber,
    version: notice.version,
    bankSerial,
    ...(corrected === undefined ? {} : { supersedes: corrected }),
  });
}

function requestFiling(
  turn: Turn,
  { caseNumber, court }: Pick<Freeze, 'caseNumber' | 'court'>,
  bankSerial: string,
  id: string,
  item: FilingOutput['item'],
): void {
  emit(turn, {
    type: 'FilingRequested',
    filing: { id, accountNumber: turn.state.accountNumber, caseNumber, court, item },
    bankSerial,
    at: turn.now,
  });
}

/** A record of the system itself (a return, a delivery) becomes a document of its own. */
function requestRecord(
  turn: Turn,
  freeze: Pick<Freeze, 'caseNumber' | 'court'>,
  bankSerial: string,
  kind: 'payment-return' | 'delivery-evidence',
  documentNumber: string,
  payment: PaymentState,
  record: unknown,
  supersedes?: string,
): void {
  const text = canonicalJson(record);
  requestFiling(turn, freeze, bankSerial, idOf('item', kind, freeze.caseNumber, documentNumber), {
    kind,
    documentNumber,
    mediaType: 'application/json',
    sha256: sha256Hex(text),
    record: text,
    noticeNumber: payment.noticeNumber,
    bankSerial: payment.bankSerial,
    ...(payment.version === undefined ? {} : { version: payment.version }),
    ...(supersedes === undefined ? {} : { supersedes }),
  });
}

function notifyOfPayment(turn: Turn, payment: PaymentState, notice: NoticeState, freeze: Freeze, applicant: Applicant): void {
  notify(turn, payment, notice, freeze, applicant, {
    subject: 'payment',
    amountFen: payment.amountFen,
    bookedAt: payment.bookedAt,
    bankSerial: payment.bankSerial,
    ...(payment.voucher === undefined ? {} : { voucherNumber: payment.voucher.number }),
  });
}

type ContentOfMoney = Pick<NotificationOutput['content'], 'subject' | 'amountFen' | 'bookedAt' | 'bankSerial' | 'voucherNumber'>;

function notify(turn: Turn, payment: PaymentState, notice: NoticeState, freeze: Freeze, applicant: Applicant, money: ContentOfMoney): void {
  const notificationId = idOf('told', freeze.caseNumber, applicant.applicantId, money.bankSerial);
  emit(turn, {
    type: 'NotificationRequested',
    bankSerial: payment.bankSerial,
    at: turn.now,
    notification: {
      notificationId,
      attempt: 1,
      accountNumber: turn.state.accountNumber,
      caseNumber: freeze.caseNumber,
      court: freeze.court,
      courtName: freeze.courtName,
      applicant,
      content: {
        ...money,
        noticeNumber: notice.noticeNumber,
        issuerName: notice.issuerName,
        purpose: notice.purpose,
        ...(freeze.quotaFen === undefined ? {} : { quotaFen: freeze.quotaFen }),
        endsAt: freeze.endsAt,
      },
    },
  });
}

/** 退票 or 冲正: every dossier and every applicant that carried the payment gets the correction (B-09). */
export function supplementReturn(turn: Turn, message: InboundData['bank.payment.returned'], how: 'RETURNED' | 'REVERSED'): void {
  const payment = paymentOf(turn, message.originalBankSerial);
  const notice = payment === undefined ? undefined : noticeOf(turn, payment);
  if (payment === undefined || notice === undefined) return;
  for (const { caseNumber } of [...payment.duties]) {
    const freeze = turn.state.freezes.find((entry) => entry.caseNumber === caseNumber || entry.formerCaseNumbers.includes(caseNumber));
    if (freeze === undefined) continue;
    const carried = payment.voucher?.itemIds.find((entry) => entry.caseNumber === caseNumber)?.itemId;
    const { accountNumber: _, ...record } = message;
    requestRecord(
      turn,
      { caseNumber, court: freeze.court },
      payment.bankSerial,
      'payment-return',
      message.bankSerial,
      payment,
      { how, ...record },
      carried,
    );
    tell(turn, {
      to: freeze.court,
      type: 'release.transfer.reported',
      data: {
        noticeNumber: payment.noticeNumber,
        line: payment.line,
        bankSerial: payment.bankSerial,
        amountFen: message.amountFen,
        bookedAt: message.bookedAt,
        status: how,
      },
      correlation: { noticeNumber: payment.noticeNumber, caseNumber, accountNumber: turn.state.accountNumber },
    });
    for (const applicant of freeze.applicants)
      notify(turn, payment, notice, { ...freeze, caseNumber }, applicant, {
        subject: 'return',
        amountFen: message.amountFen,
        bookedAt: message.bookedAt,
        bankSerial: message.bankSerial,
      });
  }
}

/** The proof that an applicant was told goes into the dossier too (domain §5.5). */
export function fileDeliveryEvidence(
  turn: Turn,
  notificationId: string,
  bankSerial: string,
  freeze: Pick<Freeze, 'caseNumber' | 'court'>,
  record: unknown,
): void {
  const payment = paymentOf(turn, bankSerial);
  if (payment !== undefined) requestRecord(turn, freeze, bankSerial, 'delivery-evidence', notificationId, payment, record);
}

/** A PAID notice is CLOSED once every case is served and filed and no clerk is still at it. */
export function closeServedNotices(turn: Turn): void {
  for (const notice of turn.state.notices.filter(({ status }) => status === 'PAID')) {
    const payments = turn.state.payments.filter(
      (payment) => payment.noticeNumber === notice.noticeNumber && payment.version === notice.version && payment.status === 'PAID',
    );
    const owed = payments.some(
      (payment) =>
        payment.voucher?.valid !== true ||
        payment.duties.some((duty) => duty.awaitingItems.length > 0 || duty.awaitingNotifications.length > 0),
    );
    const clerk = turn.state.tasks.some(
      (task) => task.status !== 'DONE' && task.noticeNumber === notice.noticeNumber && clerkKinds.has(task.kind),
    );
    if (!owed && !clerk) emit(turn, { type: 'NoticeClosed', noticeNumber: notice.noticeNumber, version: notice.version, at: turn.now });
  }
}
const clerkKinds: ReadonlySet<string> = new Set(['file-supplement', 'identify-applicant', 'serve-applicant']);
