/** Packs 05 – 07: duplicates and retries, out of order, bad input. */
import { generateSigningKey, signDetached } from '../../../../shared/adapters/signatures/sign.ts';
import { dataSchemaUri } from '../../../../shared/contracts/envelope.ts';
import type { NoticePaper } from '../../../../shared/domain/messages/messages.ts';
import { writeAmountInWords } from '../../../../shared/domain/values/money/amount-words.ts';
import { accountGroup } from '../../../../shared/workflow/dispatch.ts';
import { freezeOf } from '../../partners/scene.ts';
import type { Bench } from '../bench.ts';
import type { CheckHead, Pack } from '../pack.ts';
import {
  bookingOf,
  caseNumberOf,
  caughtUp,
  dayMs,
  freeze,
  freezeAnswered,
  issue,
  itemsTaken,
  noticeFor,
  openAccount,
  paid,
  type Story,
  sendNotice,
} from '../story.ts';
import { isOf, type Seen } from '../watch.ts';

const million = 100_000_000;

/** Asks for the bytes of a message again, as if its answer had been lost; whoever sends other bytes for the same fact tells it twice. */
async function resent(bench: Bench, first: Seen): Promise<void> {
  await bench.ask(
    { zh: `视同未收到回执，重发报文 ${first.id}`, en: `send ${first.id} again, as if its receipt had not come` },
    { kind: 'resend', messageId: first.id },
  );
  await bench.never(
    { rule: 'M-04', zh: '重发使用原编号与原报文', en: 'a retry has the same id and the same bytes' },
    ({ type, id, body, data }) => {
      if (type !== first.type) return false;
      const isSameFact =
        data['bankSerial'] === first.data['bankSerial'] &&
        data['caseNumber'] === first.data['caseNumber'] &&
        data['line'] === first.data['line'];
      return id === first.id ? body !== first.body : isSameFact;
    },
  );
}

export const duplicates: Pack = {
  number: '05',
  title: { zh: '重复与重发', en: 'Duplicates and retries' },
  async play(bench) {
    const story = await openAccount(bench);
    const caseNumber = await freeze(story);
    const answer = await freezeAnswered(story, caseNumber);
    const notice = await issue(story, { amountFen: 3 * million });
    await paid(story, notice, { amountFen: 3 * million });
    await itemsTaken(story, ['fund-use-notice', 'transfer-voucher']);
    const again = {
      bank: { told: 'release.payment.authorised', done: 'bank.payment.booked', rule: 'B-04' },
      housing: { told: 'release.freeze.notified', done: 'housing.freeze.acknowledged', rule: 'M-04' },
      court: { told: 'release.dossier.item-filed', done: 'court.dossier.acknowledged', rule: 'C-14' },
    }[bench.as];
    const { id } = await bench.whenTold(again.told);
    await bench.tellAgain(id);
    // What comes after it in the same group shows that the repeat was read.
    const next = await issue(story, { amountFen: 10_000_000 });
    await paid(story, next, { amountFen: 10_000_000 });
    if (bench.is('court')) await itemsTaken(story, ['fund-use-notice', 'transfer-voucher', 'delivery-evidence', 'delivery-evidence']);
    await bench.never(
      { rule: again.rule, zh: '重复送达的消息只处理一次', en: 'what is delivered twice is acted on once' },
      isOf(again.done),
    );
    await resent(bench, answer);
    const last = (await bench.all()).findLast(isOf(again.done));
    if (last !== undefined && last !== answer) await resent(bench, last);
  },
};

export const outOfOrder: Pack = {
  number: '06',
  title: { zh: '次序颠倒', en: 'Out of order' },
  async play(bench) {
    if (bench.is('bank')) return stoppedBeforePaid(await openAccount(bench));
    if (bench.is('housing')) {
      // The court's order arrives before anybody has registered the account.
      const caseNumber = caseNumberOf(bench);
      const { accountNumber, developer } = bench.site;
      const given = {
        accountNumber,
        developer,
        caseNumber,
        courtName: bench.courtName,
        quotaFen: 8 * million,
        now: bench.now(),
        endsAt: bench.later(300 * dayMs),
      };
      await bench.say('court', 'court.freeze.ordered', freezeOf(given), ['ACCEPTED', 'HELD']);
      const story = await openAccount(bench);
      await freezeAnswered(story, caseNumber);
      return;
    }
    const story = await openAccount(bench);
    await freezeAnswered(story, await freeze(story));
    // The bank's report overtakes the notice that it paid under.
    const notice = noticeFor(story, { amountFen: 20_000_000 });
    story.balanceFen -= 20_000_000;
    const serial = `S${notice.accountNumber.slice(-8)}E`;
    await bench.say(
      'bank',
      'bank.payment.booked',
      bookingOf(story, notice, { line: 1, amountFen: 20_000_000, status: 'SETTLED', serial }),
      ['HELD', 'ACCEPTED'],
    );
    await sendNotice(story, notice);
    await itemsTaken(story, ['fund-use-notice', 'transfer-voucher']);
  },
};

