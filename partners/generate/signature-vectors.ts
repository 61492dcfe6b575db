/** Signed messages as the system takes them, and as it must refuse them. The keys are for tests alone: everybody knows their private halves. */
import { createECDH, createHash, createPrivateKey } from 'node:crypto';
import { encodeHeader, parseDetachedJws, signingInput } from '../../shared/adapters/signatures/jws.ts';
import { type SigningKey, signDetached, signingKeyFromPem } from '../../shared/adapters/signatures/sign.ts';
import { verifySignature } from '../../shared/adapters/signatures/verify.ts';
import { dataSchemaUri } from '../../shared/contracts/envelope.ts';
import { platformSource, sourceOf } from '../../shared/contracts/fields/partner.ts';
import { replyQueueName, replyQueuePrefix } from '../../shared/contracts/fields/reply-queue.ts';
import { fullType } from '../../shared/contracts/inbound/schemas.ts';
import type { PartnerKey, SignatureAlgorithm, SignatureForm } from '../../shared/ports/register.ts';
import { accountGroup, deduplicationIdOf } from '../../shared/workflow/dispatch.ts';

const privateNumber = (name: string): Buffer => createHash('sha256').update(`presale test vector ${name}`).digest();
const pemOf: Record<SignatureAlgorithm, (secret: Buffer) => string> = {
  EdDSA: (secret) =>
    pkcs8(
      createPrivateKey({
        key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secret]),
        format: 'der',
        type: 'pkcs8',
      }),
    ),
  ES256(secret) {
    const curve = createECDH('prime256v1');
    curve.setPrivateKey(secret);
    const point = curve.getPublicKey();
    const part = (bytes: Buffer): string => bytes.toString('base64url');
    const numbers = { x: part(point.subarray(1, 33)), y: part(point.subarray(33)), d: part(secret) };
    return pkcs8(createPrivateKey({ key: { kty: 'EC', crv: 'P-256', ...numbers }, format: 'jwk' }));
  },
  SM2SM3: (secret) => `-----BEGIN SM2 PRIVATE NUMBER-----\n${secret.toString('base64')}\n-----END SM2 PRIVATE NUMBER-----\n`,
};
const pkcs8 = (key: ReturnType<typeof createPrivateKey>): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

export interface VectorKey {
  signing: SigningKey;
  registered: PartnerKey;
  /** 32 bytes: the seed of Ed25519, the private number of the others. */
  privateHex: string;
}
function keyOf(keyId: string, algorithm: SignatureAlgorithm, signatureForm?: SignatureForm): VectorKey {
  const secret = privateNumber(keyId);
  const signing = signingKeyFromPem(keyId, algorithm, pemOf[algorithm](secret), signatureForm);
  const registered = { keyId, algorithm, publicJwk: signing.publicJwk, ...(signatureForm === undefined ? {} : { signatureForm }) };
  return { signing, registered, privateHex: secret.toString('hex') };
}

const bank = 'bank:102451000019';
const housing = 'housing:370102';
const court = 'court:鲁0102';
const keys: Record<string, VectorKey> = {
  EdDSA: keyOf(`${bank}/2026-a`, 'EdDSA'),
  ES256: keyOf(`${housing}/2026-a`, 'ES256'),
  SM2SM3: keyOf(`${court}/2026-a`, 'SM2SM3'),
  'SM2SM3-der': keyOf(`${court}/2026-b`, 'SM2SM3', 'der'),
  system: keyOf('presale/vector', 'EdDSA'),
  stranger: keyOf('stranger/1', 'EdDSA'),
};
export const keyNamed = (name: string): VectorKey => {
  const key = keys[name];
  if (key === undefined) throw new Error(`no vector key ${name}`);
  return key;
};

const accountNumber = '1602001019200388888';
interface Event {
  from: string;
  type: string;
  id: string;
  data: object;
}
const bodyOf = ({ from, type, id, data }: Event): string =>
  JSON.stringify({
    specversion: '1.0',
    id,
    source: from === 'system' ? platformSource : sourceOf(from),
    type: fullType(type),
    subject: accountNumber,
    time: '2026-03-09T10:00:00+08:00',
    datacontenttype: 'application/json',
    dataschema: dataSchemaUri(type),
    data,
  });

const balance = { accountNumber, balanceFen: 700_000_000, asOf: '2026-03-09T09:00:00+08:00' };
const withdrawn = { noticeNumber: '济历住建冻用〔2026〕1号', version: 1, reason: '施工单位更换收款账户；“旧账户”已销户 𠮷' };
const informed = { caseNumber: '（2026）鲁0102执保123号', accountNumber, informedAt: '2026-03-09T10:00:00+08:00' };

interface SignedVector {
  name: string;
  key: string;
  event: Event;
}
const signed: SignedVector[] = [
  { name: 'Ed25519', key: 'EdDSA', event: { from: bank, type: 'bank.balance.reported', id: 'm-1', data: balance } },
  {
    name: 'P-256, text beyond the basic plane',
    key: 'ES256',
    event: { from: housing, type: 'housing.notice.withdrawn', id: 'm-2', data: withdrawn },
  },
  {
    name: 'SM2 with SM3, r and s one after the other',
    key: 'SM2SM3',
    event: { from: court, type: 'court.housing.informed', id: 'm-3', data: informed },
  },
  {
    name: 'SM2 with SM3, ASN.1',
    key: 'SM2SM3-der',
    event: { from: court, type: 'court.housing.informed', id: '告知-2026-3', data: informed },
  },
];
const reply: SignedVector = {
  name: 'a receipt of the system',
  key: 'system',
  event: {
    from: 'system',
    type: 'release.receipt',
    id: 'receipt-1',
    data: { messageId: 'm-1', outcome: 'ACCEPTED', rules: [], correlation: { accountNumber } },
  },
};

