/**
 * Documents into dossiers: the notice once a case and version, the voucher once a case and voucher; a correction supersedes, nothing is deleted
 * (C-14, C-15). What could not be filed is asked for again under an id of its own.
 */
import { canonicalJson, sha256Hex } from '../../../aggregate/journal.ts';
import type { DossierItemKind, FilingOutput } from '../../../messages/outputs.ts';
import { type Freeze, findFreeze, type NoticeState, type PaymentState, type VoucherState } from '../../state.ts';
import { closeTasks, emit, idOf, type Turn } from '../turn.ts';
import { noticeOf, paymentOf } from './payment-of.ts';

type CourtCase = Pick<Freeze, 'caseNumber' | 'court'>;

const itemIdOf = (turn: Turn, kind: DossierItemKind, ...cause: readonly (string | number)[]): string =>
  idOf(kind, turn.state.accountNumber, ...cause);
const noticeItemId = (turn: Turn, caseNumber: string, notice: Pick<NoticeState, 'noticeNumber' | 'version'>): string =>
  itemIdOf(turn, 'fund-use-notice', caseNumber, notice.noticeNumber, notice.version);
const voucherItemId = (turn: Turn, caseNumber: string, { number, sha256 }: VoucherState): string =>
  itemIdOf(turn, 'transfer-voucher', caseNumber, number, sha256);

/** Whether the payment's voucher, or the same paper for another line, was asked into the dossier. */
function isVoucherFiled(turn: Turn, { voucher }: PaymentState, caseNumber: string): boolean {
  if (voucher === undefined) return false;
  const itemId = voucherItemId(turn, caseNumber, voucher);
  return turn.state.payments.some((payment) => payment.voucher?.itemIds.some((filed) => isAttemptOf(itemId, filed.itemId)) === true);
}

/** Whether the dossier was asked to take all that there is: the notice, and the voucher if a valid one has come. */
export function isFullyFiled(turn: Turn, payment: PaymentState, caseNumber: string): boolean {
  const notice = noticeOf(turn, payment);
  return notice?.filedFor.includes(caseNumber) === true && (payment.voucher?.valid !== true || isVoucherFiled(turn, payment, caseNumber));
}

/** Files what is missing. `supplementary`: the case is closed and its clerk takes it all the same. */
export function fileForCase(turn: Turn, bankSerial: string, courtCase: CourtCase, supplementary = false): void {
  const payment = paymentOf(turn, bankSerial);
  const notice = payment === undefined ? undefined : noticeOf(turn, payment);
  if (payment === undefined || notice === undefined) return;
  const { caseNumber } = courtCase;
  const flag = supplementary ? { supplementary } : {};
  const { noticeNumber, version } = notice;
  if (!notice.filedFor.includes(caseNumber)) {
    const older = turn.state.notices
      .filter((other) => other.noticeNumber === noticeNumber && other.version < version && other.filedFor.includes(caseNumber))
      .at(-1);
    const supersedes = older === undefined ? {} : { supersedes: noticeItemId(turn, caseNumber, older) };
    const document = { kind: 'fund-use-notice' as const, documentNumber: noticeNumber, ...notice.document, noticeNumber, version };
    requestFiling(turn, courtCase, bankSerial, noticeItemId(turn, caseNumber, notice), { ...document, ...supersedes, ...flag });
  }
  if (payment.voucher?.valid !== true || isVoucherFiled(turn, payment, caseNumber)) return;
  const { number, sha256, mediaType, itemIds } = payment.voucher;
  const corrected = itemIds.find((entry) => entry.caseNumber === caseNumber)?.itemId;
  const supersedes = corrected === undefined ? {} : { supersedes: corrected };
  const document = { kind: 'transfer-voucher' as const, documentNumber: number, mediaType, sha256, noticeNumber, version, bankSerial };
  requestFiling(turn, courtCase, bankSerial, voucherItemId(turn, caseNumber, payment.voucher), { ...document, ...supersedes, ...flag });
}

function requestFiling(turn: Turn, { caseNumber, court }: CourtCase, bankSerial: string, itemId: string, item: FilingOutput['item']): void {
  const last = failedInPlace(turn, caseNumber, bankSerial, itemId);
  const id = last !== undefined && isAttemptOf(itemId, last) ? nextAttempt(itemId, last) : itemId;
  emit(turn, {
    type: 'FilingRequested',
    filing: { id, accountNumber: turn.state.accountNumber, caseNumber, court, item },
    bankSerial,
    at: turn.now,
    ...(last === undefined ? {} : { instead: last }),
  });
  if (last !== undefined) closeTasks(turn, (task) => task.kind === 'file-supplement' && task.subject === last);
}

/** The attempt at this document that failed, or another voucher of the payment that failed and that this one takes the place of. */
function failedInPlace(turn: Turn, caseNumber: string, bankSerial: string, itemId: string): string | undefined {
  const failedOf = (payments: readonly PaymentState[]): string[] =>
    payments.flatMap(({ duties }) => duties.flatMap((duty) => (duty.caseNumber === caseNumber ? (duty.failedItems ?? []) : [])));
  const again = failedOf(turn.state.payments).find((failed) => isAttemptOf(itemId, failed));
  if (again !== undefined || !itemId.startsWith('transfer-voucher-')) return again;
  const ofPayment = turn.state.payments.filter((payment) => payment.bankSerial === bankSerial);
  return failedOf(ofPayment).find((failed) => failed.startsWith('transfer-voucher-'));
}

/** A further attempt has a number behind the id: `transfer-voucher-3f…`, `transfer-voucher-3f…-2`. */
const isAttemptOf = (itemId: string, candidate: string): boolean => candidate === itemId || candidate.startsWith(`${itemId}-`);
const nextAttempt = (itemId: string, last: string): string =>
  `${itemId}-${last === itemId ? 2 : Number(last.slice(itemId.length + 1)) + 1}`;

/** What is filed, or told, about a freeze and no payment. */
export const ofNoPayment = { bankSerial: '', noticeNumber: '' } as const;

/**
 * A record of the system itself (a return, a delivery) becomes a document of its own. It belongs to what the dossier has already, so a case that is closed
 * takes it as a supplement without being asked.
 */
export function fileRecord(
  turn: Turn,
  courtCase: CourtCase,
  payment: Pick<PaymentState, 'bankSerial' | 'noticeNumber' | 'version'>,
  about: { kind: 'payment-return' | 'delivery-evidence'; documentNumber: string; record: unknown; supersedes?: string },
): void {
  const { kind, documentNumber, supersedes } = about;
  const record = canonicalJson(about.record);
  const closed = findFreeze(turn.state, courtCase.caseNumber)?.closedOn !== undefined;
  requestFiling(turn, courtCase, payment.bankSerial, itemIdOf(turn, kind, courtCase.caseNumber, documentNumber), {
    kind,
    documentNumber,
    mediaType: 'application/json',
    sha256: sha256Hex(record),
    record,
    noticeNumber: payment.noticeNumber,
    ...(payment.bankSerial === '' ? {} : { bankSerial: payment.bankSerial }),
    ...(payment.version === undefined ? {} : { version: payment.version }),
    ...(supersedes === undefined ? {} : { supersedes }),
    ...(closed ? { supplementary: true } : {}),
  });
}