async function stoppedBeforePaid(story: Story): Promise<void> {
  const { bench, caseNumber } = story;
  await freezeAnswered(story, await freeze(story));
  const notice = noticeFor(story, { amountFen: 20_000_000 });
  const { noticeNumber, accountNumber } = notice;
  const head: CheckHead = { rule: 'F-21', zh: '暂停后不支付', en: 'what was stopped is not paid' };
  await bench.ask(
    { zh: `暂不支付 ${noticeNumber}`, en: `wait with the payment of ${noticeNumber}` },
    { kind: 'hold', data: { noticeNumber } },
  );
  await sendNotice(story, notice);
  const first = await bench.whenTold('release.payment.authorised', (data) => data['noticeNumber'] === noticeNumber);
  const act = { caseNumber, accountNumber, rulingNumber: `${caseNumber}之停`, noticeNumber };
  await bench.say('court', 'court.release.suspended', act);
  await bench.whenTold('release.payment.stopped', (data) => data['noticeNumber'] === noticeNumber);
  await bench.tellAgain(first.id);
  await caughtUp(story);
  await bench.ask(
    { zh: `现可支付 ${noticeNumber} 的，予以支付`, en: `pay ${noticeNumber} now, if it may be paid` },
    { kind: 'go', data: { noticeNumber } },
  );
  await bench.never(head, isOf('bank.payment.booked'));
  await bench.say('court', 'court.release.resumed', { ...act, rulingNumber: `${caseNumber}之复` });
  await paid(story, notice, { amountFen: 20_000_000 });

  const old = noticeFor(story, { amountFen: 30_000_000 });
  await bench.ask(
    { zh: `暂不支付 ${old.noticeNumber}`, en: `wait with the payment of ${old.noticeNumber}` },
    { kind: 'hold', data: { noticeNumber: old.noticeNumber } },
  );
  await sendNotice(story, old);
  const replaced = await bench.whenTold('release.payment.authorised', (data) => data['noticeNumber'] === old.noticeNumber);
  const lower: NoticePaper = {
    ...old,
    version: 2,
    issuedAt: bench.now(),
    priorPaid: 'included',
    lines: old.lines.map((line) => ({ ...line, amountFen: 10_000_000 })),
    totalFen: 10_000_000,
    amountInWords: writeAmountInWords(10_000_000),
  };
  await sendNotice(story, lower);
  await bench.whenTold('release.payment.authorised', (data) => data['noticeNumber'] === old.noticeNumber && data['version'] === 2);
  await bench.tellAgain(replaced.id);
  await caughtUp(story);
  await bench.ask(
    { zh: `支付 ${old.noticeNumber}`, en: `pay ${old.noticeNumber}` },
    { kind: 'go', data: { noticeNumber: old.noticeNumber } },
  );
  await paid(story, lower, { amountFen: 10_000_000 });
  await bench.never({ rule: 'B-02', zh: '被替代的版本不支付', en: 'a version that was replaced is not paid' }, isOf('bank.payment.booked'));
}

export const badInput: Pack = {
  number: '07',
  title: { zh: '错误输入及其应答', en: 'Bad input and its answers' },
  async play(bench) {
    const story = await openAccount(bench);
    const caseNumber = await freeze(story);
    await freezeAnswered(story, caseNumber);
    await forgeries(story, caseNumber);
    await faulty(story);
  },
};

