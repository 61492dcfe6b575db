/**
 * Whatever comes from outside and is nearly right (a byte flipped, cut off, said twice, a field of another kind): its reader answers, never throws and never hangs, or
 * throws the one error that names the field. `PRESALE_RUNS` tries more often.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStages } from '../../infra/configuration.ts';
import { writeLetter } from '../../infra/local/play/letters.ts';
import { createSandboxKeys } from '../../infra/local/play/sandbox-keys.ts';
import { readCertificate } from '../../shared/adapters/certificates/certificate.ts';
import { readSealSignature } from '../../shared/adapters/certificates/seal-signature.ts';
import { readSignedData } from '../../shared/adapters/certificates/signed-data.ts';
import { parseDetachedJws } from '../../shared/adapters/signatures/jws.ts';
import { readTimeStamp } from '../../shared/adapters/timestamps/token.ts';
import { readClaimedIdentity } from '../../shared/contracts/body/claimed-identity.ts';
import { parseEnvelope } from '../../shared/contracts/envelope.ts';
import { parseMessage } from '../../shared/contracts/message.ts';
import { parsePartnerOutput } from '../../shared/contracts/outputs.ts';
import { parseScenarioLine } from '../../shared/contracts/play/scenario.ts';
import { factsOfBytes } from '../../shared/domain/documents/inspect.ts';
import { checkpointText, parseCheckpoint, parseCosignature } from '../../shared/domain/log/checkpoint.ts';
import { noteOf, parseNote, parseVerifierKey, signatureLine } from '../../shared/domain/log/note.ts';
import { sealedOfd } from '../fixtures/documents/ofd-writer.ts';
import { sealedPdf, signDetached } from '../fixtures/documents/pdf-writer.ts';
import { runs } from '../fixtures/runs.ts';
import { committedContext } from '../infra/synthesized.ts';

/** Bytes with a few of the harms that lines, disks and hands do. */
function harmed(whole: Uint8Array): fc.Arbitrary<Buffer> {
  const place = fc.nat({ max: Math.max(0, whole.length - 1) });
  const harm: fc.Arbitrary<(bytes: Buffer) => Buffer> = fc.oneof(
    fc.tuple(place, fc.integer({ min: 1, max: 255 })).map(([at, by]) => (bytes: Buffer) => {
      const changed = Buffer.from(bytes);
      if (at < changed.length) changed[at] = (changed[at] ?? 0) ^ by;
      return changed;
    }),
    place.map((at) => (bytes: Buffer) => bytes.subarray(0, at)),
    fc.tuple(place, fc.nat({ max: 64 })).map(
      ([at, length]) =>
        (bytes: Buffer) =>
          Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]),
    ),
    fc.tuple(place, fc.uint8Array({ maxLength: 8 })).map(
      ([at, put]) =>
        (bytes: Buffer) =>
          Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + put.length)]),
    ),
  );
  return fc
    .array(harm, { minLength: 1, maxLength: 3 })
    .map((harms) => harms.reduce<Buffer>((bytes, each) => each(bytes), Buffer.from(whole)));
}
const harmedText = (whole: string): fc.Arbitrary<string> => harmed(Buffer.from(whole)).map((bytes) => bytes.toString('utf8'));

/** A value of which one part, however deep, is something else, is gone, or stands under a name that nobody asked for. */
function altered(whole: unknown): fc.Arbitrary<unknown> {
  const other = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(-1, 1.5, 2 ** 53, '', ' ', '\u0000', [], {}, null));
  if (typeof whole !== 'object' || whole === null) return other;
  const names = Object.keys(whole);
  if (names.length === 0) return other;
  const fields = fc.constantFrom(...names);
  const inside = fields.chain((name) =>
    altered(Reflect.get(whole, name)).map((value) =>
      Array.isArray(whole) ? Object.assign([...whole], { [name]: value }) : { ...whole, [name]: value },
    ),
  );
  const without = fields.map((name) => Object.fromEntries(Object.entries(whole).filter(([each]) => each !== name)));
  return fc.oneof({ weight: 6, arbitrary: inside }, { weight: 1, arbitrary: other }, { weight: 2, arbitrary: without });
}

