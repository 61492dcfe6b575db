/** S-07 – S-09: what a construction payment rests on, and that nothing is drawn twice (12-8). */

import type { NoticeLine, NoticePaper, Purpose } from '../../messages/messages.ts';
import { yuan } from '../../values/money/figures.ts';
import { defaultProfile } from '../../values/profiles/profile.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import type { Words } from '../engine/finding.ts';
import type { NoticeInput } from '../engine/moments.ts';
import { countedAlready, isSameNotice, isVoid, otherNotices, paidOf, replaces } from '../reading/earlier-notices.ts';
import { comparable, sameAccountNumber, sameNumber, sameText } from '../reading/matching.ts';
import { sameParty } from '../reading/parties.ts';
import { evidenceName } from '../reading/terms.ts';
import { invoiceClaimKey, invoiceOwner, openInvoiceClaim } from '../reading/unique-claims.ts';
import { listed, named, say } from '../reading/wording.ts';

const constructionPurposes: ReadonlySet<Purpose> = new Set<Purpose>(['PROGRESS', 'MATERIAL', 'EQUIPMENT']);

/** What an attachment may be called, by the profile's name of the evidence. A name that is not here is looked for as it stands. */
const evidenceNames: ReadonlyMap<string, readonly string[]> = new Map([
  ['contract', ['合同']],
  ['progress-confirmation', ['进度', '施工']],
  ['supervisor-confirmation', ['监理']],
  ['invoice', ['发票']],
]);

/** Only the attached file is evidence: an invoice number or a contract number in the notice is a claim. */
const evidenceIsAttached = rule({
  id: 'S-07',
  text: {
    zh: '缺少本市要求的合同、施工与监理确认或发票',
    en: 'Evidence that the city requires is not attached: contract, progress and supervisor confirmations, invoice',
    doZh: '请主管部门补充附件或书面说明',
    doEn: 'The housing authority must supply the attachment or a statement',
  },
  profileKeys: ['evidenceRequired'],
  evaluate: {
    notice: ({ notice, profile }) => {
      if (!constructionPurposes.has(notice.purpose)) return undefined;
      const attached = (notice.attachments ?? []).map(({ name }) => comparable(name).toLowerCase());
      const isAttached = (evidence: string): boolean =>
        [evidence, ...(evidenceNames.get(evidence) ?? [])].some((name) =>
          attached.some((title) => title.includes(comparable(name).toLowerCase())),
        );
      const missing = (profile ?? defaultProfile).evidenceRequired.filter((evidence) => !isAttached(evidence));
      return missing.length === 0
        ? undefined
        : {
            found: say(`附件 ${attached.length} 件，缺少所列材料`, `${attached.length} attachments without what is named`),
            expected: listed(missing.map(evidenceName), missing.length),
            field: 'attachments',
          };
    },
  },
});

/** Floor of `percent` of an amount, in integers; 形象进度 counts to the millionth of a percent. */
function percentOf(amountFen: number, percent: number): number {
  const millionths = BigInt(Math.round(percent * 1_000_000));
  return Number((BigInt(amountFen) * millionths) / 100_000_000n);
}

/**
 * The proportion test: all that was and will be drawn on the contract stays within its price and within the progress reached. What the notice says was
 * paid before is held against what the system itself has seen approved, and the larger counts.
 */
const drawsWithinContract = rule({
  id: 'S-08',
  text: {
    zh: '累计拨付超过合同价款，或超过形象进度对应的价款',
    en: 'The cumulative draws exceed the contract price, or the share of it that the progress justifies',
    doZh: '请主管部门核对合同价款、形象进度和累计已付金额',
    doEn: 'The housing authority must check price, progress and what was paid before',
  },
  evaluate: { notice: findOverdraw },
});

function findOverdraw({ state, notice }: NoticeInput): Finding | undefined {
  const { contract } = notice;
  if (contract === undefined || notice.purpose === 'REFUND') return undefined;
  const use = state.contracts.find(({ number }) => sameNumber(number, contract.number));
  const ownFen = countedAlready(state, notice, ({ contractNumber }) => sameNumber(contractNumber ?? '', contract.number));
  const beforeFen = Math.max(contract.paidBeforeFen, use === undefined ? 0 : use.paidBeforeFen + use.approvedFen - ownFen);
  const cumulativeFen = beforeFen + notice.totalFen;
  const found = `${yuan(beforeFen)} + ${yuan(notice.totalFen)} = ${yuan(cumulativeFen)}`;
  if (cumulativeFen > contract.priceFen)
    return {
      found,
      expected: atMost(`合同价款 ${yuan(contract.priceFen)}`, `the contract price ${yuan(contract.priceFen)}`),
      field: 'contract.priceFen',
    };
  if (contract.progressPercent === undefined) return undefined;
  const earnedFen = percentOf(contract.priceFen, contract.progressPercent);
  const share = `${contract.progressPercent} %`;
  return cumulativeFen > earnedFen
    ? {
        found,
        expected: atMost(`形象进度 ${share}，即 ${yuan(earnedFen)}`, `${share} complete, that is ${yuan(earnedFen)}`),
        field: 'contract.progressPercent',
      }
    : undefined;
}

