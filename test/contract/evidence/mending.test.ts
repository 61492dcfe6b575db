/** Evidence under its own digest that was damaged: it is named, kept beside, and read from where it is whole (write-once stays write-once). */
import { expect, it } from 'vitest';
import { mendingEvidence } from '../../../shared/adapters/evidence-mending.ts';
import { silentLog } from '../../../shared/adapters/telemetry/silent.ts';
import { sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import { documentKey } from '../../../shared/ports/evidence.ts';
import { memoryEvidence } from '../../fixtures/world/memory-evidence.ts';
import { recordingMetrics } from '../../fixtures/world/recording-metrics.ts';

const bytes = Buffer.from('%PDF-1.7 the sealed notice');
const key = documentKey(sha256Hex(bytes.toString()));

function setUp() {
  const store = memoryEvidence();
  const metrics = recordingMetrics();
  return { store, metrics, evidence: mendingEvidence(store, { log: silentLog, metrics }) };
}

it('a document that comes again is stored beside the damaged one, and read from there', async () => {
  const { store, metrics, evidence } = setUp();
  store.objects.set(key, Buffer.from('damaged'));
  await evidence.put(key, bytes, 'application/pdf');
  expect(Buffer.from((await evidence.get(key)) ?? [])).toEqual(bytes);
  expect(store.objects.get(key)).toEqual(Buffer.from('damaged'));
  expect(metrics.counts['EvidenceDamaged']).toBe(2);
});

it('also where the one beside is damaged in its turn', async () => {
  const { store, evidence } = setUp();
  store.objects.set(key, Buffer.from('damaged'));
  store.objects.set(`${key}.1`, Buffer.from('damaged, too'));
  await evidence.put(key, bytes, 'application/pdf');
  expect(Buffer.from((await evidence.get(key)) ?? [])).toEqual(bytes);
});

it('what nobody has sent again is read as it lies, for the rules to judge by its digest (C-13), and named', async () => {
  const { store, metrics, evidence } = setUp();
  store.objects.set(key, Buffer.from('damaged'));
  expect(await evidence.get(key)).toEqual(Buffer.from('damaged'));
  expect(metrics.counts['EvidenceDamaged']).toBe(1);
});

it('other bytes under a key that is no digest of theirs are refused as ever', async () => {
  const { evidence } = setUp();
  await evidence.put('deliveries/1', bytes, 'application/json');
  await expect(evidence.put('deliveries/1', Buffer.from('other'), 'application/json')).rejects.toThrow(/never replaced/);
});
