/** The papers that the system writes for a case's dossier, from what is recorded: the messages that the account took in, and the items filed. */

import * as z from 'zod';
import {
  type CaseFacts,
  catalogueOf,
  coverOf,
  returnNoteOf,
  serviceNoteOf,
  type Transfer,
} from '../../../shared/adapters/pdf/dossier-papers.ts';
import type { SealStanding } from '../../../shared/domain/documents/opened.ts';
import type { ItemFiled } from '../../../shared/domain/dossier/events.ts';
import { maskAccount, maskAddress } from '../../../shared/domain/dossier/masks.ts';
import type { Words } from '../../../shared/domain/rules/engine/finding.ts';
import { sealWords } from '../../../shared/domain/rules/reading/broken.ts';
import { channelName, itemKindName, purposeName } from '../../../shared/domain/rules/reading/terms.ts';
import { documentKey, type EvidenceStore } from '../../../shared/ports/evidence.ts';
import type { Files, ReceivedMessage } from './collect.ts';
import { anchorFile, timestampFile } from './format.ts';

/** What a channel delivered, found by the name of its proof; undefined where it is kept elsewhere. */
export type FindDelivery = (evidence: string) => Promise<Uint8Array | undefined>;

export interface PaperParts {
  evidence: Pick<EvidenceStore, 'get'>;
  findDelivery: FindDelivery;
  caseNumber: string;
  courtName: string;
  items: readonly ItemFiled[];
  /** Of the whole account; only what belongs to the case's own items is used. */
  messages: readonly ReceivedMessage[];
  /** What the electronic seals of documents said when they were received, by SHA-256. */
  seals: ReadonlyMap<string, SealStanding>;
}

const payment = z.looseObject({
  bankSerial: z.string(),
  noticeNumber: z.string(),
  line: z.number(),
  amountFen: z.number(),
  bookedAt: z.string(),
  payee: z.looseObject({ name: z.string() }),
  voucher: z.looseObject({ number: z.string() }).optional(),
});
const comeBack = z.looseObject({
  bankSerial: z.string(),
  originalBankSerial: z.string(),
  amountFen: z.number(),
  reason: z.string(),
  bookedAt: z.string(),
});
const notice = z.looseObject({
  noticeNumber: z.string(),
  issuer: z.looseObject({ name: z.string() }),
  purpose: z.string(),
});
const delivery = z.looseObject({
  notificationId: z.string(),
  status: z.string(),
  attempts: z
    .array(
      z.looseObject({
        at: z.string(),
        channel: z.string(),
        reached: z.boolean(),
        formal: z.boolean().default(false),
        evidence: z.string().default(''),
      }),
    )
    .default([]),
});
const told = z.looseObject({ to: z.string().default(''), text: z.string().default('') });

const dataOf = <Content>(messages: readonly ReceivedMessage[], type: string, schema: z.ZodType<Content>): Content[] =>
  messages.flatMap(({ event }) => {
    const parsed = event?.type === `presale.${type}.v1` ? schema.safeParse(event.data) : undefined;
    return parsed?.success ? [parsed.data] : [];
  });

/** Adds `generated/…`. */
export async function addPapers(files: Files, parts: PaperParts): Promise<void> {
  const { items } = parts;
  const last = items.at(-1);
  if (last === undefined) return;
  const facts = factsOf(parts, last);
  const printed = new Map<string, string>();
  for (const item of items) {
    const print = printOf(item.kind);
    const paper = await print?.paper(parts, item);
    if (print === undefined || paper === undefined) continue;
    const name = `${String(item.sequence).padStart(3, '0')}-${print.suffix}.pdf`;
    files.set(`generated/${name}`, paper);
    printed.set(item.itemId, name);
  }
  files.set('generated/01-cover.pdf', await coverOf(facts, transfersOf(parts)));
  files.set(
    'generated/02-catalogue.pdf',
    await catalogueOf(
      facts,
      items.map((item) => lineOf(item, parts, printed.get(item.itemId))),
      proofNames(files),
    ),
  );
}

/** What a record of the system itself looks like as a paper. */
function printOf(kind: ItemFiled['kind']) {
  if (kind === 'delivery-evidence') return { suffix: 'service', paper: serviceOf };
  return kind === 'payment-return' ? { suffix: 'return', paper: returnOf } : undefined;
}

const proofNames = (files: Files): string[] => [
  '日志检查点及见证单位的联署（checkpoint）',
  ...(files.has(timestampFile) ? ['时间戳机构对检查点的时间戳（checkpoint.tst）'] : []),
  ...(files.has(anchorFile) ? ['司法链对检查点的存证回执（checkpoint-anchor.json）'] : []),
  '本卷各页的原文（pages/）',
  '各页在日志中的位置和包含证明（proofs.json）',
  '各方报文的原文和签名（messages/）',
  '验证所需的公钥（keys.json）',
  '全部文件的数字摘要清单及其签名（manifest.json、manifest.jws）',
];

function factsOf({ caseNumber, courtName, items, messages }: PaperParts, last: ItemFiled): CaseFacts {
  const issuers = new Map(dataOf(messages, 'housing.notice.issued', notice).map(({ noticeNumber, issuer }) => [noticeNumber, issuer.name]));
  const numbers = [...new Set(items.map(({ noticeNumber }) => noticeNumber))].filter((number) => number !== '');
  return {
    caseNumber,
    courtName,
    account: [...new Set(items.map(({ accountNumber }) => maskAccount(accountNumber)))].join('、'),
    notices: numbers.map((number) => ({ number, issuer: issuers.get(number) ?? '' })),
    chainHead: last.chainHead,
    at: last.filedAt,
  };
}