const atMost = (zh: string, en: string): Words => say(`不超过${zh}`, `at most ${en}`);

/**
 * Double dip: an invoice that another notice has drawn on, on this account or any other; where a notice names no invoice, a line like one of another
 * notice. A notice that came to nothing frees its invoices, and a new version or a successor may use those of the notice it replaces until that is paid.
 */
const lineIsNew = rule({
  id: 'S-09',
  text: {
    zh: '同一发票或合同款项已在其他通知书中支付或批准',
    en: 'The invoice or contract line was already paid or approved under another notice',
    doZh: '请主管部门核实是否重复申请',
    doEn: 'The housing authority must check whether it was asked for twice',
  },
  evaluate: { notice: (input) => (invoicesOf(input.notice).length > 0 ? findUsedInvoice(input) : findLikeLine(input)) },
});

const invoicesOf = ({ invoices }: NoticePaper): string[] => (invoices ?? []).filter((invoice) => comparable(invoice) !== '');

function findUsedInvoice({ state, notice, taken }: NoticeInput): Finding[] {
  const free = freeOwners({ state, notice });
  const drawn = new Set(
    state.notices
      .filter((other) => other.data !== undefined && isDrawn({ state, notice }, other))
      .flatMap(({ data }) => (data === undefined ? [] : invoicesOf(data).map(invoiceClaimKey))),
  );
  const used = invoicesOf(notice).filter((invoice) => {
    const key = invoiceClaimKey(invoice);
    return drawn.has(key) || openInvoiceClaim(key, taken, free).owner !== undefined;
  });
  return used.map((invoice) => ({ found: named(invoice), field: `invoices.${(notice.invoices ?? []).indexOf(invoice)}` }));
}

type Held = Pick<NoticeInput, 'state' | 'notice'>;
type Other = Held['state']['notices'][number];

const isPaid = ({ status }: Other): boolean => status === 'PAID' || status === 'CLOSED';
/**
 * A notice whose invoices are used up for this one: it was approved and stands, or money was paid under it, and this one does not replace it. A held or
 * refused notice claims nothing.
 */
const isDrawn = ({ notice }: Held, other: Other): boolean =>
  ((other.counted && !isVoid(other)) || paidOf(other) > 0) && !isSameNotice(other, notice) && (!replaces(notice, other) || isPaid(other));

/**
 * Owners that do not stand in the way: notices that came to nothing, this notice itself, and what it replaces. Another account's notices are not known
 * here: whoever took the invoice keeps it.
 */
export function freeOwners(held: Held): (owner: string) => boolean {
  const { accountNumber, notices } = held.state;
  return (owner) => {
    const other = notices.find(({ noticeNumber, version }) => owner === invoiceOwner(accountNumber, noticeNumber, version));
    return other !== undefined && !isDrawn(held, other);
  };
}

function findLikeLine({ state, notice }: NoticeInput): Finding[] {
  const amounts = new Set(notice.lines.map(({ amountFen }) => amountFen));
  const found = new Map<number, Finding>();
  for (const other of otherNotices(state, notice)) {
    const candidates = other.data.lines.filter(({ amountFen }) => amounts.has(amountFen));
    if (candidates.length === 0 || !hasSameSubject(notice, other.data)) continue;
    for (const [index, line] of notice.lines.entries()) {
      if (found.has(index) || !candidates.some((candidate) => isLike(line, candidate))) continue;
      found.set(index, { found: sameAs(line, other), field: `lines.${index}` });
    }
  }
  return [...found].sort(([a], [b]) => a - b).map(([, finding]) => finding);
}

const sameAs = ({ line, amountFen }: NoticeLine, { noticeNumber, version }: Other): Words =>
  say(
    `第 ${line} 行 ${yuan(amountFen)} 与通知书“${noticeNumber}”第 ${version} 版的一行相同`,
    `line ${line} of ${yuan(amountFen)} is like one of notice “${noticeNumber}” version ${version}`,
  );

/** The fingerprint of a contract line: contract or sales filing and building of its notice … */
const hasSameSubject = (a: NoticePaper, b: NoticePaper): boolean =>
  sameNumber(a.contract?.number ?? '', b.contract?.number ?? '') &&
  sameNumber(a.refund?.filingNumber ?? '', b.refund?.filingNumber ?? '') &&
  sameText(a.building ?? '', b.building ?? '');

/** … and its amount, usage and payee. */
const isLike = (a: NoticeLine, b: NoticeLine): boolean =>
  a.amountFen === b.amountFen && sameText(a.usage, b.usage) && isSamePayee(a.payee, b.payee);

/** One receiver may be written under two names with one account. */
const isSamePayee = (a: NoticeLine['payee'], b: NoticeLine['payee']): boolean =>
  sameParty(a, b) || (a.accountNumber !== '' && sameAccountNumber(a.accountNumber, b.accountNumber));

export const drawRules: readonly Rule[] = [evidenceIsAttached, drawsWithinContract, lineIsNew];
