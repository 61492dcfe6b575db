/** The steps that stories have in common. A step of the partner under test is asked for and looked at; one of the others is said. */

import * as z from 'zod';
import type { NoticePaper } from '../../../shared/domain/messages/messages.ts';
import type { Bilingual } from '../../../shared/domain/values/bilingual.ts';
import { yuan } from '../../../shared/domain/values/money/figures.ts';
import { inlinePdf } from '../../reference/messages/examples/story.ts';
import { accountOf, freezeOf, noticeOf, type Site } from '../partners/scene.ts';
import type { Bench } from './bench.ts';
import { differences, documentFaults } from './faults.ts';
import type { Fault } from './pack.ts';
import type { Seen } from './watch.ts';

export const dayMs = 86_400_000;

export interface Story {
  bench: Bench;
  caseNumber: string;
  freezes: NoticePaper['freezes'];
  balanceFen: number;
  serials: number;
}

/** An account, and a case that no other pack has. */
export async function openAccount(bench: Bench): Promise<Story> {
  const { site } = bench;
  const data = accountOf(site);
  if (bench.is('bank'))
    await bench.ask(
      {
        zh: `开立监管账户 ${site.accountNumber}，户名“${site.accountTitle}”，余额 ${yuan(site.balanceFen)}`,
        en: `open supervision account ${site.accountNumber}, title “${site.accountTitle}”, balance ${yuan(site.balanceFen)}`,
      },
      { kind: 'open-account', data: { accountNumber: site.accountNumber, accountTitle: site.accountTitle, balanceFen: site.balanceFen } },
    );
  if (bench.is('housing')) {
    await bench.ask(
      { zh: `登记监管账户 ${site.accountNumber}`, en: `register supervision account ${site.accountNumber}` },
      { kind: 'send', type: 'housing.account.registered', data },
    );
    await bench.expect({
      rule: 'N-13',
      zh: '监管账户登记完整',
      en: 'the account is registered as it is',
      type: 'housing.account.registered',
      judge: (seen) =>
        differences(seen, {
          accountNumber: site.accountNumber,
          accountTitle: site.accountTitle,
          bankCode: site.bankCode,
          balanceFen: site.balanceFen,
          supervisedQuotaFen: data.supervisedQuotaFen,
        }),
    });
  } else await bench.say('housing', 'housing.account.registered', data);
  return { bench, caseNumber: caseNumberOf(bench), freezes: [], balanceFen: site.balanceFen, serials: 0 };
}

/** One that no other pack has. */
export function caseNumberOf({ random, now, courtCode, names }: Bench): string {
  const caseNumber = `（${now().slice(0, 4)}）${courtCode}执保${1 + Math.floor(random() * 9_000_000)}号`;
  names.add(caseNumber);
  return caseNumber;
}

export interface FreezeWish {
  caseNumber?: string;
  quotaFen?: number;
  servedAt?: string;
  endsAt?: string;
}

/** A court freezes the account, and whoever is tested does what an order asks of it. */
export async function freeze(story: Story, wish: FreezeWish = {}, outcomes: readonly string[] = ['ACCEPTED']): Promise<string> {
  const { bench } = story;
  const { caseNumber = story.caseNumber, quotaFen = 800_000_000, servedAt = bench.now(), endsAt = bench.later(300 * dayMs) } = wish;
  const { accountNumber, developer } = bench.site;
  const data = freezeOf({ accountNumber, developer, caseNumber, courtName: bench.courtName, quotaFen, now: servedAt, endsAt });
  if (bench.is('court')) {
    await bench.ask(
      {
        zh: `冻结账户 ${accountNumber}：${caseNumber}，${yuan(quotaFen)}`,
        en: `freeze account ${accountNumber} in case ${caseNumber}, ${yuan(quotaFen)}`,
      },
      { kind: 'send', type: 'court.freeze.ordered', data },
    );
    await bench.expect({
      rule: 'F-04',
      zh: '冻结文书载明账户、案号、额度与期限',
      en: 'the order names account, case, quota and term',
      type: 'court.freeze.ordered',
      judge: (seen) => differences(seen, { accountNumber, caseNumber, quotaFen, endsAt, 'respondent.uscc': developer.uscc }),
    });
  } else await bench.say('court', 'court.freeze.ordered', data, outcomes);
  story.freezes.push({ caseNumber, courtName: bench.courtName, quotaFen });
  return caseNumber;
}

