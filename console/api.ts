/** The HTTP API as the page uses it: types of the answers, one way to ask, errors as sentences. */

import type { AnswerBody } from '../functions/serve-console/acting/answer.ts';
import type { SignedOccurrence } from '../functions/serve-console/reading/history.ts';
import type { Overview } from '../functions/serve-console/reading/overview.ts';
import type { AccountSeen, NoticeSeen } from '../functions/serve-console/reading/sight.ts';
import type { Step } from '../functions/serve-console/reading/steps.ts';
import { toPathPart } from '../shared/contracts/path-part.ts';
import type { Acknowledgement } from '../shared/domain/dossier/acknowledging.ts';
import type { ItemFiled } from '../shared/domain/dossier/events.ts';
import type { RowData, RowKind } from '../shared/domain/report/views/rows.ts';
import type { WordedRule } from '../shared/domain/rules/book/wording.ts';

export type { AccountSeen, Acknowledgement, Day, ItemFiled, NoticeSeen, Overview, RowData, RowKind, SignedOccurrence, Step, WordedRule };

import type { DayMoney as Day } from '../shared/domain/report/views/days.ts';

export interface User {
  id: string;
  name: string;
  party: string;
}
/** Who is signed in, and for whom. */
export interface Session {
  user: User;
  now: string;
  /** The system says by itself that something was written. */
  pushes: boolean;
  /** Reports can be had as PDF. */
  prints: boolean;
  partner: { name: string; uscc?: string };
}
export interface Row {
  key: string;
  kind?: RowKind;
  accountNumber: string;
  page?: number;
  data: RowData;
  workingDaysLeft?: number;
  /** The calendar of that year is not published yet. */
  provisional?: boolean;
}
export interface RuleEntry {
  id: string;
  owner: string;
  outcome: string;
  bookOutcome: string;
  basis: string;
  /** The basis in full. */
  law: { zh: string; en: string };
  mark: string;
  trigger: string;
  text: { zh: string; en: string; doZh: string; doEn: string };
  profileKeys: string[];
}
export type RuleExample = [outcome: string, sent: string, back: string];
export interface Forecast {
  outcome: string;
  rules: WordedRule[];
  effects: { to: string; type: string }[];
}
/** That the witnessed log has a dossier, for this browser to verify. */
export type CaseProof =
  | { sealed: false }
  | {
      sealed: true;
      note: string;
      pages: { text: string; index: number; proof: string[] }[];
      logKey?: string;
      witnesses: { partner: string; name: string; keys: string[] }[];
    };
export interface CaseSeen {
  caseNumber: string;
  accounts: string[];
  items: ItemFiled[];
  acknowledgements: Acknowledgement[];
  steps: Step[];
  exports: boolean;
  broken?: number;
}
export interface Lookup {
  at: string;
  user: string;
  what: string;
  purpose: string;
}

