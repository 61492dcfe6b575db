/**
 * What a party may see of an account (contracts §4.5, 财产保全规定 12): its bank and housing authority all of it, a court its own case and of
 * other freezes no more than rank, quota and end; nobody else anything. The desk sees an account while something of it is parked or on hold.
 */
import { keyName } from '../../../shared/domain/account/parts/part-keys.ts';
import {
  type AccountState,
  type Freeze,
  hasNumber,
  isOnHold,
  type NoticeState,
  type PaymentState,
  type Task,
} from '../../../shared/domain/account/state.ts';
import type { PartnerId } from '../../../shared/domain/messages/messages.ts';
import { desk } from '../../../shared/domain/report/views/rows.ts';
import { rules, speaksAt } from '../../../shared/domain/rules/all-rules.ts';
import { wordedRule } from '../../../shared/domain/rules/book/wording.ts';
import type { FiredRule, Words } from '../../../shared/domain/rules/engine/finding.ts';

export type Sight = 'whole' | 'case' | 'none';

export function sightOf(state: AccountState, party: PartnerId): Sight {
  const { registration } = state;
  if (party === registration?.registeredBy || party === `bank:${registration?.bankCode}`) return 'whole';
  if (party === desk) return isOnHold(state) ? 'whole' : 'none';
  return state.freezes.some(({ court }) => court === party) ? 'case' : 'none';
}

const lastFour = (accountNumber: string): string => `…${accountNumber.slice(-4)}`;
const worded = (fired: readonly FiredRule[]) => fired.map(wordedRule);

function freezeSeen(freeze: Freeze, mine: boolean) {
  const { rank, status, quotaFen, controlledFen, endsAt, servedAt } = freeze;
  const bare = { rank, status, quotaFen, endsAt };
  if (!mine) return { ...bare, mine };
  const { caseNumber, formerCaseNumbers, courtName, rulingNumber, stage, organ, startsAt } = freeze;
  return { ...bare, mine, caseNumber, formerCaseNumbers, courtName, rulingNumber, stage, organ, startsAt, servedAt, controlledFen };
}

/** A court's own of the cases that a notice cites: whose the others are, is not for it to know. */
const casesOf = (state: AccountState, party: PartnerId, { citedCases }: NoticeState): string[] => {
  const own = state.freezes.filter(({ court }) => court === party);
  return citedCases.filter((cited) => own.some((freeze) => hasNumber(freeze, cited)));
};

/** What a rule found, without what is not to be said. */
const without = (hidden: readonly string[], fired: FiredRule): FiredRule => {
  const veiled = (text: string): string => hidden.reduce((said, number) => said.replaceAll(number, '…'), text);
  const said = (words: Words): Words => (typeof words === 'string' ? veiled(words) : { zh: veiled(words.zh), en: veiled(words.en) });
  return { ...fired, found: said(fired.found), ...(fired.expected === undefined ? {} : { expected: said(fired.expected) }) };
};

function noticeSeen(notice: NoticeState, state: AccountState, party: PartnerId) {
  const whole = sightOf(state, party) === 'whole';
  const citedCases = whole ? notice.citedCases : casesOf(state, party, notice);
  const hidden = notice.citedCases.filter((cited) => cited !== '' && !citedCases.includes(cited));
  const { noticeNumber, version, status, issuedAt, validUntil, totalFen, purpose, issuerName, document, supersedes } = notice;
  return {
    noticeNumber,
    version,
    status,
    issuedAt,
    validUntil,
    totalFen,
    purpose,
    issuerName,
    document,
    citedCases,
    ...(supersedes === undefined ? {} : { supersedes }),
    lines: notice.lines.map(({ line, payee, amountFen, paidFen, status: lineStatus, usage }) => ({
      line,
      payee: payee.name,
      payeeAccount: whole ? lastFour(payee.accountNumber) : '',
      amountFen,
      paidFen,
      status: lineStatus,
      usage,
    })),
    rules: worded(notice.fired.map((fired) => without(hidden, fired))),
  };
}

const paymentSeen = ({
  bankSerial,
  noticeNumber,
  line,
  amountFen,
  payee,
  bookedAt,
  status,
  violations,
  returnedFen,
  voucher,
}: PaymentState) => ({
  bankSerial,
  noticeNumber,
  line,
  amountFen,
  payee: payee.name,
  bookedAt,
  status,
  violations,
  returnedFen,
  voucher: voucher === undefined ? null : { number: voucher.number, valid: voucher.valid },
});

