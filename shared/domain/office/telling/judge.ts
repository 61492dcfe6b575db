/** May this text be sent? (C-08: nothing that the applicant must not learn; C-09: nothing before it was paid, and not more than was paid.) */

import type { AccountState } from '../../account/state.ts';
import type { MoneyTold, NotificationOutput } from '../../messages/outputs.ts';
import { evaluate } from '../../rules/all-rules.ts';
import type { FiredRule } from '../../rules/engine/finding.ts';
import type { DraftInput } from '../../rules/engine/moments.ts';
import { groupedYuan } from '../../values/money/figures.ts';
import type { Draft } from './draft.ts';

export function judgeDraft({ subject, text }: Draft, output: NotificationOutput, account: AccountState | undefined): FiredRule[] {
  const { notificationId, content } = output;
  return evaluate('draft', {
    text: `${subject}\n${text}`,
    ...(content.subject === 'freeze-ending' ? {} : { money: moneyOf(notificationId, content, account) }),
    forbidden: account === undefined ? [] : forbiddenIn(account, output),
  });
}

function moneyOf(notificationId: string, content: MoneyTold, account: AccountState | undefined): NonNullable<DraftInput['money']> {
  const open = account?.notifications.find(({ output }) => output.notificationId === notificationId);
  const serial = open?.bankSerial ?? content.bankSerial;
  const payment = account?.payments.find(({ bankSerial }) => bankSerial === serial);
  return { amountFen: content.amountFen, paidFen: payment?.amountFen ?? 0, status: payment?.status };
}

/** What the account knows and this applicant must not learn. */
function forbiddenIn(account: AccountState, output: NotificationOutput): DraftInput['forbidden'] {
  const secrets = [
    { kind: 'account number', value: output.accountNumber },
    { kind: 'balance', value: groupedYuan(Math.max(account.balanceFen, 0)) },
    ...account.notices.flatMap(({ lines, data }) => [
      ...lines.map(({ payee }) => ({ kind: 'payee account', value: payee.accountNumber })),
      ...(data?.lines ?? []).flatMap(({ payee }) => [
        { kind: 'payee id', value: payee.id },
        ...(payee.kind === 'person' ? [{ kind: 'buyer', value: payee.name }] : []),
      ]),
      ...(data === undefined || data.applicant.type !== 'BUYER'
        ? []
        : [
            { kind: 'buyer', value: data.applicant.name },
            { kind: 'buyer id', value: data.applicant.id },
          ]),
      ...(data?.refund === undefined ? [] : [{ kind: 'unit', value: data.refund.unit }]),
    ]),
    ...account.freezes.flatMap((freeze) => [
      { kind: 'other case', value: freeze.caseNumber },
      ...freeze.applicants.map(({ name }) => ({ kind: 'other creditor', value: name })),
    ]),
  ];
  return secrets.filter(({ kind, value }) => !allowedIn(output, kind).some((allowed) => bare(allowed).includes(bare(value))));
}

/** Short numbers occur inside others by chance: a balance of 100.00 in 1,000,000.00, a unit in a document number. */
const shortKinds: ReadonlySet<string> = new Set(['balance', 'unit']);

/** What the text says lawfully; a secret that is part of it is none to this applicant. */
function allowedIn({ applicant, caseNumber, courtName, content }: NotificationOutput, kind: string): string[] {
  const { quotaFen = 0, controlledFen = 0 } = content;
  const own = [applicant.name, caseNumber, courtName, groupedYuan(quotaFen), groupedYuan(controlledFen)];
  if (content.subject === 'freeze-ending') return [...own, content.rulingNumber];
  const { issuerName, noticeNumber, voucherNumber = '', amountFen } = content;
  const ofMoney = [...own, issuerName, groupedYuan(amountFen)];
  return shortKinds.has(kind) ? [...ofMoney, noticeNumber, voucherNumber] : ofMoney;
}

const bare = (text: string): string => text.replace(/[\s\p{P}]/gu, '');
