import { describe, expect, it } from 'vitest';
import { signaturesOf } from '../../../../functions/serve-console/reading/signatures.ts';
import { generateSigningKey, signDetached } from '../../../../shared/adapters/signatures/sign.ts';
import { sha256Hex } from '../../../../shared/domain/aggregate/journal.ts';
import type { MessageRecorded } from '../../../../shared/domain/office/events.ts';
import type { PartnerKey } from '../../../../shared/ports/register.ts';
import { consoleDeps, evidenceOf } from '../../../fixtures/console-deps.ts';

const newKey = () => generateSigningKey('k1', 'EdDSA').signing;
const from = 'housing:370102';
const at = '2026-03-09T10:00:00+08:00';
const body = '{"id":"m1"}';
const digest = sha256Hex(Buffer.from(body));
const signing = newKey();
const signature = signDetached(Buffer.from(body), signing);
const message: MessageRecorded = {
  type: 'MessageRecorded',
  messageId: 'm1',
  from,
  messageType: 'housing.notice.issued',
  digest,
  sentAt: '2026-03-09T09:00:00+08:00',
  at,
  outcome: 'ACCEPTED',
  fired: [],
  correlation: {},
};

/** What is said of the one message, with what was kept of it and its sender's key as the register has it. */
async function verdict(
  key: Partial<PartnerKey> | undefined,
  kept: readonly { body: string; signature?: string }[] = [{ body, signature }],
) {
  const held = new Map([['messages/1', Buffer.from(kept.map((each) => `${JSON.stringify(each)}\n`).join(''))]]);
  const deps = consoleDeps({ evidence: evidenceOf(held) });
  const registered = { keyId: 'k1', algorithm: 'EdDSA', publicJwk: signing.publicJwk, ...key } as const;
  await deps.register.putPartner({ partner: from, name: '历下区住建局', keys: key === undefined ? [] : [registered] });
  return (await signaturesOf(deps, [{ message, evidenceKey: 'messages/1' }])).get(digest);
}

describe('under which key a message was signed', () => {
  it('is said with its holder, verified anew over the bytes that were received', async () => {
    expect(await verdict({})).toEqual({
      messageId: 'm1',
      from,
      name: '历下区住建局',
      keyId: 'k1',
      algorithm: 'EdDSA',
      status: 'valid',
      standing: 'in-force',
    });
  });

  it.each([
    ['a revocation before the receipt', { revokedAt: at }, { standing: 'revoked' }],
    [
      'a revocation afterwards, which changes nothing of what was received before',
      { revokedAt: '2026-04-01T00:00:00+08:00' },
      { standing: 'in-force', revokedLater: '2026-04-01T00:00:00+08:00' },
    ],
    ['an end before the receipt', { validUntil: '2026-03-09T09:30:00+08:00' }, { standing: 'expired' }],
    [
      'an end between signing and receipt, where the own clock of the partner is trusted',
      { validUntil: '2026-03-09T09:30:00+08:00', signingTime: 'sent' },
      { standing: 'in-force' },
    ],
    ['a beginning that is later', { validFrom: '2026-03-10T00:00:00+08:00' }, { standing: 'not-yet' }],
  ] satisfies [string, Partial<PartnerKey>, object][])('is judged as the gate judges it (M-03): %s', async (_, key, expected) => {
    expect(await verdict(key)).toMatchObject({ status: 'valid', ...expected });
  });

  it('is said not to hold where the register has another key, has none, or the signature is of other bytes', async () => {
    expect(await verdict({ publicJwk: newKey().publicJwk })).toMatchObject({ status: 'invalid' });
    expect(await verdict(undefined)).toMatchObject({ status: 'unknown-key', keyId: 'k1' });
    const other = signDetached(Buffer.from('{"id":"m2"}'), signing);
    expect(await verdict({}, [{ body, signature: other }])).toMatchObject({ status: 'invalid' });
  });

  it('is that of the true copy, where a forged one of the same bytes was kept in the same batch', async () => {
    const forged = signDetached(Buffer.from(body), newKey());
    expect(
      await verdict({}, [
        { body, signature: forged },
        { body, signature },
      ]),
    ).toMatchObject({ status: 'valid' });
  });

  it('is not known where the bytes are gone, or are no longer those that the journal names', async () => {
    expect(await verdict({}, [])).toMatchObject({ status: 'not-kept' });
    expect(await verdict({}, [{ body: '{"id":"m9"}', signature }])).toMatchObject({ status: 'not-kept' });
  });
});
