/** Pack 11: documents inline and by claim check, PDF and OFD, and those that no case file can take. */

import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { NoticePaper } from '../../../../shared/domain/messages/messages.ts';
import type { Bilingual } from '../../../../shared/domain/values/bilingual.ts';
import { differences, documentFaults } from '../faults.ts';
import type { Fault, Pack } from '../pack.ts';
import { brokenOfd, brokenPdf, encryptedPdf, largePdf, type Paper, tooLargePdf, wholeOfd, wholePdf } from '../papers.ts';
import {
  bookingOf,
  caughtUp,
  freeze,
  freezeAnswered,
  issue,
  itemsTaken,
  noticeFor,
  openAccount,
  type Story,
  sendNotice,
} from '../story.ts';
import { isOf, type Seen } from '../watch.ts';

const amountFen = 10_000_000;

export const documents: Pack = {
  number: '11',
  title: { zh: '文件', en: 'Documents' },
  async play(bench) {
    const story = await openAccount(bench);
    await freezeAnswered(story, await freeze(story));
    if (bench.is('bank')) await vouchers(story);
    if (bench.is('housing')) await notices(story);
    if (bench.is('court')) await caseFile(story);
  },
};

interface Whole {
  what: Bilingual;
  paper: (title: string) => Paper;
  isLarge: boolean;
}
const whole: readonly Whole[] = [
  {
    what: { zh: '超过180千字节的PDF（先上传，报文写明地址与摘要）', en: 'a PDF above 180 kB, uploaded first' },
    paper: largePdf,
    isLarge: true,
  },
  { what: { zh: 'OFD 版式文件', en: 'an OFD' }, paper: wholeOfd, isLarge: false },
  { what: { zh: '随报文发送的PDF', en: 'a PDF inside the message' }, paper: wholePdf, isLarge: false },
];

interface Bad {
  what: Bilingual;
  paper: (title: string) => Paper;
  wrong?: 'digest' | 'face';
  /** The rule that names the fault in a voucher. */
  rule: string;
}
const badVouchers: readonly Bad[] = [
  { what: { zh: '已加密的PDF', en: 'an encrypted PDF' }, paper: encryptedPdf, rule: 'B-14' },
  { what: { zh: '残缺的PDF', en: 'a PDF that is cut short' }, paper: brokenPdf, rule: 'B-14' },
  { what: { zh: '缺少部件的OFD', en: 'an OFD without its document' }, paper: brokenOfd, rule: 'B-14' },
  { what: { zh: '超过上传区上限的PDF', en: 'a PDF larger than the upload area takes' }, paper: tooLargePdf, rule: 'B-14' },
  {
    what: { zh: 'PDF，但报文写明的摘要不是该文件的', en: "a PDF, under another file's digest" },
    paper: wholePdf,
    wrong: 'digest',
    rule: 'C-13',
  },
  {
    what: { zh: 'PDF，但票面流水号为他笔', en: 'a PDF whose face has the serial of another booking' },
    paper: wholePdf,
    wrong: 'face',
    rule: 'B-15',
  },
];

const reference = z.looseObject({
  uri: z.string().optional(),
  contentBase64: z.string().optional(),
  sha256: z.string(),
  mediaType: z.string(),
});

/** What stands in the message for a paper: the right kind of file, inside or uploaded as its size asks. */
function paperFaults(field: string, value: unknown, { mediaType }: Paper, isLarge: boolean): Fault[] {
  const read = reference.safeParse(value);
  if (!read.success) return documentFaults(field, value);
  const { uri, contentBase64 } = read.data;
  const isUploaded = uri !== undefined && contentBase64 === undefined;
  return [
    ...documentFaults(field, value),
    ...differences(read.data, { mediaType }).map((fault) => ({ ...fault, field: `${field}.${fault.field}` })),
    ...(isLarge && !isUploaded
      ? [{ field: `${field}.uri`, expected: { zh: '已上传文件的地址', en: 'the uri of the upload' }, seen: { zh: '无', en: 'absent' } }]
      : []),
  ];
}

async function vouchers(story: Story): Promise<void> {
  const { bench } = story;
  const booked = async (what: Bilingual, paper: Paper, wrong?: 'digest' | 'face'): Promise<NoticePaper> => {
    const notice = noticeFor(story, { amountFen });
    const { noticeNumber } = notice;
    await bench.ask(
      { zh: `支付 ${noticeNumber} 时以此为凭证：${what.zh}`, en: `pay ${noticeNumber} with this as its voucher: ${what.en}` },
      { kind: 'voucher', data: { noticeNumber, line: 1, paper, ...(wrong === undefined ? {} : { wrong }) } },
    );
    await sendNotice(story, notice);
    story.balanceFen -= amountFen;
    return notice;
  };
  for (const { what, paper, isLarge } of whole) {
    const asked = paper(`Voucher ${bench.checks.length}`);
    const { noticeNumber } = await booked(what, asked);
    await bench.expect({
      rule: 'B-14',
      zh: `凭证被接受：${what.zh}`,
      en: `the voucher is taken: ${what.en}`,
      type: 'bank.payment.booked',
      where: (data) => data['noticeNumber'] === noticeNumber,
      judge: (data) => [...differences(data, { amountFen }), ...paperFaults('voucher', data['voucher'], asked, isLarge)],
    });
  }
  for (const { what, paper, wrong, rule } of badVouchers) {
    const { noticeNumber } = await booked(what, paper(`Voucher ${bench.checks.length}`), wrong);
    const ofNotice = (data: Seen['data']): boolean => data['noticeNumber'] === noticeNumber;
    const first = await bench.expect({
      rule,
      zh: `付款已记录，凭证不予入卷：${what.zh}`,
      en: `the payment stands, its voucher does not: ${what.en}`,
      type: 'bank.payment.booked',
      where: ofNotice,
      outcomes: ['HELD'],
      names: rule,
    });
    const bankSerial = String(first.data['bankSerial']);
    await bench.ask(
      { zh: `补报流水 ${bankSerial} 的正确凭证`, en: `send the right voucher of payment ${bankSerial}` },
      { kind: 'correct-voucher', data: { bankSerial } },
    );
    await bench.expect({
      rule,
      zh: '以同一流水号补报凭证，不再付款',
      en: 'the right voucher comes under the same serial; nothing is paid again',
      type: 'bank.payment.booked',
      where: ofNotice,
      judge: (data, { id }) => [
        ...differences(data, { bankSerial, amountFen, bookedAt: first.data['bookedAt'] }),
        ...documentFaults('voucher', data['voucher']),
        ...(id === first.id ? [{ field: 'id', expected: { zh: '新编号', en: 'a new id' }, seen: id }] : []),
      ],
    });
  }
  await bench.never({ rule: 'B-04', zh: '补报凭证不产生新的付款', en: 'no voucher is sent by paying again' }, isOf('bank.payment.booked'));
}