/** The body of a receipt under this id, as the system writes it. */
export const toldBody = (id: string): string => bodyOf({ ...reply.event, id });

/** A signature of a kind that is new each time is kept as long as it holds. */
async function jwsOf(body: string, key: VectorKey, before: string | undefined): Promise<string> {
  if (before !== undefined && (await verdict(body, before, key)) === 'valid') return before;
  return signDetached(Buffer.from(body), key.signing);
}

async function verdict(body: string, jws: string, { registered }: VectorKey): Promise<string> {
  const partner = { partner: '', name: '', keys: [registered] };
  return (await verifySignature({ body: Buffer.from(body), jws, partner, isKeyOfAnother: async () => false })).status;
}

export type Before = ReadonlyMap<string, string>;
const queueOf = (from: string): string => `presale-${from.split(':')[0]}.fifo`;

async function accepted({ name, key, event }: SignedVector, before: Before): Promise<object> {
  const body = bodyOf(event);
  const jws = await jwsOf(body, keyNamed(key), before.get(name));
  return {
    name,
    key,
    body,
    bodySha256: createHash('sha256').update(body).digest('hex'),
    jws,
    ...(event.from === 'system'
      ? {}
      : {
          sqs: {
            queue: queueOf(event.from),
            MessageGroupId: accountGroup(accountNumber),
            MessageDeduplicationId: deduplicationIdOf(event.id),
            replyQueue: replyQueueName(replyQueuePrefix, event.from),
          },
        }),
  };
}

/** Each must be refused with the key that it names; the reason is the system's own. */
async function rejected(good: { body: string; jws: string; key: string }): Promise<object[]> {
  const { body, jws } = good;
  const key = keyNamed(good.key);
  const signature = jws.split('.')[2] ?? '';
  const withHeader = (header: object): string => {
    const encoded = Buffer.from(JSON.stringify(header)).toString('base64url');
    return `${encoded}..${Buffer.from(key.signing.sign(signingInput(encoded, Buffer.from(body)))).toString('base64url')}`;
  };
  const { keyId, algorithm } = key.registered;
  const attached = `${encodeHeader(algorithm, keyId)}.${Buffer.from(body).toString('base64url')}.${signature}`;
  // The last character has four bits to spare.
  const loose = signature.replace(/.$/, (last) => String.fromCharCode(last.charCodeAt(0) + 1));
  const cases: [string, string, string][] = [
    ['a blank behind the body', `${body} `, jws],
    ['another amount', body.replace('700000000', '700000001'), jws],
    ['somebody else’s key under this name', body, signDetached(Buffer.from(body), { ...keyNamed('stranger').signing, keyId })],
    ['alg none', body, `${Buffer.from(JSON.stringify({ alg: 'none', kid: keyId, b64: false, crit: ['b64'] })).toString('base64url')}..AA`],
    ['without crit', body, withHeader({ alg: algorithm, kid: keyId, b64: false })],
    ['b64 true', body, withHeader({ alg: algorithm, kid: keyId, b64: true, crit: ['b64'] })],
    ['another critical extension', body, withHeader({ alg: algorithm, kid: keyId, b64: false, crit: ['b64', 'exp'] })],
    ['with the payload inside', body, attached],
    ['a second spelling of the same signature', body, jws.replace(signature, loose)],
    ['padded Base64', body, `${jws}==`],
    ['a key id that nobody registered', body, withHeader({ alg: algorithm, kid: `${keyId}-x`, b64: false, crit: ['b64'] })],
    ['the algorithm of another key', body, withHeader({ alg: 'ES256', kid: keyId, b64: false, crit: ['b64'] })],
  ];
  return Promise.all(
    cases.map(async ([name, changed, wrong]) => {
      const reason = await verdict(changed, wrong, key);
      if (reason === 'valid') throw new Error(`the vector "${name}" must not hold`);
      return { name, key: good.key, body: changed, jws: wrong, reason, readable: parseDetachedJws(wrong) !== undefined };
    }),
  );
}

/** As `GET /api/keys` says them. */
export function publishedSystemKeys(): { keys: object[] } {
  const { keyId, algorithm, publicJwk } = keyNamed('system').registered;
  return { keys: [{ ...publicJwk, kid: keyId, alg: algorithm, use: 'sig' }] };
}

/** `before`: the signatures of the file as it is, by name. */
export async function signatureVectors(before: Before): Promise<object> {
  const messages = await Promise.all(signed.map((vector) => accepted(vector, before)));
  const first = signed[0];
  if (first === undefined) throw new Error('no vector');
  const body = bodyOf(first.event);
  return {
    about:
      'Keys for tests alone. privateHex: the 32 bytes of the Ed25519 seed, or the private number of P-256 and SM2. SM2: user id 1234567812345678, SM3.',
    keys: Object.fromEntries(
      Object.entries(keys).map(([name, { registered, privateHex }]) => [
        name,
        {
          keyId: registered.keyId,
          algorithm: registered.algorithm,
          signatureForm: registered.signatureForm ?? 'raw',
          privateHex,
          publicJwk: registered.publicJwk,
        },
      ]),
    ),
    messages,
    rejected: await rejected({ body, jws: await jwsOf(body, keyNamed(first.key), before.get(first.name)), key: first.key }),
    replies: { jwkSet: publishedSystemKeys(), messages: [await accepted(reply, before)] },
  };
}
