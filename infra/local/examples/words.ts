/**
 * The words that examples are told in: the plain case of `docs/tutorials/first-release.jsonl`, a message of it changed in some fields, and further
 * messages. What a changed value carries with it is changed too (the words of a total, the face of a voucher) unless the example says something else of it.
 */
import { readFileSync } from 'node:fs';
import { writeAmountInWords } from '../../../shared/domain/values/money/amount-words.ts';

/** A line of a scenario file (contracts §5). */
export type Line = Record<string, unknown>;
/** Values by their path in `data`, e.g. `lines.0.payee.id`; undefined leaves the field out. */
export type Change = Record<string, unknown>;

export const bank = 'bank:102451000019';
const housing = 'housing:370102';
export const court = 'court:鲁0102';
export const otherCourt = 'court:鲁01';
export const strangeCourt = 'court:鲁0103';
export const caseNumber = '（2026）鲁0102执保123号';
export const secondCase = '（2026）鲁01执45号';
export const noticeNumber = '济历住建冻用〔2026〕1号';
/** Of the whole city, above the division that the account lies in. */
export const cityHousing = 'housing:370100';
const accountNumber = '1602001019200388888';
export const strangerUscc = '91110000600037341L';

/** A step of an example: the line, and how a page shows it. */
export interface Step {
  line: Line;
  /** Absent where the line speaks for itself. */
  shown?: Shown;
}
export interface Shown {
  from: string;
  type: string;
  at?: string;
  /** Of the message that `of` names; all its fields where it is a message of its own. */
  change: Change;
  of: 'plain' | 'second' | 'refund' | 'own';
  /** Id, signature, time of sending where they are the point. */
  more: Line;
}
const as = (of: Shown['of'], change: Change, step: Step): Step =>
  step.shown === undefined ? step : { ...step, shown: { ...step.shown, of, change } };

/** `03-09 10:00` of 2026, or with a year of its own, in Shanghai. */
export function at(time: string): string {
  const spaced = (/^\d{4}-/.test(time) ? time : `2026-${time}`).replace(' ', 'T');
  return `${spaced}:00+08:00`;
}