/** Payments whose voucher or notice is in this dossier; of the others nothing is said here. */
function transfersOf({ items, messages }: PaperParts): Transfer[] {
  const serials = new Set(
    items.flatMap(({ bankSerial, kind }) => (bankSerial === undefined || kind === 'payment-return' ? [] : [bankSerial])),
  );
  const purposes = new Map(dataOf(messages, 'housing.notice.issued', notice).map(({ noticeNumber, purpose }) => [noticeNumber, purpose]));
  // What the dossier took in as a return, and nothing else that a bank may have said of the payment since.
  const returns = new Set(items.flatMap(({ kind, documentNumber }) => (kind === 'payment-return' ? [documentNumber] : [])));
  const back = [...dataOf(messages, 'bank.payment.returned', comeBack), ...dataOf(messages, 'bank.payment.reversed', comeBack)].filter(
    ({ bankSerial }) => returns.has(bankSerial),
  );
  const payments = new Map(dataOf(messages, 'bank.payment.booked', payment).map((each) => [each.bankSerial, each]));
  return [...payments.values()]
    .filter(({ bankSerial }) => serials.has(bankSerial))
    .map(({ bankSerial, noticeNumber, amountFen, bookedAt, payee, voucher }) => ({
      bookedAt,
      payee: payee.name,
      purpose: purposeText(purposes.get(noticeNumber)),
      amountFen,
      voucherNumber: voucher?.number ?? bankSerial,
      // A payment comes back once, whatever is booked twice.
      returnedFen: Math.min(
        amountFen,
        back.filter(({ originalBankSerial }) => originalBankSerial === bankSerial).reduce((sum, each) => sum + each.amountFen, 0),
      ),
    }));
}

/** Without the code that stands behind the name in receipts. */
const purposeText = (code = ''): string => zhOf(purposeName, code).replace(/（[A-Z_]+）$/, '');

/** The Chinese name of a code; one of a newer program is shown as it is. */
function zhOf<Code extends string>(name: (code: Code) => Words, code: Code): string {
  const words = name(code);
  return typeof words === 'string' ? words : words.zh;
}

function lineOf(item: ItemFiled, { items, seals }: PaperParts, printedAs: string | undefined) {
  const { sequence, kind, documentNumber, filedAt, sha256, supersedes } = item;
  const seal = seals.get(sha256);
  const earlier = items.find(({ itemId }) => itemId === supersedes)?.sequence;
  return {
    sequence,
    name: zhOf(itemKindName, kind),
    documentNumber,
    filedAt,
    sha256,
    ...(earlier === undefined ? {} : { supersedes: earlier }),
    ...(printedAs === undefined ? {} : { printedAs }),
    ...(seal === undefined ? {} : { seal: zhOf(sealWords, seal) }),
  };
}

async function recordOf<Content>(
  { evidence }: PaperParts,
  { sha256 }: ItemFiled,
  schema: z.ZodType<Content>,
): Promise<Content | undefined> {
  const bytes = await evidence.get(documentKey(sha256));
  return bytes === undefined ? undefined : parsed(bytes, schema);
}

function parsed<Content>(bytes: Uint8Array, schema: z.ZodType<Content>): Content | undefined {
  try {
    return schema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).data;
  } catch {
    // A record in another form than this program writes is filed as it is; no paper is made of it.
    return undefined;
  }
}

async function serviceOf(parts: PaperParts, item: ItemFiled): Promise<Uint8Array | undefined> {
  const record = await recordOf(parts, item, delivery);
  if (record === undefined) return undefined;
  const deliveries = await Promise.all(
    record.attempts.map(async (attempt) => {
      const bytes = attempt.evidence === '' ? undefined : await parts.findDelivery(attempt.evidence);
      return { ...attempt, told: bytes === undefined ? undefined : parsed(bytes, told) };
    }),
  );
  const text = deliveries.findLast(({ reached, told: said }) => reached && said !== undefined)?.told?.text ?? '';
  return serviceNoteOf({
    caseNumber: parts.caseNumber,
    courtName: parts.courtName,
    recipient: text.slice(0, Math.max(text.indexOf('：'), 0)),
    documentName: item.noticeNumber === '' ? '冻结期限届满告知书' : '冻结资金划转告知书',
    formal: record.status === 'SERVED',
    attempts: deliveries.map(({ at, channel, reached, evidence, told: said }) => ({
      at,
      channel: channel === 'clerk' ? '法院工作人员' : zhOf(channelName, channel),
      address: said === undefined ? '' : maskAddress(said.to),
      reached,
      evidence,
    })),
    text,
    at: item.filedAt,
    notificationId: record.notificationId,
  });
}

async function returnOf(parts: PaperParts, item: ItemFiled): Promise<Uint8Array | undefined> {
  const record = await recordOf(parts, item, comeBack.extend({ how: z.string() }));
  if (record === undefined) return undefined;
  const original = dataOf(parts.messages, 'bank.payment.booked', payment).find(
    ({ bankSerial }) => bankSerial === record.originalBankSerial,
  );
  const supersedes = parts.items.find(({ itemId }) => itemId === item.supersedes)?.sequence;
  return returnNoteOf({
    caseNumber: parts.caseNumber,
    courtName: parts.courtName,
    how: record.how === 'REVERSED' ? '冲正' : '退票',
    noticeNumber: item.noticeNumber,
    payee: original?.payee.name ?? '',
    originalSerial: record.originalBankSerial,
    serial: record.bankSerial,
    amountFen: record.amountFen,
    reason: record.reason,
    bookedAt: record.bookedAt,
    ...(supersedes === undefined ? {} : { supersedes }),
  });
}