/** What each role does of itself when an account is frozen. */
export function freezeAnswered({ bench }: Story, caseNumber: string, judge?: (seen: Seen) => Fault[]): Promise<Seen> {
  const { accountNumber } = bench.site;
  const head = {
    bank: { rule: 'F-08', zh: '银行报告冻结执行结果', en: 'the bank reports how the order was carried out', type: 'bank.freeze.executed' },
    housing: { rule: 'F-10', zh: '住建部门确认知悉冻结', en: 'the authority acknowledges the freeze', type: 'housing.freeze.acknowledged' },
    court: { rule: 'F-10', zh: '法院告知住建部门', en: 'the court informs the housing authority', type: 'court.housing.informed' },
  }[bench.as];
  return bench.expect({
    ...head,
    where: (data) => data['caseNumber'] === caseNumber || !('caseNumber' in data),
    judge: (data, seen) => [...differences(data, { accountNumber, caseNumber }), ...(judge?.(seen) ?? [])],
  });
}

/** Until the partner has read all that it was told so far: what it does about a later order, in the same FIFO group, shows it. */
export async function caughtUp(story: Story): Promise<void> {
  const caseNumber = caseNumberOf(story.bench);
  await freeze(story, { caseNumber, quotaFen: 1_000_000 }, ['ACCEPTED', 'HELD']);
  story.freezes.pop();
  await freezeAnswered(story, caseNumber);
}

export interface NoticeWish {
  amountFen: number | readonly number[];
  change?: Partial<NoticePaper>;
  number?: string;
  payees?: readonly Site['payee'][];
  words?: Bilingual;
  outcomes?: readonly string[];
}

/** The housing authority issues a notice; the partner that is tested is asked to. */
export async function issue(story: Story, wish: NoticeWish): Promise<NoticePaper> {
  const notice = noticeFor(story, wish);
  await sendNotice(story, notice, wish);
  return notice;
}

export function noticeFor({ bench, freezes }: Story, { amountFen, change, number, payees }: NoticeWish): NoticePaper {
  const notice = noticeOf(bench.site, {
    freezes,
    amountFen,
    now: bench.now(),
    validUntil: bench.later(60 * dayMs),
    ...(change === undefined ? {} : { change }),
    ...(number === undefined ? {} : { number }),
    ...(payees === undefined ? {} : { payees }),
  });
  bench.names.add(notice.noticeNumber);
  return notice;
}

export async function sendNotice(
  { bench }: Story,
  notice: NoticePaper,
  { words, outcomes }: Pick<NoticeWish, 'words' | 'outcomes'> = {},
): Promise<void> {
  if (!bench.is('housing')) return bench.say('housing', 'housing.notice.issued', notice, outcomes);
  await bench.ask(
    words ?? {
      zh: `出具通知书 ${notice.noticeNumber} 第 ${notice.version} 版，合计 ${yuan(notice.totalFen)}`,
      en: `issue notice ${notice.noticeNumber}, version ${notice.version}, ${yuan(notice.totalFen)}`,
    },
    { kind: 'send', type: 'housing.notice.issued', data: notice },
  );
  const lines = notice.lines.flatMap(({ line, amountFen, payee }, index) => [
    [`lines.${index}.line`, line],
    [`lines.${index}.amountFen`, amountFen],
    [`lines.${index}.payee.name`, payee.name],
    [`lines.${index}.payee.accountNumber`, payee.accountNumber],
  ]);
  const named = notice.freezes.map(({ caseNumber }, index) => [`freezes.${index}.caseNumber`, caseNumber]);
  const { noticeNumber, version, totalFen, accountNumber, priorPaid } = notice;
  await bench.expect({
    rule: 'N-07',
    zh: '通知书的文号、版本、款项与案号正确，附加盖印章的通知书',
    en: 'the notice has the right number, version, lines and cases, and its sealed document',
    type: 'housing.notice.issued',
    ...(outcomes === undefined ? {} : { outcomes }),
    judge: (data) => [
      ...differences(data, {
        noticeNumber,
        version,
        totalFen,
        accountNumber,
        ...(priorPaid === undefined ? {} : { priorPaid }),
        ...Object.fromEntries([...lines, ...named]),
      }),
      ...documentFaults('document', data['document']),
    ],
  });
}

