/** Packs 08 – 10: what no longer stands, keys, and names and numbers that are hard. */
import { parseDetachedJws } from '../../../../shared/adapters/signatures/jws.ts';
import type { Site } from '../../partners/scene.ts';
import type { Pack } from '../pack.ts';
import {
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

export const notStanding: Pack = {
  number: '08',
  title: { zh: '冻结失效、暂停与撤回', en: 'Frozen, lapsed, suspended' },
  async play(bench) {
    const story = await openAccount(bench);
    if (bench.is('court')) return lapses(story);
    await freezeAnswered(story, await freeze(story));
    if (bench.is('housing')) return queried(story);
    await stops(story, 'withdrawn');
    await stops(story, 'bankruptcy');
  },
};

/** The bank waits; what it was to pay is withdrawn, or the developer goes bankrupt; then it may not pay. */
async function stops(story: Story, how: 'withdrawn' | 'bankruptcy'): Promise<void> {
  const { bench } = story;
  const notice = noticeFor(story, { amountFen: 20_000_000 });
  const { noticeNumber, accountNumber } = notice;
  await bench.ask(
    { zh: `暂不支付 ${noticeNumber}`, en: `wait with the payment of ${noticeNumber}` },
    { kind: 'hold', data: { noticeNumber } },
  );
  await sendNotice(story, notice);
  await bench.whenTold('release.payment.authorised', (data) => data['noticeNumber'] === noticeNumber);
  if (how === 'withdrawn') await bench.say('housing', 'housing.notice.withdrawn', { noticeNumber, version: 1, reason: '施工合同已变更' });
  else {
    const caseNumber = caseNumberOf(bench).replace('执保', '破');
    const accepted = { caseNumber, accountNumber, developerUscc: bench.site.developer.uscc, acceptedOn: bench.now().slice(0, 10) };
    await bench.say('court', 'court.bankruptcy.accepted', accepted, ['ACCEPTED', 'HELD']);
  }
  await bench.whenTold('release.payment.stopped', (data) => data['noticeNumber'] === noticeNumber);
  await caughtUp(story);
  await bench.ask(
    { zh: `现可支付 ${noticeNumber} 的，予以支付`, en: `pay ${noticeNumber} now, if it may be paid` },
    { kind: 'go', data: { noticeNumber } },
  );
  await bench.never(
    how === 'withdrawn'
      ? { rule: 'B-02', zh: '撤回后不支付', en: 'what was withdrawn is not paid' }
      : { rule: 'F-13', zh: '受理破产后不支付', en: 'nothing is paid once a bankruptcy is accepted' },
    isOf('bank.payment.booked'),
  );
}

/** A rule that the housing authority owns holds its notice: it answers. */
async function queried(story: Story): Promise<void> {
  const { bench } = story;
  const notice = noticeFor(story, { amountFen: 20_000_000, change: { purpose: 'TAX' } });
  await sendNotice(story, notice, { outcomes: ['HELD'] });
  await bench.expect({
    rule: 'S-04',
    zh: '对暂缓事项签署答复',
    en: 'a held rule is answered with a signed statement',
    type: 'housing.query.answered',
    where: (data) => data['noticeNumber'] === notice.noticeNumber,
    judge: (data) =>
      Array.isArray(data['answers']) && data['answers'].length > 0
        ? []
        : [{ field: 'answers', expected: { zh: '逐条答复', en: 'an answer' }, seen: '[]' }],
  });
}

/** Nothing revives a freeze that has ended: it is ordered anew. One that stands is renewed. */
async function lapses(story: Story): Promise<void> {
  const { bench } = story;
  const { accountNumber } = bench.site;
  const standing = await freeze(story);
  await freezeAnswered(story, standing);
  const ended = caseNumberOf(bench);
  await freeze(story, { caseNumber: ended, quotaFen: million, servedAt: bench.later(-300 * dayMs), endsAt: bench.later(-dayMs) });
  await bench.whenTold('release.freeze.changed', (data) => data['change'] === 'expired');
  for (const caseNumber of [standing, ended]) {
    const until = bench.later(360 * dayMs);
    await bench.ask(
      { zh: `案件 ${caseNumber} 需继续冻结至 ${until}`, en: `the account shall stay frozen in case ${caseNumber} until ${until}` },
      { kind: 'keep-frozen', data: { caseNumber, accountNumber, until } },
    );
    const isStanding = caseNumber === standing;
    await bench.expect({
      rule: isStanding ? 'F-07' : 'F-06',
      zh: isStanding ? '期限内续行冻结' : '期限届满后重新冻结，不得续行',
      en: isStanding ? 'a freeze that stands is renewed' : 'a freeze that has ended is ordered anew, not renewed',
      type: isStanding ? 'court.freeze.renewed' : 'court.freeze.ordered',
      where: (data) => data['caseNumber'] === caseNumber,
    });
  }
  await bench.never({ rule: 'F-06', zh: '已失效的冻结不续行', en: 'nothing renews a freeze that has ended' }, isOf('court.freeze.renewed'));
}

const algorithmOf = ({ signature = '' }: Seen): string => parseDetachedJws(signature)?.algorithm ?? '';

export const keys: Pack = {
  number: '09',
  title: { zh: '密钥：轮换、吊销与国密', en: 'Keys: rotation, revocation, SM2' },
  async play(bench) {
    const story = await openAccount(bench);
    const first = await freezeAnswered(story, await freeze(story));
    const kidOf = ({ signature = '' }: Seen): string => parseDetachedJws(signature)?.keyId ?? '';
    let before = kidOf(first);
    for (const algorithm of ['ES256', 'SM2SM3', 'EdDSA'] as const) {
      await bench.ask(
        { zh: `更换签名密钥：登记一把新的 ${algorithm} 密钥并用其签名`, en: `rotate: register a new ${algorithm} key and sign with it` },
        { kind: 'rotate-key', data: { algorithm } },
      );
      const caseNumber = caseNumberOf(bench);
      await freeze(story, { caseNumber, quotaFen: 10_000_000 });
      const seen = await freezeAnswered(story, caseNumber, (each) => [
        ...(algorithmOf(each) === algorithm || (algorithm === 'EdDSA' && algorithmOf(each) === 'Ed25519')
          ? []
          : [{ field: 'signature alg', expected: algorithm, seen: algorithmOf(each) }]),
        ...(kidOf(each) === before ? [{ field: 'signature kid', expected: { zh: '新密钥', en: 'the new key' }, seen: before }] : []),
      ]);
      // The earlier key is ended; whoever goes on with it is refused (M-03).
      await bench.revoke(before);
      before = kidOf(seen);
    }
    const last = caseNumberOf(bench);
    await freeze(story, { caseNumber: last, quotaFen: 10_000_000 });
    await freezeAnswered(story, last);
  },
};

const hardNames = [
  '买买提·艾合买提建筑（山东）有限公司',
  '山东𬬭𬱖建设集团有限公司',
  '㛃琤钢结构工程有限公司',
  'A&B <建材> "一号" 有限公司',
];

export const hardNamesAndNumbers: Pack = {
  number: '10',
  title: { zh: '疑难名称与数字', en: 'Names and numbers that are hard' },
  async play(bench) {
    const story = await openAccount(bench);
    await freezeAnswered(story, await freeze(story, { quotaFen: 800_000_001 }));
    const accounts = ['0037050161620800001234', '6217000010001234567', '37050161620800009999', '000000000000012345'];
    const payees: Site['payee'][] = hardNames.map((name, index) => ({ ...bench.site.payee, name, accountNumber: accounts[index] ?? '' }));
    const amounts = [1, 99_999_999, 10_000_001, 123_456_789];
    const notice = await issue(story, { amountFen: amounts, payees, outcomes: ['ACCEPTED', 'HELD'] });
    for (const [index, amountFen] of amounts.entries()) await paid(story, notice, { line: index + 1, amountFen });
    await itemsTaken(story, ['fund-use-notice', ...amounts.map(() => 'transfer-voucher')]);
    if (bench.is('bank'))
      await bench.never({ rule: 'B-04', zh: '每项只支付一次', en: 'each line is paid once' }, isOf('bank.payment.booked'));
  },
};