const badNotices: readonly Bad[] = [
  { what: { zh: '已加密的PDF', en: 'an encrypted PDF' }, paper: encryptedPdf, rule: 'N-19' },
  { what: { zh: '缺少部件的OFD', en: 'an OFD without its document' }, paper: brokenOfd, rule: 'N-19' },
];

async function notices(story: Story): Promise<void> {
  const { bench } = story;
  const sent = async (notice: NoticePaper, what: Bilingual, paper: Paper): Promise<void> => {
    const { document: _, ...message } = notice;
    const { noticeNumber, version } = notice;
    await bench.ask(
      {
        zh: `出具通知书 ${noticeNumber} 第 ${version} 版，文件为：${what.zh}`,
        en: `issue version ${version} of notice ${noticeNumber}, its document being ${what.en}`,
      },
      { kind: 'send-paper', type: 'housing.notice.issued', data: { message, paper } },
    );
  };
  for (const { what, paper, isLarge } of whole) {
    const notice = noticeFor(story, { amountFen });
    const asked = paper(`Notice ${bench.checks.length}`);
    await sent(notice, what, asked);
    await bench.expect({
      rule: 'N-19',
      zh: `通知书文件被接受：${what.zh}`,
      en: `the sealed notice is taken: ${what.en}`,
      type: 'housing.notice.issued',
      where: (data) => data['noticeNumber'] === notice.noticeNumber,
      judge: (data) => paperFaults('document', data['document'], asked, isLarge),
    });
  }
  for (const { what, paper, rule } of badNotices) {
    const notice = noticeFor(story, { amountFen });
    await sent(notice, what, paper(`Notice ${bench.checks.length}`));
    await bench.expect({
      rule,
      zh: `文件无法读取，暂缓：${what.zh}`,
      en: `what cannot be read is held: ${what.en}`,
      type: 'housing.notice.issued',
      where: (data) => data['noticeNumber'] === notice.noticeNumber,
      outcomes: ['HELD'],
      names: rule,
    });
    const readable = wholePdf(`Notice ${bench.checks.length}`);
    await sent(
      { ...notice, version: 2, issuedAt: bench.now(), priorPaid: 'included' },
      { zh: '可读取的PDF', en: 'a PDF that opens' },
      readable,
    );
    await bench.expect({
      rule,
      zh: '以新版本号连同可读取的文件重新出具',
      en: 'it is issued anew, as the next version, with a document that opens',
      type: 'housing.notice.issued',
      where: (data) => data['noticeNumber'] === notice.noticeNumber,
      judge: (data) => [...differences(data, { version: 2 }), ...paperFaults('document', data['document'], readable, false)],
    });
  }
}

/** A court takes what is filed: no voucher that is not valid, each valid one, and what takes its place later. */
async function caseFile(story: Story): Promise<void> {
  const { bench } = story;
  const notice = await issue(story, { amountFen });
  story.balanceFen -= amountFen;
  const serial = `S${notice.accountNumber.slice(-8)}V`;
  const booking = bookingOf(story, notice, { line: 1, amountFen, status: 'SETTLED', serial });
  const withVoucher = (paper: Paper): object => {
    const sha256 = createHash('sha256').update(Buffer.from(paper.contentBase64, 'base64')).digest('hex');
    return { ...booking, voucher: { ...Reflect.get(booking, 'voucher'), ...paper, sha256 } };
  };
  await bench.say('bank', 'bank.payment.booked', withVoucher(encryptedPdf('Voucher')), ['HELD']);
  await itemsTaken(story, ['fund-use-notice']);
  await caughtUp(story);
  await bench.never(
    { rule: 'B-14', zh: '无法读取的凭证未入卷，法院不予确认', en: 'a voucher that cannot be read is not filed, and so not taken' },
    (seen) => isOf('court.dossier.acknowledged')(seen) && !/^(?:fund-use-notice|delivery-evidence)/.test(String(seen.data['itemId'])),
  );
  await bench.say('bank', 'bank.payment.booked', withVoucher(wholePdf('Voucher')));
  await itemsTaken(story, ['transfer-voucher']);
  await bench.say('bank', 'bank.payment.booked', withVoucher(wholeOfd('Voucher, amended')));
  await itemsTaken(story, ['transfer-voucher', 'delivery-evidence']);
  await bench.never({ rule: 'C-14', zh: '每件材料只确认一次', en: 'each item is taken once' }, isOf('court.dossier.acknowledged'));
}
