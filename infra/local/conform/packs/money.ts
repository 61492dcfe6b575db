/** Packs 01 – 04: the plain case, part payments, refusals, money that comes back. */
import { readReasonCode, reasonCodes } from '../../../../shared/domain/account/tables/reason-codes.ts';
import { differences } from '../faults.ts';
import type { Fault, Pack } from '../pack.ts';
import { freeze, freezeAnswered, issue, itemsTaken, noticeFor, openAccount, paid, sendNotice } from '../story.ts';
import type { Seen } from '../watch.ts';

const million = 100_000_000;

export const happyPath: Pack = {
  number: '01',
  title: { zh: '正常流程', en: 'The happy path' },
  async play(bench) {
    const story = await openAccount(bench);
    await freezeAnswered(story, await freeze(story));
    const notice = await issue(story, { amountFen: 3 * million });
    await paid(story, notice, { amountFen: 3 * million });
    await itemsTaken(story, ['fund-use-notice', 'transfer-voucher']);
    if (bench.is('bank'))
      await bench.never(
        { rule: 'B-04', zh: '同一款项只支付一次', en: 'the same line is paid once' },
        ({ type }) => type === 'bank.payment.booked',
      );
    if (bench.is('housing'))
      await bench.never(
        { rule: 'N-04', zh: '同一用款只出具一份通知书', en: 'one use of money has one notice' },
        ({ type }) => type === 'housing.notice.issued',
      );
  },
};

export const partPayments: Pack = {
  number: '02',
  title: { zh: '部分支付', en: 'Part payments' },
  async play(bench) {
    const story = await openAccount(bench);
    await freezeAnswered(story, await freeze(story));
    const notice = noticeFor(story, { amountFen: 3 * million });
    const { noticeNumber } = notice;
    if (bench.is('bank'))
      await bench.ask(
        { zh: `通知书 ${noticeNumber} 第 1 项先支付 ¥1,000,000.00`, en: `of notice ${noticeNumber}, line 1, pay ¥1,000,000.00 first` },
        { kind: 'pay-part', data: { noticeNumber, line: 1, amountFen: million } },
      );
    await sendNotice(story, notice);
    await paid(story, notice, { amountFen: million });
    if (bench.is('housing')) {
      await sendNotice(
        story,
        { ...notice, version: 2, issuedAt: bench.now(), priorPaid: 'included' },
        {
          words: {
            zh: `出具 ${noticeNumber} 第 2 版，金额不变，写明已付款项包含在内`,
            en: `issue version 2 of ${noticeNumber} with the same amount, and say that what was paid is included`,
          },
        },
      );
      await paid(story, notice, { amountFen: 2 * million });
      return;
    }
    if (bench.is('bank'))
      await bench.ask(
        { zh: `支付通知书 ${noticeNumber} 的余款`, en: `pay the rest of notice ${noticeNumber}` },
        { kind: 'go', data: { noticeNumber } },
      );
    await paid(story, notice, { amountFen: 2 * million });
    if (bench.is('court')) return itemsTaken(story, ['fund-use-notice', 'transfer-voucher', 'transfer-voucher']);
    const two = await issue(story, { amountFen: [million, 50_000_001] });
    await paid(story, two, { line: 1, amountFen: million });
    await paid(story, two, { line: 2, amountFen: 50_000_001 });
    const whole = await issue(story, { amountFen: 20_000_000, change: { partialAllowed: false } });
    await paid(story, whole, { amountFen: 20_000_000 });
    await bench.never(
      { rule: 'B-04', zh: '支付总额不超过通知书金额', en: 'no more is paid than a notice names' },
      ({ type }) => type === 'bank.payment.booked',
    );
  },
};

const ofNotice =
  (noticeNumber: string) =>
  ({ data }: Seen): boolean =>
    data['noticeNumber'] === noticeNumber;

export const refusals: Pack = {
  number: '03',
  title: { zh: '拒付及各项理由代码', en: 'Refusals with each code' },
  async play(bench) {
    const story = await openAccount(bench);
    await freezeAnswered(story, await freeze(story));
    for (const [code, { title, next }] of Object.entries(reasonCodes)) {
      const notice = noticeFor(story, { amountFen: 10_000_000 });
      const { noticeNumber } = notice;
      if (bench.is('bank')) {
        await bench.ask(
          {
            zh: `通知书 ${noticeNumber} 第 1 项拒付：${title.zh}（${code}）`,
            en: `refuse line 1 of ${noticeNumber}: ${title.en} (${code})`,
          },
          { kind: 'refuse', data: { noticeNumber, line: 1, reasonCode: code } },
        );
        await sendNotice(story, notice);
        await bench.expect({
          rule: 'B-05',
          zh: `拒付报告写明代码 ${code} 与理由`,
          en: `the refusal names the code ${code} and a reason`,
          type: 'bank.payment.refused',
          where: (data) => data['noticeNumber'] === noticeNumber,
          outcomes: ['ACCEPTED', 'HELD'],
          judge: (data) => refusalFaults(data, code),
        });
        await bench.never(
          { rule: 'B-02', zh: '拒付后不再支付', en: 'what was refused is not paid' },
          ({ type, data }) => type === 'bank.payment.booked' && data['noticeNumber'] === noticeNumber,
        );
        continue;
      }
      await sendNotice(story, notice);
      const refused = {
        accountNumber: notice.accountNumber,
        noticeNumber,
        line: 1,
        reasonCode: code,
        reason: title.zh,
        refusedAt: bench.now(),
      };
      await bench.say('bank', 'bank.payment.refused', refused, ['ACCEPTED', 'HELD']);
      if (!bench.is('housing') || next !== 'housing') continue;
      await sendNotice(
        story,
        { ...notice, version: 2, issuedAt: bench.now(), priorPaid: 'included' },
        {
          words: {
            zh: `${noticeNumber} 因 ${code} 被拒付，出具更正后的第 2 版`,
            en: `${noticeNumber} was refused (${code}); issue a corrected version 2`,
          },
          outcomes: ['ACCEPTED', 'HELD'],
        },
      );
    }
    if (bench.is('court'))
      await bench.never(
        { rule: 'C-09', zh: '未支付即无卷内材料可确认', en: 'nothing is taken into a case file before a payment' },
        ({ type }) => type === 'court.dossier.acknowledged',
      );
    if (bench.is('housing'))
      await bench.never(
        { rule: 'N-05', zh: '非因主管部门原因的拒付，不另出具版本', en: 'no version is issued where nothing of the notice was refused' },
        ({ type }) => type === 'housing.notice.issued',
      );
  },
};

