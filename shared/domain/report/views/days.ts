/** Balance and freezes of an account at the end of each day on which they changed: what its chart is drawn from, a page of days at a time. */
import type { Fen, Instant } from '../../messages/messages.ts';
import { ofAccount, type ViewRow } from './rows.ts';
import type { AccountStory, StoryMoment } from './story.ts';

export interface DayMoney {
  kind: 'day';
  /** When it became so; the day is that of Asia/Shanghai. */
  at: Instant;
  balanceFen: Fen;
  supervisedQuotaFen: Fen;
  freezes: StoryMoment['freezes'];
}

/** For who sees the account whole: its bank and its housing authority. Newest first. */
export function dayRows({ state, moments, page }: Pick<AccountStory, 'state' | 'moments' | 'page'>): ViewRow[] {
  const { accountNumber, registration } = state;
  if (registration === undefined) return [];
  const parties = [`bank:${registration.bankCode}`, registration.registeredBy].filter((party) => party !== undefined);
  const byDay = new Map(moments.map((moment) => [moment.at.slice(0, 10), moment]));
  return [...byDay].map(([day, { at, balanceFen, supervisedQuotaFen, freezes }]) => ({
    key: `day/${accountNumber}/${day}`,
    kind: 'day',
    accountNumber,
    page,
    sort: String(99_999_999 - Number(day.replaceAll('-', ''))),
    parties,
    terms: [],
    filters: [ofAccount(accountNumber)],
    data: { kind: 'day', at, balanceFen, supervisedQuotaFen, freezes },
  }));
}
