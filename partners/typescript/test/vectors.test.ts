/** The vectors that every client passes (`partners/vectors`). */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  type Algorithm,
  accountGroup,
  amountInWords,
  canonicalCase,
  canonicalNumber,
  canonicalText,
  continuing,
  cosignatureLine,
  deduplicationId,
  documentOf,
  fates,
  inlineBytesMax,
  isConsistent,
  isIncluded,
  type Jwk,
  keyFromHex,
  NotContinuedError,
  replyQueueName,
  type SeenLog,
  type SignatureForm,
  type SigningKey,
  verifierKey,
  verifyDetached,
} from '../src/index.ts';

interface Key {
  keyId: string;
  algorithm: Algorithm;
  signatureForm: SignatureForm;
  privateHex: string;
  publicJwk: Jwk;
}
interface Signed {
  name: string;
  key: string;
  body: string;
  jws: string;
  sqs: { MessageGroupId: string; MessageDeduplicationId: string; replyQueue: string };
}
interface Signatures {
  keys: Record<string, Key>;
  messages: Signed[];
  rejected: Signed[];
  replies: { jwkSet: { keys: Jwk[] }; messages: Signed[] };
}
type Pairs = { value: string; canonical: string }[];
interface Values {
  names: Pairs;
  numbers: Pairs;
  cases: Pairs;
  amounts: { fen: number; words: string }[];
  replyQueues: { partner: string; queue: string }[];
  deduplicationIds: { id: string; MessageDeduplicationId: string }[];
  documents: { text: string; sha256: string; contentBase64: string }[];
  inlineBytesMax: number;
}
interface Witness {
  name: string;
  seedHex: string;
  checkpoint: string;
  epochSeconds: number;
  cosignature: string;
  verifierKey: string;
}

const read = <File>(name: string): File => JSON.parse(readFileSync(new URL(`../../vectors/${name}.json`, import.meta.url), 'utf8'));
const signatures = read<Signatures>('signatures');
const values = read<Values>('values');
const witness = read<Witness>('witness');

function keyNamed(name: string): { signing: SigningKey; form: SignatureForm; published: Jwk } {
  const key = signatures.keys[name];
  assert.ok(key);
  const signing = keyFromHex(key.keyId, key.algorithm, key.privateHex, key.signatureForm);
  assert.deepEqual({ ...signing.publicJwk }, { ...key.publicJwk });
  return { signing, form: key.signatureForm, published: { ...signing.publicJwk, kid: key.keyId, alg: key.algorithm } };
}

for (const { name, key, body, jws, sqs } of signatures.messages) {
  test(`signed: ${name}`, () => {
    const { signing, published, form } = keyNamed(key);
    assert.ok(verifyDetached(body, jws, [published], form));
    const own = signing.signDetached(body);
    assert.ok(verifyDetached(body, own, [published], form));
    // Only Ed25519 has one signature for one body.
    if (signing.algorithm === 'EdDSA') assert.equal(own, jws);
    const { id, subject, source }: { id: string; subject: string; source: string } = JSON.parse(body);
    assert.deepEqual([accountGroup(subject), deduplicationId(id)], [sqs.MessageGroupId, sqs.MessageDeduplicationId]);
    assert.equal(replyQueueName(source.replace('urn:presale:', '')), sqs.replyQueue);
  });
}
for (const { name, key, body, jws } of signatures.rejected)
  test(`refused: ${name}`, () => assert.ok(!verifyDetached(body, jws, [keyNamed(key).published])));
for (const { name, body, jws } of signatures.replies.messages)
  test(`told: ${name}`, () => {
    assert.ok(verifyDetached(body, jws, signatures.replies.jwkSet.keys));
    assert.ok(!verifyDetached(`${body} `, jws, signatures.replies.jwkSet.keys));
  });

const forms: [string, Pairs, (text: string) => string][] = [
  ['name', values.names, canonicalText],
  ['number', values.numbers, canonicalNumber],
  ['case', values.cases, canonicalCase],
];
for (const [kind, pairs, canonical] of forms)
  for (const { value, canonical: expected } of pairs) test(`canonical ${kind}: ${value}`, () => assert.equal(canonical(value), expected));
for (const { fen, words } of values.amounts) test(`in words: ${fen}`, () => assert.equal(amountInWords(fen), words));
for (const { partner, queue } of values.replyQueues) test(`reply queue: ${partner}`, () => assert.equal(replyQueueName(partner), queue));
for (const { id, MessageDeduplicationId } of values.deduplicationIds)
  test(`deduplication id: ${id}`, () => assert.equal(deduplicationId(id), MessageDeduplicationId));
for (const { text, sha256, contentBase64 } of values.documents)
  test(`document: ${text}`, () =>
    assert.deepEqual(documentOf(Buffer.from(text), 'text/plain'), { mediaType: 'text/plain', sha256, contentBase64 }));
test('a document of more than 180 kB goes into the upload area', () => {
  assert.equal(inlineBytesMax, values.inlineBytesMax);
  assert.throws(() => documentOf(new Uint8Array(values.inlineBytesMax + 1), 'application/pdf'), RangeError);
});
test('a checkpoint is cosigned', () => {
  const key = keyFromHex('witness', 'EdDSA', witness.seedHex);
  assert.equal(cosignatureLine(witness.name, key, witness.checkpoint, witness.epochSeconds), witness.cosignature);
  assert.equal(verifierKey(witness.name, key), witness.verifierKey);
});

interface LogVectors {
  logKey: string;
  files: Record<string, Record<string, string>>;
  views: { name: string; files: string; note: string; seen?: SeenLog; remember?: SeenLog; why?: string }[];
  inclusion: { name: string; leafHash: string; index: number; size: number; rootHash: string; proof: string[]; holds: boolean }[];
  consistency: {
    name: string;
    before: number;
    beforeRootHash: string;
    size: number;
    rootHash: string;
    proof: string[];
    holds: boolean;
  }[];
}
const log = read<LogVectors>('log');
for (const { name, files, note, seen, remember, why } of log.views)
  test(`view of the log: ${name}`, async () => {
    const look = continuing(note, log.logKey, async (path) => Buffer.from(log.files[files]?.[path] ?? '', 'base64'), seen);
    if (why === undefined) assert.deepEqual(await look, remember);
    else await assert.rejects(look, (error) => error instanceof NotContinuedError && error.message === why);
  });
for (const { name, leafHash, index, size, rootHash, proof, holds } of log.inclusion)
  test(`inclusion: ${name}`, () => assert.equal(isIncluded(leafHash, index, { size, rootHash }, proof), holds));
for (const { name, before, beforeRootHash, size, rootHash, proof, holds } of log.consistency)
  test(`consistency: ${name}`, () =>
    assert.equal(isConsistent({ size: before, rootHash: beforeRootHash }, { size, rootHash }, proof), holds));

interface Reading {
  jwkSet: { keys: Jwk[] };
  batches: { name: string; fetched: { groupId: string; body: string; signature: string; fate: string }[] }[];
}
const reading = read<Reading>('reading');
for (const { name, fetched } of reading.batches)
  test(`reading: ${name}`, () => {
    const seen = fetched.map(({ groupId, body, signature }) => ({
      groupId,
      isProven: verifyDetached(body, signature, reading.jwkSet.keys),
    }));
    assert.deepEqual(
      fates(seen),
      fetched.map(({ fate }) => fate),
    );
  });