function refusalFaults(data: Seen['data'], code: string): Fault[] {
  const given = String(data['reasonCode'] ?? '');
  const faults: Fault[] = readReasonCode(given) === code ? [] : [{ field: 'reasonCode', expected: code, seen: given }];
  if (String(data['reason'] ?? '').trim() === '')
    faults.push({ field: 'reason', expected: { zh: '理由', en: 'a reason' }, seen: { zh: '空', en: 'blank' } });
  return faults;
}

export const comesBack: Pack = {
  number: '04',
  title: { zh: '退票、冲正与排队', en: 'Returned, reversed, queued' },
  async play(bench) {
    const story = await openAccount(bench);
    await freezeAnswered(story, await freeze(story));
    for (const how of ['returned', 'reversed'] as const) {
      const notice = noticeFor(story, { amountFen: 30_000_000 });
      await sendNotice(story, notice);
      const serial = await paid(story, notice, { amountFen: 30_000_000 });
      await itemsTaken(story, ['fund-use-notice', 'transfer-voucher']);
      story.balanceFen += 30_000_000;
      const facts = {
        accountNumber: notice.accountNumber,
        originalBankSerial: serial,
        amountFen: 30_000_000,
        balanceAfterFen: story.balanceFen,
      };
      if (bench.is('bank')) {
        const { noticeNumber } = notice;
        await bench.ask(
          { zh: `以后不自动支付 ${noticeNumber}`, en: `from now on pay ${noticeNumber} only when asked` },
          { kind: 'hold', data: { noticeNumber } },
        );
        await bench.ask(
          how === 'returned'
            ? { zh: `流水 ${serial} 退票`, en: `the payment ${serial} comes back (退票)` }
            : { zh: `流水 ${serial} 冲正`, en: `the payment ${serial} is reversed (冲正)` },
          { kind: how === 'returned' ? 'return' : 'reverse', data: { bankSerial: serial } },
        );
        await bench.expect({
          rule: 'B-09',
          zh: how === 'returned' ? '退票报告原流水、金额与余额' : '冲正报告原流水、金额与余额',
          en: `the ${how} payment is reported with its serial, amount and balance`,
          type: `bank.payment.${how}`,
          judge: (data) => [
            ...differences(data, facts),
            ...(data['bankSerial'] === serial
              ? [{ field: 'bankSerial', expected: { zh: '新的流水号', en: 'a serial of its own' }, seen: serial }]
              : []),
          ],
        });
        await bench.never(
          { rule: 'B-10', zh: '未再次获授权不重付', en: 'nothing is paid again unless it is asked for' },
          ({ type, data }) => type === 'bank.payment.booked' && data['noticeNumber'] === noticeNumber,
        );
        continue;
      }
      await bench.say('bank', `bank.payment.${how}`, { ...facts, bankSerial: `R${serial}`, reason: '收款行退汇', bookedAt: bench.now() }, [
        'ACCEPTED',
        'HELD',
      ]);
      await itemsTaken(story, ['payment-return']);
      if (bench.is('housing'))
        await bench.never(
          { rule: 'B-09', zh: '退回的款项由原通知书支付，不另出具', en: 'a returned line is open again: no second notice for it' },
          ofNotice(notice.noticeNumber),
        );
    }
    if (!bench.is('bank')) return;
    const queued = noticeFor(story, { amountFen: 10_000_000 });
    const { noticeNumber } = queued;
    await bench.ask(
      { zh: `${noticeNumber} 支付时先在清算系统排队`, en: `the payment of ${noticeNumber} is queued in clearing first` },
      { kind: 'queue', data: { noticeNumber } },
    );
    await sendNotice(story, queued);
    const serial = await paid(story, queued, { amountFen: 10_000_000, status: 'QUEUED' });
    await bench.ask(
      { zh: `流水 ${serial} 清算完成`, en: `the payment ${serial} is settled` },
      { kind: 'settle', data: { bankSerial: serial } },
    );
    const settled = await paid(story, queued, { amountFen: 10_000_000 });
    bench.record(
      { rule: 'B-08', zh: '清算完成沿用同一流水号', en: 'what settles keeps its serial' },
      differences({ bankSerial: settled }, { bankSerial: serial }),
    );
  },
};
