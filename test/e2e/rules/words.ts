/** The words that the stories are told in: a scenario line each (contracts §5), the plain case where nothing else is said. */
import * as plain from '../../fixtures/desk/plain-case.ts';
import { accountNumber, bank, caseNumber, court, housing, partners } from '../../fixtures/rules/account.ts';

export const { at } = plain;
export type Line = Record<string, unknown>;

export const otherCourt = 'court:鲁01';
export const strangeCourt = 'court:鲁0103';
export const secondCase = '（2026）鲁01执45号';
export const noticeNumber = '济历住建冻用〔2026〕1号';
const senders: Readonly<Record<string, string>> = { bank, housing, court };

/** Types that name no account. */
const aboutNoAccount: ReadonlySet<string> = new Set(['housing.notice.withdrawn', 'housing.query.answered']);

export const say = (time: string, type: string, data: object, more: object = {}): Line => ({
  at: at(time),
  from: senders[type.slice(0, type.indexOf('.'))],
  type,
  data: aboutNoAccount.has(type) ? data : { accountNumber, ...data },
  ...more,
});
export const notice = (change: plain.NoticeChange = {}, more: object = {}): Line => {
  const data = plain.notice(change);
  return say(data.issuedAt, 'housing.notice.issued', data, more);
};
export const freeze = (change: Parameters<typeof plain.freeze>[0] = {}, more: object = {}): Line => {
  const data = plain.freeze(change);
  return say(data.servedAt, 'court.freeze.ordered', data, more);
};
export const second = (change: Parameters<typeof plain.freeze>[0] = {}, more: object = {}): Line =>
  freeze(
    {
      caseNumber: secondCase,
      courtName: '济南市中级人民法院',
      stage: 'enforcement',
      quotaFen: 300_000_000,
      servedAt: '03-04 10:00',
      applicants: [plain.applicantOf('b1', '济南某某贸易有限公司')],
      ...change,
    },
    { from: otherCourt, ...more },
  );
export const pay = (change: plain.PaymentChange = {}, more: object = {}): Line => {
  const data = plain.payment({ balanceAfterFen: 700_000_000, ...change });
  return say(data.bookedAt, 'bank.payment.booked', data, more);
};
export const act = (time: string, type: string, data: object, more: object = {}): Line =>
  say(time, type, { caseNumber, rulingNumber: `${caseNumber}之二`, ...data }, more);
export const until = (time: string): Line => ({ until: at(time) });

export const begin = (profile: object = {}, account: object = {}, firstFreeze: Parameters<typeof plain.freeze>[0] = {}): Line[] => [
  ...[
    ...partners,
    { partner: otherCourt, name: '济南市中级人民法院', uscc: undefined },
    { partner: strangeCourt, name: '济南市市中区人民法院', uscc: undefined },
  ].map(({ partner, name, uscc }) => ({ register: { partner, name, ...(uscc === undefined ? {} : { uscc }) } })),
  { register: { profile: '370102', ...profile } },
  say('03-02 09:00', 'housing.account.registered', plain.account(account)),
  freeze(firstFreeze),
  say('03-03 12:00', 'court.housing.informed', { caseNumber, informedAt: at('03-03 12:00') }),
];