const taskSeen = ({ taskId, kind, owner, caseNumber, noticeNumber, rule, dueAt, status }: Task) => ({
  taskId,
  kind,
  owner,
  ...(caseNumber === undefined ? {} : { caseNumber }),
  ...(noticeNumber === undefined ? {} : { noticeNumber }),
  ...(rule === undefined ? {} : { rule }),
  ...(dueAt === undefined ? {} : { dueAt }),
  status,
});

/** Of these the bank was told to pay, also once it is done. */
const wasPayable: ReadonlySet<NoticeState['status']> = new Set(['PAYING', 'PARTIAL', 'PAID', 'CLOSED']);

/** Rules that every notice is held against. */
const noticeRules = rules.filter(({ id }) => speaksAt(id, 'notice')).length;

/** How far a notice has come, of the cases that the reader may see: a court its own. */
function courseOf(state: AccountState, party: PartnerId, versions: readonly NoticeState[], payments: readonly PaymentState[]) {
  const [newest] = versions;
  const whole = sightOf(state, party) === 'whole';
  const duties = payments.flatMap((payment) => payment.duties).filter(({ court }) => whole || court === party);
  const casesIn = (some: typeof duties): Set<string> => new Set(some.map(({ caseNumber }) => caseNumber));
  const cases = casesIn(duties);
  const untold = casesIn(duties.filter(({ awaitingNotifications }) => awaitingNotifications.length > 0));
  const unfiled = casesIn(duties.filter(({ awaitingItems, failedItems = [] }) => awaitingItems.length + failedItems.length > 0));
  const booked = payments.map(({ bookedAt }) => bookedAt).sort();
  return {
    receivedAt: newest?.receivedAt ?? '',
    authorised: versions.some(
      ({ authorised, status }) => authorised === true || wasPayable.has(status) || (status === 'ACCEPTED' && !isOnHold(state)),
    ),
    ...(booked[0] === undefined ? {} : { firstPaidAt: booked[0], lastPaidAt: booked.at(-1) ?? booked[0] }),
    payments: payments.length,
    cases: cases.size,
    persons: new Set(duties.flatMap(({ told = [] }) => told.map(({ applicantId }) => applicantId))).size,
    casesTold: cases.size - untold.size,
    casesFiled: cases.size - unfiled.size,
  };
}

/** A notice in all its versions, newest first, and its payments; whatever its spelling. */
export function noticeWith(state: AccountState, number: string, party: PartnerId) {
  const name = keyName(number);
  const versions = state.notices.filter(({ noticeNumber }) => keyName(noticeNumber) === name).sort((a, b) => b.version - a.version);
  const payments = state.payments.filter(({ noticeNumber }) => keyName(noticeNumber) === name);
  return {
    versions: versions.map((notice) => noticeSeen(notice, state, party)),
    payments: payments.map(paymentSeen),
    course: courseOf(state, party, versions, payments),
    rulesChecked: noticeRules,
  };
}

export type NoticeSeen = ReturnType<typeof noticeWith>;

/** The account as the party may see it; undefined when it may not. */
export function accountSeen(state: AccountState, party: PartnerId, page: number) {
  const sight = sightOf(state, party);
  if (sight === 'none') return undefined;
  const whole = sight === 'whole';
  const { accountNumber, registration } = state;
  const numbers = state.freezes
    .filter(({ court }) => court === party)
    .flatMap((freeze) => [freeze.caseNumber, ...freeze.formerCaseNumbers]);
  return {
    accountNumber,
    page,
    sight,
    title: registration?.accountTitle ?? '',
    project: registration?.project.name ?? '',
    developer: registration?.developer.name ?? '',
    bankCode: registration?.bankCode ?? '',
    buildings: registration?.buildings ?? [],
    supervisedQuotaFen: state.supervisedQuotaFen,
    onHold: isOnHold(state),
    ...(whole
      ? {
          balanceFen: state.balanceFen,
          developerUscc: registration?.developer.uscc ?? '',
          regionCode: registration?.regionCode ?? '',
          permits: registration?.project.permits ?? [],
        }
      : {}),
    freezes: state.freezes.map((freeze) => freezeSeen(freeze, whole || freeze.court === party)),
    notices: state.notices.map((notice) => noticeSeen(notice, state, party)),
    payments: state.payments.map(paymentSeen),
    deductions: state.deductions
      .filter(({ caseNumber }) => whole || numbers.includes(caseNumber))
      .map(({ caseNumber, rulingNumber, amountFen, status, rules }) => ({ caseNumber, rulingNumber, amountFen, status, rules })),
    tasks: state.tasks.filter((task) => whole || numbers.includes(task.caseNumber ?? '')).map(taskSeen),
  };
}

export type AccountSeen = NonNullable<ReturnType<typeof accountSeen>>;