export interface PaymentWish {
  line?: number;
  amountFen: number;
  status?: 'SETTLED' | 'QUEUED';
}

/** The bank pays: the partner that is tested by itself, else the pack says so. Resolves with the serial. */
export async function paid(
  story: Story,
  notice: NoticePaper,
  { line = 1, amountFen, status = 'SETTLED' }: PaymentWish,
  serialGiven?: string,
): Promise<string> {
  const { bench } = story;
  const payee = notice.lines.find((each) => each.line === line)?.payee ?? bench.site.payee;
  if (status === 'SETTLED') story.balanceFen -= amountFen;
  if (bench.is('bank')) {
    const seen = await bench.expect({
      rule: 'B-03',
      zh: `按通知书支付第 ${line} 项 ${yuan(amountFen)}，附凭证`,
      en: `line ${line} is paid as authorised, ${yuan(amountFen)}, with its voucher`,
      type: 'bank.payment.booked',
      where: (data) => data['noticeNumber'] === notice.noticeNumber && data['line'] === line,
      // What waits in clearing is recorded and held until it settles (B-08).
      outcomes: status === 'QUEUED' ? ['HELD', 'ACCEPTED'] : ['ACCEPTED'],
      judge: (data) => paymentFaults(story, notice, data, { line, amountFen, status, payee }),
    });
    return String(seen.data['bankSerial']);
  }
  story.serials += 1;
  const serial = serialGiven ?? `S${notice.accountNumber.slice(-8)}${story.serials}`;
  await bench.say('bank', 'bank.payment.booked', bookingOf(story, notice, { line, amountFen, status, serial }), ['ACCEPTED', 'HELD']);
  return serial;
}

export function bookingOf(
  { bench, balanceFen }: Story,
  notice: NoticePaper,
  { line, amountFen, status, serial }: { line: number; amountFen: number; status: string; serial: string },
): object {
  const payee = notice.lines.find((each) => each.line === line)?.payee ?? bench.site.payee;
  const bookedAt = bench.now();
  const face = { payer: bench.site.accountTitle, payee: payee.name, amountFen, bookedOn: bookedAt.slice(0, 10), serial };
  return {
    accountNumber: notice.accountNumber,
    noticeNumber: notice.noticeNumber,
    line,
    bankSerial: serial,
    payee: { name: payee.name, accountNumber: payee.accountNumber, bankCode: payee.bankCode },
    amountFen,
    bookedAt,
    clearing: { system: 'HVPS', reference: `HVPS${serial}`, status },
    balanceAfterFen: balanceFen,
    voucher: { number: `HD${serial}`, ...inlinePdf(`Transfer voucher ${serial}`), face },
  };
}

const face = z.looseObject({ amountFen: z.number(), payee: z.string() });

function paymentFaults(
  story: Story,
  notice: NoticePaper,
  data: Seen['data'],
  { line, amountFen, status, payee }: { line: number; amountFen: number; status: string; payee: Site['payee'] },
): Fault[] {
  const facts = differences(data, {
    accountNumber: notice.accountNumber,
    line,
    amountFen,
    'payee.name': payee.name,
    'payee.accountNumber': payee.accountNumber,
    'payee.bankCode': payee.bankCode,
    'clearing.status': status,
    balanceAfterFen: story.balanceFen,
  });
  if (status !== 'SETTLED') return facts;
  const voucher = data['voucher'];
  const read = z.looseObject({ face }).safeParse(voucher);
  const onFace = read.success
    ? differences(read.data.face, { amountFen, payee: payee.name }).map((each) => ({ ...each, field: `voucher.face.${each.field}` }))
    : [];
  return [...facts, ...documentFaults('voucher', voucher), ...onFace];
}

/** A court takes each item of its case file once. */
export async function itemsTaken({ bench }: Story, kinds: readonly string[]): Promise<void> {
  if (!bench.is('court')) return;
  for (const kind of kinds)
    await bench.expect({
      rule: 'C-14',
      zh: `法院确认收到卷内材料（${kind}）`,
      en: `the court takes the item of its case file (${kind})`,
      type: 'court.dossier.acknowledged',
      where: (data) => String(data['itemId']).startsWith(kind),
    });
}