type Message = Line & { type: string; from: string; at: string; data: Line };
const isMessage = (line: Line): line is Message => typeof line['type'] === 'string';
const tutorial = (): Line[] =>
  readFileSync(new URL('../../../docs/tutorials/first-release.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): Line => JSON.parse(line));
let read: Line[] | undefined;
const plain = (): Line[] => {
  read ??= tutorial();
  return structuredClone(read);
};
function plainMessage(type: string): Message {
  const found = plain().find((line) => line['type'] === type);
  if (found === undefined || !isMessage(found)) throw new Error(`the tutorial has no ${type}`);
  return found;
}

type Branch = { [name: string]: unknown };
const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null;

/** Lays a value into what is there; a list grows by its next index. */
function lay(data: Branch, path: string, value: unknown): void {
  const names = path.split('.');
  const last = names.pop() ?? '';
  const place = names.reduce<Branch>((branch, name) => {
    const next = branch[name];
    if (isBranch(next)) return next;
    const made: Branch = {};
    branch[name] = made;
    return made;
  }, data);
  if (value === undefined) delete place[last];
  else place[last] = value;
}
const get = (data: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (isBranch(value) ? value[name] : undefined), data);

/** What follows from a change, laid before the change itself so that it can say otherwise. */
type Following = (data: Branch, change: Change) => Change;

const followsOfNotice: Following = (data, change) => {
  const lines = get(data, 'lines');
  const sum = Array.isArray(lines) ? lines.reduce<number>((total, line) => total + Number(get(line, 'amountFen')), 0) : 0;
  const totalFen = Number(change['totalFen'] ?? sum);
  const number = change['noticeNumber'];
  return {
    totalFen,
    amountInWords: writeAmountInWords(totalFen),
    ...(typeof number === 'string' ? { invoices: [`${number}-1`] } : {}),
  };
};

const followsOfPayment: Following = (data) => ({
  'clearing.reference': `HVPS${String(data['bankSerial'])}`,
  ...(get(data, 'voucher.face') === undefined
    ? {}
    : {
        'voucher.number': `HD${String(data['bankSerial'])}`,
        'voucher.face.serial': data['bankSerial'],
        'voucher.face.amountFen': data['amountFen'],
        'voucher.face.payee': get(data, 'payee.name'),
        'voucher.face.bookedOn': String(data['bookedAt']).slice(0, 10),
      }),
});

interface More {
  /** When it is sent, and when what it says happened. */
  at?: string;
  from?: string;
  id?: string;
  signature?: 'none' | 'tampered' | 'wrong-key';
  sentAt?: string;
}

function changed(type: string, times: readonly string[], follows: Following, change: Change, { at: time, from, ...more }: More): Step {
  const { id: plainId, ...line } = plainMessage(type);
  const said = time === undefined ? line.at : at(time);
  const data = line.data;
  if (time !== undefined) for (const field of times) data[field] = said;
  const set = (changes: Change): void => {
    for (const [path, value] of Object.entries(changes)) lay(data, path, value);
  };
  set(change);
  set(follows(data, change));
  set(change);
  const sender = from ?? line.from;
  const extra = { ...more, ...(more.sentAt === undefined ? {} : { sentAt: at(more.sentAt) }) };
  return {
    line: { ...line, at: said, from: sender, ...(plainId === undefined || time !== undefined ? {} : { id: plainId }), ...extra, data },
    shown: { from: sender, type, ...(time === undefined ? {} : { at: said }), change, of: 'plain', more: extra },
  };
}

export const notice = (change: Change = {}, more: More = {}): Step =>
  changed('housing.notice.issued', ['issuedAt'], followsOfNotice, change, more);
export const payment = (change: Change = {}, more: More = {}): Step =>
  changed('bank.payment.booked', ['bookedAt'], followsOfPayment, change, more);
export const freeze = (change: Change = {}, more: More = {}): Step =>
  changed('court.freeze.ordered', ['servedAt', 'startsAt'], () => ({}), change, more);
const informed = (more: More = {}): Step => changed('court.housing.informed', ['informedAt'], () => ({}), {}, more);

/** Another court's freeze, served a day after the first, of 3,000,000.00 yuan. */
export const second = (change: Change = {}, more: More = {}): Step =>
  as(
    'second',
    change,
    freeze(
      {
        caseNumber: secondCase,
        courtName: '济南市中级人民法院',
        stage: 'enforcement',
        rulingNumber: `${secondCase}之一`,
        assistanceNoticeNumber: `${secondCase}协助`,
        quotaFen: 300_000_000,
        debtFen: 300_000_000,
        'applicants.0.applicantId': 'b1',
        'applicants.0.name': '济南某某贸易有限公司',
        ...change,
      },
      { from: otherCourt, at: '03-04 10:00', ...more },
    ),
  );

/** A buyer's refund of 500,000.00 yuan in place of the plain notice's purpose. */
export const refund = (change: Change = {}, more: More = {}): Step => {
  const buyer = { name: '赵敏', idKind: 'resident-id', id: '37010219900101001X' };
  const whole: Change = {
    applicant: { type: 'BUYER', ...buyer },
    purpose: 'REFUND',
    contract: { number: 'WQ-2025-0912', priceFen: 150_000_000, paidBeforeFen: 0 },
    invoices: [],
    lines: [
      {
        line: 1,
        payee: { ...buyer, kind: 'person', accountNumber: '6222021602001234567', bankCode: '102451000019' },
        amountFen: 50_000_000,
        usage: '退还购房款',
      },
    ],
    refund: {
      filingNumber: '2025-0912-0101',
      unit: '1-1-101',
      basis: 'judgment',
      basisNumber: '（2025）鲁0102民初9981号',
      basisEffectiveOn: '2026-02-27',
      filingCancelled: true,
      pricePaidFen: 50_000_000,
      refundedBeforeFen: 0,
      loanOutstandingFen: 0,
    },
  };
  return as('refund', change, notice({ ...whole, ...change }, more));
};

const senders: Readonly<Record<string, string>> = { bank, housing, court };
/** Types that name no account. */
const aboutNoAccount: ReadonlySet<string> = new Set(['housing.notice.withdrawn', 'housing.query.answered']);

/** A message that the plain case does not have. */
export function send(time: string, type: string, data: Line, more: Omit<More, 'at'> = {}): Step {
  const { from = senders[type.split('.')[0] ?? ''] ?? '', ...extra } = more;
  return {
    line: { at: at(time), from, type, ...extra, data: aboutNoAccount.has(type) ? data : { accountNumber, ...data } },
    shown: { from, type, at: at(time), change: data, of: 'own', more: extra },
  };
}
/** What a court does in its case, under a further ruling. */
export const act = (time: string, type: string, data: Line = {}, more: Omit<More, 'at'> = {}): Step =>
  send(time, type, { caseNumber, rulingNumber: `${caseNumber}之二`, ...data }, more);
export const until = (time: string): Step => ({ line: { until: at(time) } });
export const again = (time: string, id: string): Step => ({ line: { at: at(time), redeliver: id } });
export const raw = (line: Line): Step => ({ line });

/** Who takes part in some examples only, as they are registered. */
const others: Readonly<Record<string, Line>> = {
  [otherCourt]: { name: '济南市中级人民法院' },
  [strangeCourt]: { name: '济南市市中区人民法院' },
  [cityHousing]: { name: '济南市住房和城乡建设局', uscc: strangerUscc },
};

/** What is otherwise before the example begins. */
export interface Before {
  /** City profile. */
  profile?: Line;
  account?: Change;
  /** The account is not registered. */
  unregistered?: boolean;
  freeze?: Change;
  freezeAt?: string;
  /** The account is not frozen. */
  unfrozen?: boolean;
  /** The court does not tell the housing authority of its freeze. */
  uninformed?: boolean;
}

/** The lines up to the notice of the plain case, as `before` changes them. */
function opening(before: Before, steps: readonly Step[]): Line[] {
  const guests = [...new Set(steps.map(({ shown }) => shown?.from ?? ''))].filter((from) => others[from] !== undefined);
  const registered = plain().filter((line) => isBranch(line['register']) && 'partner' in line['register']);
  const account = plainMessage('housing.account.registered');
  for (const [path, value] of Object.entries(before.account ?? {})) lay(account.data, path, value);
  return [
    ...registered,
    ...guests.map((partner) => ({ register: { partner, ...others[partner] } })),
    { register: { profile: '370102', ...before.profile } },
    ...(before.unregistered === true ? [] : [account]),
    ...(before.unfrozen === true
      ? []
      : [freeze(before.freeze, before.freezeAt === undefined ? {} : { at: before.freezeAt }).line, ...told(before)]),
  ];
}
const told = ({ uninformed, freezeAt }: Before): Line[] =>
  uninformed === true ? [] : [informed(freezeAt === undefined ? {} : { at: freezeAt }).line];

export const linesOf = (before: Before, steps: readonly Step[]): Line[] => [...opening(before, steps), ...steps.map(({ line }) => line)];
