import { describe, expect, it } from 'vitest';
import { generateSigningKey } from '../../../../shared/adapters/signatures/sign.ts';
import { subjectOf } from '../../../../shared/domain/aggregate/aggregate.ts';
import { sha256Hex } from '../../../../shared/domain/aggregate/journal.ts';
import { accountNow } from '../../../../shared/workflow/account/account-now.ts';
import { accountNumber, bank, court } from '../../../fixtures/rules/account.ts';
import { accountStreamId, inflow, plain } from '../../../fixtures/world/plain-case.ts';
import { present } from '../../../fixtures/world/present.ts';
import { keyOf, outcomesIn, pagesIn, receiptsIn, repliesIn, signed, type World, world } from '../../../fixtures/world/world.ts';

/** Where messages lie whose word nobody proved. */
const unproven = 'intake:unproven-bank';

const balanceOf = async ({ ledger }: World) => (await accountNow(ledger, subjectOf(accountStreamId))).balanceFen;

const register = (of: World) => of.receive('housing', plain('housing.account.registered'));

/** The account stands; what was said about that is put away. */
async function registered(): Promise<World> {
  const system = await world();
  await register(system);
  system.queues.replies.sent = [];
  return system;
}

describe('messages of one account are one commit', () => {
  it('takes ten messages with one ledger request and answers each', async () => {
    const system = await world();
    await register(system);
    system.ledger.requests = { commits: 0, heads: 0, lookups: 0 };
    expect(await system.receive('bank', ...Array.from({ length: 10 }, (_, index) => inflow(index + 1)))).toEqual([]);
    expect(system.ledger.requests).toEqual({ commits: 1, heads: 0, lookups: 0 });
    expect(outcomesIn(system)).toEqual([
      'housing.account.registered ACCEPTED',
      ...Array.from({ length: 10 }, (_, index) => `inflow-${index + 1} ACCEPTED`),
    ]);
    expect(await balanceOf(system)).toBe(1_000_001_000);
    expect(system.metrics.counts['MessagesReceived ACCEPTED']).toBe(11);
  });

  it('keeps the exact bytes and signatures before it decides, and the journal names where', async () => {
    const system = await registered();
    const [first, second] = [inflow(1), inflow(2)];
    await system.receive('bank', first, second);
    const [, page] = await pagesIn(system, accountStreamId);
    const kept = Buffer.from((await system.evidence.get(page?.evidenceKey ?? '')) ?? []).toString();
    const lines = kept
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual(
      [first, second].map(({ body, messageAttributes }) => ({ body, signature: messageAttributes.signature?.stringValue })),
    );
    expect(lines.map(({ body }) => sha256Hex(body))).toEqual(page?.inbox.map(({ digest }) => digest));
  });

  it('takes the account from the body and not from the message group', async () => {
    const system = await registered();
    await system.receive('bank', inflow(1, { groupId: 'somebody-else' }), inflow(2, { groupId: accountNumber }));
    expect(await pagesIn(system, accountStreamId)).toHaveLength(3);
    expect((await pagesIn(system, accountStreamId)).flatMap(({ inbox }) => inbox)).toHaveLength(3);
  });

  it('answers a message about an account that was never registered', async () => {
    const system = await world();
    await system.receive('bank', inflow(1));
    expect(receiptsIn(system)).toHaveLength(1);
  });
});