/** What the server answered instead of what was asked for: a sentence and what to do, in both languages. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly titles: { zh: string; en: string };
  readonly remedy: { zh: string; en: string };
  readonly errors: { field: string; zh: string; en: string }[];
  constructor(status: number, body: Partial<{ titles: ApiProblem['titles']; do: ApiProblem['remedy']; errors: ApiProblem['errors'] }>) {
    super(body.titles?.zh ?? `HTTP ${status}`);
    this.status = status;
    this.titles = body.titles ?? { zh: `服务器答复 ${status}`, en: `The server answered ${status}` };
    this.remedy = body.do ?? { zh: '请稍后再试', en: 'Try again later' };
    this.errors = body.errors ?? [];
  }
}

const purposeKey = 'presale-purpose';
export const purpose = (): string => sessionStorage.getItem(purposeKey) ?? '';
export const setPurpose = (text: string): void => sessionStorage.setItem(purposeKey, text);

async function ask<Answer>(path: string, init: RequestInit = {}): Promise<Answer> {
  const headers = { ...init.headers, 'x-purpose': encodeURIComponent(purpose()) };
  const response = await fetch(path, { ...init, headers, credentials: 'same-origin' });
  const body: unknown = await response.json().catch(() => ({}));
  if (!response.ok) throw new ApiProblem(response.status, typeof body === 'object' && body !== null ? body : {});
  return body as Answer;
}

const send = <Answer>(path: string, body: unknown): Promise<Answer> =>
  ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });

const part = encodeURIComponent;

export const api = {
  users: () => ask<{ users: User[] }>('/api/sandbox/users'),
  providers: () => ask<{ providers: { id: string; name: string }[] }>('/api/sign-in'),
  signIn: (id: string) => send<{ user: User }>('/api/sandbox/sign-in', { id }),
  signOut: () => send<object>('/api/sign-out', {}),
  me: () => ask<Session>('/api/me'),
  overview: () => ask<Overview>('/api/overview'),
  list: (
    kind: RowKind,
    { cursor, filter, limit = 50 }: { cursor?: string | undefined; filter?: string | undefined; limit?: number } = {},
  ) =>
    ask<{ rows: Row[]; next?: string }>(
      `/api/lists/${kind}?limit=${limit}${cursor === undefined ? '' : `&cursor=${part(cursor)}`}${filter === undefined ? '' : `&filter=${part(filter)}`}`,
    ),
  counts: (kind: RowKind) => ask<{ counts: Record<string, number>; most: number }>(`/api/counts/${kind}`),
  search: (text: string) => ask<{ understood: string; rows: Row[] }>(`/api/search?q=${part(text)}`),
  account: (number: string) => ask<AccountSeen>(`/api/accounts/${toPathPart(number)}`),
  history: (number: string, before?: number) =>
    ask<{ occurrences: SignedOccurrence[]; before?: number }>(
      `/api/accounts/${toPathPart(number)}/history${before === undefined ? '' : `?before=${before}`}`,
    ),
  days: (number: string) => ask<{ days: Day[] }>(`/api/accounts/${toPathPart(number)}/days`),
  notice: (number: string, notice: string) =>
    ask<NoticeSeen & { accountNumber: string; occurrences: SignedOccurrence[]; cut: boolean; exports: string[] }>(
      `/api/accounts/${toPathPart(number)}/notices/${toPathPart(notice)}`,
    ),
  dossier: (number: string) => ask<CaseSeen>(`/api/cases/${toPathPart(number)}`),
  proof: (number: string) => ask<CaseProof>(`/api/cases/${toPathPart(number)}/proof`),
  exportPath: (number: string) => `/api/cases/${toPathPart(number)}/export?purpose=${part(purpose())}`,
  /** A browser opens it by itself, so that what for stands in its address. */
  documentPath: (caseNumber: string, sha256: string): string =>
    `/api/cases/${toPathPart(caseNumber)}/documents/${sha256}?purpose=${part(purpose())}`,
  /** A document and how many pages it has, where that can be told. */
  async document(caseNumber: string, sha256: string): Promise<{ bytes: ArrayBuffer; pages: number | undefined }> {
    const response = await fetch(`${api.documentPath(caseNumber, sha256)}&pages=1`, { credentials: 'same-origin' });
    if (!response.ok) throw new ApiProblem(response.status, {});
    const pages = response.headers.get('x-pages');
    return { bytes: await response.arrayBuffer(), pages: pages === null ? undefined : Number(pages) };
  },
  rules: () => ask<{ rules: RuleEntry[] }>('/api/rules'),
  /** Of each rule that a message makes fire: the outcome, what is sent, what comes back. */
  examples: () => ask<Record<string, { zh: RuleExample[]; en: RuleExample[] }>>('/examples.json'),
  lookups: () => ask<{ lookups: Lookup[] }>('/api/access-log'),
  check: (type: string, accountNumber: string, data: unknown) => send<Forecast>('/api/checks', { type, accountNumber, data }),
  act: (type: string, accountNumber: string, data: unknown) => send<{ messageId: string }>('/api/acts', { type, accountNumber, data }),
  answer: (answer: AnswerBody) => send<{ messageId: string; step: string }>('/api/answers', answer),
  receipt: (id: string) => ask<{ outcome: string; rules: WordedRule[] }>(`/api/receipts/${part(id)}`),
};