const keys = createSandboxKeys(undefined);
await keys.issue('bank:102451000019', { algorithm: 'EdDSA' });
const line = readFileSync(new URL('../fixtures/messages/cases/01-progress-payment.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .find((each) => each.includes('bank.payment.booked'));
if (line === undefined) throw new Error('the plain case has a payment');
const { at, from, type, id, data } = JSON.parse(line);
const { body, signature = '' } = await writeLetter(
  { lineNumber: 1, from, type, id, sentAt: at, subject: data.accountNumber, dataText: JSON.stringify(data) },
  keys,
);

/** Every problem names its field and says in both languages what to do. */
const named = (problems: readonly { field: string; zh: string; en: string }[]): boolean =>
  problems.length > 0 && problems.every(({ field, zh, en }) => field !== '' && zh !== '' && en !== '');

describe('a message', () => {
  const texts = fc.oneof(
    harmedText(body),
    altered(JSON.parse(body)).map((value) => JSON.stringify(value) ?? ''),
    fc.string(),
  );

  it('is read, or refused with each field named', () => {
    fc.assert(
      fc.property(texts, (text) => {
        readClaimedIdentity(text);
        const envelope = parseEnvelope(text);
        const result = envelope.ok ? parseMessage(envelope.envelope) : envelope;
        expect(result.ok || named(result.problems)).toBe(true);
      }),
      runs(300),
    );
  });

  it('has a signature that is read or none', () => {
    fc.assert(
      fc.property(harmedText(signature), (text) => void parseDetachedJws(text)),
      runs(200),
    );
  });

  it('inside the system, and a line of a scenario, are read or refused with each field named', () => {
    const readers = [(text: string) => parsePartnerOutput(text), (text: string) => parseScenarioLine(text, 1)];
    fc.assert(
      fc.property(
        fc.oneof(
          harmedText(line),
          altered(JSON.parse(line)).map((value) => JSON.stringify(value) ?? ''),
        ),
        (text) => {
          for (const read of readers) {
            const result = read(text);
            expect(result.ok || named(result.problems)).toBe(true);
          }
        },
      ),
      runs(200),
    );
  });
});

describe('a document, and what is in its seal', () => {
  const cms = signDetached(Buffer.from('content'));
  const whole = [sealedPdf(() => cms), sealedOfd('sm3')];

  it.each([0, 1])('(%d) is described whatever was done to it, and alike', (kind) => {
    fc.assert(
      fc.property(harmed(whole[kind] ?? Buffer.alloc(0)), (bytes) => {
        expect(factsOfBytes(bytes)).toEqual(factsOfBytes(bytes));
      }),
      runs(60),
    );
  });

  it('is a signature, a certificate, a time stamp, or none', () => {
    fc.assert(
      fc.property(harmed(cms), (der) => {
        readSignedData(der);
        readSealSignature(der);
        readCertificate(der);
        expect(readTimeStamp(der).kind).toBe('broken');
      }),
      runs(200),
    );
  });
});

describe('the log', () => {
  const text = checkpointText({ origin: 'presale.example/log', size: 1234, root: new Uint8Array(32).fill(7) });
  const signed = noteOf(text, [signatureLine('presale.example/log', new Uint8Array(4), new Uint8Array(64))]);

  it('is read from a checkpoint, or the checkpoint is none', () => {
    fc.assert(
      fc.property(harmedText(signed), (note) => {
        const parsed = parseNote(note);
        if (parsed !== undefined) parseCheckpoint(parsed.text);
        parseCheckpoint(note);
        parseVerifierKey(note);
        parseCosignature(Buffer.from(note));
      }),
      runs(300),
    );
  });
});

describe('the configuration of a deployment', () => {
  it('is read, or refused with the path of what is wrong in it', async () => {
    const stages = (await committedContext())['presale:stages'];
    fc.assert(
      fc.property(altered(stages), (given) => {
        try {
          readStages(given, '111122223333');
        } catch (error) {
          expect(error instanceof Error ? error.message : '').toMatch(/^cdk\.json, context "presale:stages":\n\S/);
        }
      }),
      runs(200),
    );
  });
});
