/**
 * Which account a message is about, when it names only a notice or a case: first by what the scenario's earlier lines said, as its sender
 * would know it, then by the ledger (a folder that an earlier scenario filled).
 */
import * as z from 'zod';
import { type AccountState, hasNumber } from '../../../shared/domain/account/state.ts';
import { subjectOf } from '../../../shared/domain/aggregate/aggregate.ts';
import { sameNumber } from '../../../shared/domain/rules/reading/matching.ts';
import { canonicalNumber } from '../../../shared/domain/values/identifiers/canonical.ts';
import { caseKey } from '../../../shared/domain/values/identifiers/case-number.ts';
import type { Ledger } from '../../../shared/ports/ledger.ts';
import { accountNow } from '../../../shared/workflow/account/account-now.ts';
import { isNamed, type NamedTask } from './answers.ts';

export interface Directory {
  /** Remembers the account of the notice and cases that the data names. */
  learn(data: unknown): void;
  /** The account of the data: named, or found by its notice or case. */
  accountOf(data: unknown): Promise<string | undefined>;
  /** Open tasks of all accounts that a word fits. */
  tasksNamed(word: string): Promise<NamedTask[]>;
}

const loose = <Shape extends z.ZodType>(shape: Shape) => shape.optional().catch(undefined);
const names = z.object({
  accountNumber: loose(z.string()),
  noticeNumber: loose(z.string()),
  caseNumber: loose(z.string()),
  newCaseNumber: loose(z.string()),
  freezes: z.array(z.object({ caseNumber: loose(z.string()) })).catch([]),
});

/** Without a ledger, what the lines before said is all that is known. */
export function createDirectory(ledger?: Ledger): Directory {
  const byNotice = new Map<string, string>();
  const byCase = new Map<string, string>();
  const find = async <Found>(look: (state: AccountState) => Found | undefined): Promise<Found | undefined> => {
    if (ledger === undefined) return undefined;
    for await (const stream of ledger.streams('account:')) {
      const found = look(await accountNow(ledger, subjectOf(stream)));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const inLedger = (notice: string | undefined, caseNumber: string | undefined): Promise<string | undefined> =>
    find(({ accountNumber, notices, freezes }) => {
      const hasNotice = notice !== undefined && notices.some(({ noticeNumber }) => sameNumber(noticeNumber, notice));
      const hasCase = caseNumber !== undefined && freezes.some((freeze) => hasNumber(freeze, caseNumber));
      return hasNotice || hasCase ? accountNumber : undefined;
    });
  return {
    learn(data) {
      const named = names.safeParse(data).data;
      if (named?.accountNumber === undefined) return;
      const { accountNumber, noticeNumber, caseNumber, newCaseNumber, freezes } = named;
      if (noticeNumber !== undefined) byNotice.set(canonicalNumber(noticeNumber), accountNumber);
      for (const number of [caseNumber, newCaseNumber, ...freezes.map((freeze) => freeze.caseNumber)])
        if (number !== undefined) byCase.set(caseKey(number), accountNumber);
    },
    async accountOf(data) {
      const named = names.safeParse(data).data;
      if (named === undefined) return undefined;
      const { accountNumber, noticeNumber, caseNumber } = named;
      const known = accountNumber ?? byNotice.get(canonicalNumber(noticeNumber ?? '')) ?? byCase.get(caseKey(caseNumber ?? ''));
      if (known !== undefined || (noticeNumber === undefined && caseNumber === undefined)) return known;
      return inLedger(noticeNumber, caseNumber);
    },
    async tasksNamed(word) {
      const named: NamedTask[] = [];
      if (ledger === undefined) return named;
      for await (const stream of ledger.streams('account:')) {
        const state = await accountNow(ledger, subjectOf(stream));
        if (state === undefined) continue;
        for (const task of state.tasks) if (task.status !== 'DONE' && isNamed(task, word)) named.push({ state, task });
      }
      return named;
    },
  };
}