/** Messages in the reply queue that the system never signed: a partner acts on none of them, and goes on with the next true one. */
async function forgeries(story: Story, caseNumber: string): Promise<void> {
  const { bench } = story;
  const { accountNumber } = bench.site;
  const forged = noticeFor(story, { amountFen: 7_000_000 });
  const correlation = { accountNumber, noticeNumber: forged.noticeNumber };
  const other = `${caseNumber.replace(/\d+号$/, '')}9999999号`;
  bench.names.add(other);
  const lies = {
    bank: {
      type: 'release.payment.authorised',
      data: {
        noticeNumber: forged.noticeNumber,
        version: 1,
        accountNumber,
        validUntil: forged.validUntil,
        totalFen: forged.totalFen,
        partialAllowed: true,
        lines: forged.lines.map(({ line, payee, amountFen, usage }) => ({
          line,
          payee: { name: payee.name, accountNumber: payee.accountNumber, bankCode: payee.bankCode },
          amountFen,
          paidFen: 0,
          remainingFen: amountFen,
          usage,
        })),
        issuer: { name: forged.issuer.name, uscc: forged.issuer.uscc },
        document: { sha256: forged.document.sha256, mediaType: forged.document.mediaType },
        cases: [caseNumber],
        correlation,
      },
      answer: 'bank.payment.booked',
      isAnswer: (data: Seen['data']) => data['noticeNumber'] === forged.noticeNumber,
    },
    housing: {
      type: 'release.freeze.notified',
      data: {
        caseNumber: other,
        courtName: bench.courtName,
        quotaFen: 1,
        servedAt: bench.now(),
        endsAt: bench.later(dayMs),
        correlation: { caseNumber: other, accountNumber },
      },
      answer: 'housing.freeze.acknowledged',
      isAnswer: (data: Seen['data']) => data['caseNumber'] === other,
    },
    court: {
      type: 'release.dossier.item-filed',
      data: {
        caseNumber,
        itemId: 'item-never-filed',
        sequence: 1,
        kind: 'fund-use-notice',
        documentNumber: 'x',
        sha256: '0'.repeat(64),
        chainHead: '0'.repeat(64),
        correlation: { caseNumber, accountNumber },
      },
      answer: 'court.dossier.acknowledged',
      isAnswer: (data: Seen['data']) => data['itemId'] === 'item-never-filed',
    },
  }[bench.as];
  const body = (id: string): string =>
    JSON.stringify({
      specversion: '1.0',
      id,
      source: 'urn:presale:platform',
      type: `presale.${lies.type}.v1`,
      subject: accountNumber,
      time: bench.now(),
      datacontenttype: 'application/json',
      dataschema: dataSchemaUri(lies.type),
      data: lies.data,
    });
  const stranger = generateSigningKey('system/EdDSA', 'EdDSA').signing;
  const unsigned = body(`forged-${crypto.randomUUID()}`);
  const signed = body(`forged-${crypto.randomUUID()}`);
  await bench.forge(unsigned);
  await bench.forge(signed, { signature: signDetached(Buffer.from(signed, 'utf8'), stranger) });
  await bench.forge('{"specversion": "1.0", "id": ');
  // One stands before all that the system tells of the account from now on: it is recorded, set aside, and what is true is taken.
  await bench.ask(
    {
      zh: '未经系统签名的消息，留存记录后移出队列，继续处理其后的消息',
      en: 'record what the system has not signed, set it aside, and go on with what stands behind it',
    },
    { kind: 'set-aside' },
  );
  await bench.forge(body(`forged-${crypto.randomUUID()}`), { groupId: accountGroup(accountNumber) });
  const notice = await issue(story, { amountFen: 30_000_000 });
  await paid(story, notice, { amountFen: 30_000_000 });
  await itemsTaken(story, ['fund-use-notice', 'transfer-voucher']);
  if (bench.is('housing')) {
    const second = caseNumberOf(bench);
    await freeze(story, { caseNumber: second, quotaFen: million });
    await freezeAnswered(story, second);
  }
  await bench.never(
    { rule: 'M-02', zh: '未经系统签名的消息不予处理', en: 'nothing is done on a message that the system has not signed' },
    ({ type, data }) => type === lies.answer && lies.isAnswer(data),
  );
}

/** The partner sends something wrong, is told what, and sends it right under another id. */
async function faulty({ bench }: Story): Promise<void> {
  const { accountNumber } = bench.site;
  const { bank, housing, court } = {
    bank: { type: 'bank.balance.reported', wrong: { accountNumber, balanceFen: 7.5, asOf: bench.now() }, right: undefined },
    housing: {
      type: 'housing.quota.adjusted',
      wrong: { accountNumber, supervisedQuotaFen: 7.5, reason: '按节点调整', effectiveAt: bench.now() },
      right: { supervisedQuotaFen: 400_000_000 },
    },
    court: {
      type: 'court.freeze.reduced',
      wrong: { accountNumber, caseNumber: [...bench.names][0], rulingNumber: `${[...bench.names][0]}之减`, quotaFen: 7.5 },
      right: { quotaFen: 700_000_000 },
    },
  };
  const { type, wrong, right } = { bank, housing, court }[bench.as];
  await bench.ask(
    { zh: `发送 ${type}，其中一个数字不是整数分`, en: `send ${type} with a number that is no whole number of fen` },
    { kind: 'send', type, data: wrong },
  );
  const refused = await bench.expect({
    rule: 'M-01',
    zh: '错误报文被拒绝并说明字段',
    en: 'a faulty message is refused, and its field is named',
    type,
    outcomes: ['REJECTED'],
    names: 'M-01',
  });
  bench.tolerated.add(refused.id);
  await bench.ask(
    { zh: `更正后以新编号重新发送 ${type}`, en: `send ${type} again, corrected, under a new id` },
    right === undefined ? { kind: 'report-balance', data: { accountNumber } } : { kind: 'send', type, data: { ...wrong, ...right } },
  );
  await bench.expect({
    rule: 'M-05',
    zh: '更正的报文使用新编号并被接受',
    en: 'what is corrected has an id of its own and is taken',
    type,
    judge: (_data, { id }) => (id === refused.id ? [{ field: 'id', expected: { zh: '新编号', en: 'a new id' }, seen: id }] : []),
  });
}