describe('what cannot be accepted ends at the gate with a receipt, and disturbs nobody', () => {
  const stranger = generateSigningKey('bank:999-key', 'EdDSA').signing;

  it.each([
    ['without signature', () => inflow(1, { key: 'none' }), 'M-02', 'missing'],
    ['with a signature by somebody else', () => inflow(1, { key: { ...stranger, keyId: keyOf(bank).keyId } }), 'M-02', 'invalid'],
    ['with the key of another partner', () => inflow(1, { key: keyOf(court) }), 'M-02', 'wrong-key'],
    ['with a key that nobody registered', () => inflow(1, { key: stranger }), 'M-02', 'unknown-key'],
    ['changed on the way', () => inflow(1, { tamper: (body) => body.replace('"amountFen":100', '"amountFen":900') }), 'M-02', 'invalid'],
    ['from an unregistered partner', () => inflow(1, { from: 'bank:105451000129', key: stranger }), 'M-02', 'unregistered-partner'],
  ])('a message %s', async (_, make, rule, status) => {
    const system = await world();
    expect(await system.receive('bank', make())).toEqual([]);
    expect(outcomesIn(system)[0]).toContain(`inflow-1 REJECTED ${rule}`);
    expect(await pagesIn(system, accountStreamId)).toEqual([]);
    const [page] = (await Promise.all([unproven, `intake:${court}`].map((stream) => pagesIn(system, stream)))).flat();
    expect(page?.inbox[0]?.key).toMatch(/^rejected#[0-9a-f]{64}$/);
    expect(await system.evidence.has(page?.evidenceKey ?? '')).toBe(true);
    expect(system.metrics.counts[`SignaturesInvalid ${status}`]).toBe(1);
  });

  it.each([
    ['a float amount', inflow(1, { data: { amountFen: 1.5 } }), 'data.amountFen'],
    ['a negative amount', inflow(1, { data: { amountFen: -1 } }), 'data.amountFen'],
    ['a misspelt field', inflow(1, { data: { amuontFen: 1 } }), 'data.amuontFen'],
    ['an unknown type', inflow(1, { tamper: (body) => body }), undefined],
  ])('%s is named by field (M-01)', async (_, record, field) => {
    const system = await world();
    if (field === undefined) {
      const body = record.body.replace('bank.inflow.booked', 'bank.inflow.guessed');
      await system.receive('bank', signed(body, bank, 'unknown-type'));
      expect(receiptsIn(system)[0]?.data.rules[0]).toMatchObject({ id: 'M-01', field: 'type' });
      return;
    }
    await system.receive('bank', record);
    expect(receiptsIn(system)[0]).toMatchObject({ to: bank, data: { outcome: 'REJECTED', rules: [{ id: 'M-01', field }] } });
  });

  it.each([
    ['no JSON at all', 'hello'],
    ['broken off', '{"specversion":"1.0","id":"m-9","source":"urn:presale:bank:102451000019","type":'],
    ['half a surrogate pair', '{"id":"m-9","source":"urn:presale:bank:102451000019","x":"\ud800"}'],
    ['nothing', ''],
  ])('a body that is %s is kept and answered to whoever signed it', async (_, body) => {
    const system = await world();
    expect(await system.receive('bank', signed(body, bank, 'sqs-1'), inflow(2))).toEqual([]);
    expect(await pagesIn(system, `intake:${bank}`)).toHaveLength(1);
    expect(await pagesIn(system, accountStreamId)).toHaveLength(1);
    const answered = receiptsIn(system).filter(({ data }) => data.outcome === 'REJECTED');
    expect(answered.map(({ to }) => to)).toEqual([bank]);
    expect(answered[0]?.data.messageId).toMatch(body.includes('m-9') ? /^m-9$/ : /^unreadable-[0-9a-f]{32}$/);
  });

  it('a bank that issues a notice, and a partner on another kind’s queue (M-07)', async () => {
    const system = await world();
    await system.receive('bank', plain('housing.notice.issued', { from: bank, at: '2026-03-02T09:00:00+08:00' }));
    await system.receive('court', inflow(1));
    expect(outcomesIn(system).map((outcome) => outcome.split(' ').slice(1).join(' '))).toEqual(['REJECTED M-07', 'REJECTED M-07']);
  });

  it('rejections of one group are one commit a sender that is proven and one for all others, and the lawful messages between them go through', async () => {
    const system = await registered();
    system.ledger.requests.commits = 0;
    await system.receive(
      'bank',
      inflow(1),
      inflow(2, { key: 'none' }),
      inflow(3, { data: { balanceAfterFen: 1_000_000_200 } }),
      inflow(4, { data: { amountFen: -1 } }),
    );
    expect(system.ledger.requests.commits).toBe(3);
    expect(
      outcomesIn(system)
        .map((outcome) => outcome.split(' ').slice(0, 2).join(' '))
        .sort(),
    ).toEqual(['inflow-1 ACCEPTED', 'inflow-2 REJECTED', 'inflow-3 ACCEPTED', 'inflow-4 REJECTED']);
  });
});

describe('a key counts as it stood when the message was signed (M-03)', () => {
  const withKey = async (system: World, change: { validUntil?: string; revokedAt?: string }) => {
    const partner = present(await system.register.partner(bank));
    await system.register.putPartner({ ...partner, keys: partner.keys.map((key) => ({ ...key, ...change })) });
  };

  it('a revoked key signs nothing any more', async () => {
    const system = await world();
    await withKey(system, { revokedAt: '2026-03-01T00:00:00+08:00' });
    await system.receive('bank', inflow(1));
    expect(outcomesIn(system)).toEqual(['inflow-1 REJECTED M-03']);
  });

  it('a key that ran out later changes nothing, and a repeat after that gets the first answer', async () => {
    const system = await registered();
    await system.receive('bank', inflow(1));
    await withKey(system, { revokedAt: '2026-03-01T00:00:00+08:00' });
    await system.receive('bank', inflow(1));
    expect(outcomesIn(system).at(-1)).toBe('inflow-1 DUPLICATE M-04');
    expect(receiptsIn(system).at(-1)?.data.original).toMatchObject({ outcome: 'ACCEPTED' });
  });
});

describe('a repeat is answered as before (M-04)', () => {
  it('sends the same outputs under the same ids, and one receipt with the first answer in it', async () => {
    const system = await world();
    await register(system);
    system.time.now = '2026-03-03T10:00:00+08:00';
    await system.receive('court', plain('court.freeze.ordered'));
    const before = repliesIn(system).slice(1);
    system.queues.replies.sent = [];
    expect(await system.receive('court', plain('court.freeze.ordered'))).toEqual([]);
    const again = repliesIn(system);
    expect(again.slice(0, -1)).toEqual(before);
    expect(again.at(-1)).toMatchObject({
      to: court,
      data: { messageId: 'court.freeze.ordered', outcome: 'DUPLICATE', rules: [{ id: 'M-04' }], original: { outcome: 'ACCEPTED' } },
    });
    expect(await pagesIn(system, accountStreamId)).toHaveLength(2);
    expect(system.metrics.counts.DuplicatesSuppressed).toBe(1);
  });

  it('gives every further repeat the same receipt id', async () => {
    const system = await registered();
    await system.receive('bank', inflow(1));
    await system.receive('bank', inflow(1));
    await system.receive('bank', inflow(1), inflow(1));
    const ids = receiptsIn(system)
      .filter(({ data }) => data.outcome === 'DUPLICATE')
      .map(({ id }) => id);
    expect(new Set(ids)).toEqual(new Set([`${sha256Hex(`urn:presale:${bank}#inflow-1`)}/duplicate`]));
  });

  it('takes a message that comes twice in one batch once', async () => {
    const system = await registered();
    await system.receive('bank', inflow(1), inflow(1));
    expect(outcomesIn(system)).toEqual(['inflow-1 ACCEPTED', 'inflow-1 DUPLICATE M-04']);
    expect((await pagesIn(system, accountStreamId)).flatMap(({ inbox }) => inbox)).toHaveLength(2);
  });

  it('recognises a message that ended at the gate', async () => {
    const system = await world();
    await system.receive('bank', inflow(1, { key: 'none' }));
    await system.receive('bank', inflow(1, { key: 'none' }));
    expect(await pagesIn(system, unproven)).toHaveLength(1);
    expect(receiptsIn(system).at(-1)?.data).toMatchObject({ outcome: 'DUPLICATE', original: { outcome: 'REJECTED' } });
  });

  it('is the same message when it was only signed anew', async () => {
    const system = await registered();
    await system.receive('bank', inflow(1));
    const es256 = generateSigningKey('second', 'ES256');
    const partner = present(await system.register.partner(bank));
    await system.register.putPartner({ ...partner, keys: [...partner.keys, es256.registered] });
    await system.receive('bank', inflow(1, { key: es256.signing }));
    expect(outcomesIn(system).at(-1)).toBe('inflow-1 DUPLICATE M-04');
  });
});

describe('an id goes on meaning what it first meant (M-05, 电子签名法 5)', () => {
  it('refuses the same id with other content, keeps both, and lets the first stand', async () => {
    const system = await world();
    await register(system);
    await system.receive('bank', inflow(1));
    expect(await system.receive('bank', inflow(1, { data: { amountFen: 999_999 } }), inflow(2))).toEqual([]);
    expect(outcomesIn(system).slice(1)).toEqual(['inflow-1 ACCEPTED', 'inflow-2 ACCEPTED', 'inflow-1 REJECTED M-05']);
    expect(await balanceOf(system)).toBe(1_000_000_200);
    const [page] = await pagesIn(system, `intake:${bank}`);
    expect(page?.inbox[0]?.key).toMatch(/^rejected#/);
    expect(await system.evidence.has(page?.evidenceKey ?? '')).toBe(true);
    expect(system.metrics.counts.ConflictingReplays).toBe(1);
  });

  it('answers a conflicting replay that comes again as a repeat of itself', async () => {
    const system = await registered();
    await system.receive('bank', inflow(1));
    const conflicting = () => inflow(1, { data: { amountFen: 999_999 } });
    await system.receive('bank', conflicting());
    await system.receive('bank', conflicting());
    expect(await pagesIn(system, `intake:${bank}`)).toHaveLength(1);
    const [first, second] = receiptsIn(system).slice(-2);
    expect([first?.data.outcome, second?.data.outcome]).toEqual(['REJECTED', 'DUPLICATE']);
    expect(second?.data.original).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'M-05' }] });
    expect(second?.id).not.toBe(`${sha256Hex(`urn:presale:${bank}#inflow-1`)}/duplicate`);
  });

  it('finds two contents under one id in one batch', async () => {
    const system = await registered();
    await system.receive('bank', inflow(1), inflow(1, { data: { amountFen: 999_999 } }));
    expect(outcomesIn(system)).toEqual(['inflow-1 ACCEPTED', 'inflow-1 REJECTED M-05']);
  });

  it('a forged message cannot occupy an id: the true one is taken in afterwards', async () => {
    const system = await registered();
    const stranger = generateSigningKey(keyOf(bank).keyId, 'EdDSA').signing;
    await system.receive('bank', inflow(1, { key: stranger, data: { amountFen: 999_999 } }), inflow(1, { key: 'none' }));
    await system.receive('bank', inflow(1));
    expect(outcomesIn(system).map((outcome) => outcome.split(' ').slice(0, 3).join(' '))).toEqual([
      'inflow-1 REJECTED M-02',
      'inflow-1 REJECTED M-02',
      'inflow-1 ACCEPTED',
    ]);
  });
});

describe('when something fails, the messages come back and nothing is lost or done twice', () => {
  it('passes over a ledger that fails once', async () => {
    const system = await registered();
    system.ledger.failBefore.push(new Error('socket hang up'));
    expect(await system.receive('bank', inflow(1), inflow(2), inflow(3))).toEqual([]);
    expect(outcomesIn(system)).toEqual(['inflow-1 ACCEPTED', 'inflow-2 ACCEPTED', 'inflow-3 ACCEPTED']);
  });

  it('returns a group in order when the ledger is down, and other groups go on', async () => {
    const system = await world();
    const otherAccount = '1602001019200388999';
    system.ledger.refuse = ({ stream }) => (stream === accountStreamId ? new Error('down') : undefined);
    const records = [inflow(1), inflow(2)].flatMap((record, index) => [
      record,
      signed(record.body.replaceAll(accountNumber, otherAccount).replace('inflow-', 'other-'), bank, `other-${index + 1}`, {
        groupId: otherAccount,
      }),
    ]);
    expect(await system.receive('bank', ...records)).toEqual(['inflow-1', 'inflow-2']);
    expect(outcomesIn(system)).toEqual(['other-1 HELD N-13', 'other-2 HELD N-13']);
    expect(system.metrics.counts.MessagesFailed).toBe(1);
  });

  it('sends the same ids again when the queue failed after the commit', async () => {
    const system = await registered();
    system.queues.replies.failing = 1;
    const batch = () => [inflow(1), inflow(2)];
    expect(await system.receive('bank', ...batch())).toEqual(['inflow-1', 'inflow-2']);
    expect(system.queues.replies.sent).toEqual([]);
    expect(await pagesIn(system, accountStreamId)).toHaveLength(2);
    expect(await system.receive('bank', ...batch())).toEqual([]);
    expect(receiptsIn(system).map(({ id, data }) => `${id} ${data.messageId} ${data.outcome}`)).toEqual([
      `${accountStreamId}/2/0 inflow-1 ACCEPTED`,
      `${accountStreamId}/2/2 inflow-2 ACCEPTED`,
      `${sha256Hex(`urn:presale:${bank}#inflow-1`)}/duplicate inflow-1 DUPLICATE`,
      `${sha256Hex(`urn:presale:${bank}#inflow-2`)}/duplicate inflow-2 DUPLICATE`,
    ]);
    expect(await pagesIn(system, accountStreamId)).toHaveLength(2);
  });

  it('returns a poison message in the middle of a group with what stands behind it, and keeps what stands before', async () => {
    const system = await registered();
    system.ledger.refuse = ({ inbox }) =>
      inbox.some(({ key }) => key.endsWith('#inflow-2')) ? new Error('ValidationException') : undefined;
    expect(await system.receive('bank', inflow(1), inflow(2), inflow(3))).toEqual(['inflow-2', 'inflow-3']);
    expect(outcomesIn(system)).toEqual(['inflow-1 ACCEPTED']);
  });

  it('commits nothing while the bytes cannot be kept', async () => {
    const system = await world();
    system.evidence.failing = 1;
    expect(await system.receive('bank', inflow(1))).toEqual(['inflow-1']);
    expect(await pagesIn(system, accountStreamId)).toEqual([]);
    expect(await system.receive('bank', inflow(1))).toEqual([]);
  });

  it('answers once what the queue gives out again after we died: only its sender can repeat itself', async () => {
    const system = await registered();
    const delivery = inflow(1);
    await system.receive('bank', delivery);
    await system.receive('bank', delivery);
    expect(outcomesIn(system)).toEqual(['inflow-1 ACCEPTED', 'inflow-1 ACCEPTED']);
    expect(new Set(receiptsIn(system).map(({ id }) => id)).size).toBe(1);
    expect(system.metrics.counts.DuplicatesSuppressed).toBeUndefined();
    await system.receive('bank', inflow(1));
    expect(outcomesIn(system).at(-1)).toBe('inflow-1 DUPLICATE M-04');
  });

  it('acknowledges once the answer to a commit was lost', async () => {
    const system = await registered();
    system.ledger.failAfter.push(new Error('connection reset'));
    expect(await system.receive('bank', inflow(1))).toEqual([`inflow-1`]);
    expect(await system.receive('bank', inflow(1))).toEqual([]);
    expect(receiptsIn(system).map(({ data }) => data.outcome)).toEqual(['ACCEPTED', 'DUPLICATE']);
  });
});
