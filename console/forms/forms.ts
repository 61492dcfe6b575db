/** The messages that a person may make by hand, by party, and what is known before they begin. */
import type { AccountSeen } from '../api.ts';
import { bankForms } from './bank.ts';
import { courtForms } from './court.ts';
import type { Values } from './data.ts';
import { account, choice, type Form, file, fixed, reason, text } from './field.ts';
import { housingForms } from './housing.ts';

const forms: Readonly<Record<string, readonly Form[]>> = { court: courtForms, housing: housingForms, bank: bankForms };

/** The desk enters an answer that its owner gave on paper, with the scan; two persons of the desk, one after the other. */
const paperAnswer = (person: string): Form => ({
  type: 'operator.task.answered',
  title: ['纸质答复录入', 'An answer from paper'],
  groups: [
    {
      title: ['答复', 'The answer'],
      fields: [
        account,
        text('task', '任务编号', 'Task'),
        text('onBehalfOf', '答复单位', 'Whose answer', { hint: ['如 housing:370102', 'such as housing:370102'] }),
        choice('decision', '答复', 'Decision', ['accept', 'reject']),
        choice('step', '本人是', 'You are', ['propose', 'confirm']),
        reason,
        fixed('by.0', person),
        file('paper', '答复的扫描件（PDF 或 OFD）', 'Scan of the answer (PDF or OFD)'),
      ],
    },
  ],
});

export const formsOf = ({ party, name }: { party: string; name: string }): readonly Form[] =>
  party === 'operator' ? [paperAnswer(name)] : (forms[party.split(':')[0] ?? ''] ?? []);

export interface Prefilled {
  values: Values;
  /** Freezes that stand on the account: rows of the notice. */
  freezes: number;
}

const yuanOf = (fen: number | undefined): string => (fen === undefined ? '' : (fen / 100).toFixed(2));

/** What is known of the account and of who writes, for a form that begins with it. */
export function prefilled(seen: AccountSeen, partner: { name: string; uscc?: string }, now: string): Prefilled {
  const standing = seen.freezes.flatMap((freeze) =>
    'caseNumber' in freeze && (freeze.status === 'LIVE' || freeze.status === 'WAITING') ? [freeze] : [],
  );
  const courts = standing.flatMap(({ courtName }) => (courtName === undefined ? [] : [courtName]));
  const frozen = standing.flatMap((freeze, row): [string, string][] => {
    const end = row === 0 ? '' : `-${row + 1}`;
    return [
      [`frozenCase${end}`, freeze.caseNumber ?? ''],
      [`frozenCourt${end}`, freeze.courtName ?? ''],
      [`frozenQuota${end}`, yuanOf(freeze.quotaFen)],
    ];
  });
  return {
    freezes: Math.max(1, standing.length),
    values: {
      accountNumber: seen.accountNumber,
      accountTitle: seen.title,
      bankCode: seen.bankCode,
      project: seen.project,
      permit: seen.permits?.[0] ?? '',
      developerName: seen.developer,
      developerUscc: seen.developerUscc ?? '',
      issuerName: partner.name,
      issuerUscc: partner.uscc ?? '',
      issuerRegion: seen.regionCode ?? '',
      issuedAt: now.slice(0, 16),
      courts: [...new Set(courts)].join('、'),
      caseNumber: standing[0]?.caseNumber ?? '',
      ...Object.fromEntries(frozen),
    },
  };
}
