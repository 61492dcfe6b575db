import { describe, expect, it } from 'vitest';
import { dataSchemaUri, parseEnvelope } from '../../../shared/contracts/envelope.ts';
import { isPartnerId, kindOfPartner, partnerOfSource, platformSource, sourceOf } from '../../../shared/contracts/fields/partner.ts';
import { brief, event, type Json, readEvent, refused } from './event.ts';

const example = 'bank.balance.reported';
const envelopeOf = (changes: Json) => parseEnvelope(JSON.stringify(event(example, changes)));
const problemsOf = (changes: Json) => {
  const result = envelopeOf(changes);
  return result.ok ? [] : brief(result.problems);
};

describe('the envelope is CloudEvents 1.0, strictly', () => {
  it('is read with its time in Asia/Shanghai', () => {
    const result = envelopeOf({ time: '2026-03-05T10:00:00Z', traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' });
    expect(result).toMatchObject({
      ok: true,
      envelope: { time: '2026-03-05T18:00:00+08:00', dataschema: dataSchemaUri(example), data: event(example).data },
    });
  });

  it.each(['specversion', 'id', 'source', 'type', 'subject', 'time', 'datacontenttype', 'dataschema', 'data'])('%s is required', (name) => {
    expect(problemsOf({ [name]: undefined })).toEqual([`${name}: missing`]);
  });

  it.each([
    ['specversion', '0.3', 'not-in-list'],
    ['datacontenttype', 'text/xml', 'malformed'],
    ['dataschema', 'no uri', 'malformed'],
    ['traceparent', '00-1-2-3', 'malformed'],
    ['type', 'com.example.other', 'malformed'],
    ['subject', '壹陆零贰', 'malformed'],
    ['subject', '1'.repeat(31), 'too-long'],
    ['data', [], 'wrong-type'],
    ['data', 'text', 'wrong-type'],
    ['partitionkey', 'x', 'unknown-field'],
  ])('%s = %j is refused as %s', (name, value, problem) => {
    expect(problemsOf({ [name]: value })).toEqual([`${name}: ${problem}`]);
  });
});

describe('an id is 1–128 visible characters, kept exactly', () => {
  it.each(['a', '~'.repeat(128), 'notice-济历住建冻用〔2026〕1号', 'cafe\u0301'])('%s', (id) => {
    expect(envelopeOf({ id })).toMatchObject({ ok: true, envelope: { id } });
  });

  it.each(['', 'a b', ' a', 'a\u3000b', 'a\u0007', '~'.repeat(129)])('%j is refused', (id) => {
    expect(problemsOf({ id })).toHaveLength(1);
  });
});

describe('a source is urn:presale: and a partner', () => {
  const partners = ['bank:102451000019', 'housing:370102', 'court:鲁0102', 'court:最高法', 'court:鲁', 'operator:desk', 'operator:值班台'];
  it.each(partners)('%s', (partner) => {
    expect(isPartnerId(partner)).toBe(true);
    expect(partnerOfSource(sourceOf(partner))).toBe(partner);
    expect(kindOfPartner(partner)).toBe(partner.split(':')[0]);
    expect(problemsOf({ source: sourceOf(partner) })).toEqual([]);
  });

  it.each([
    'bank:10245100001',
    'bank:1024510000199',
    'bank:１０２４５１００００１９',
    'housing:3701',
    'court:0102',
    'court:',
    'operator:a b',
    'platform:release',
    'Bank:102451000019',
    '',
  ])('%s is no partner', (partner) => {
    expect(isPartnerId(partner)).toBe(false);
    expect(partnerOfSource(sourceOf(partner))).toBeUndefined();
    expect(problemsOf({ source: sourceOf(partner) })).toEqual(['source: malformed']);
  });

  it('nobody can speak as the system', () => {
    expect(brief(refused(readEvent(example, { source: platformSource })))).toEqual(['source: malformed']);
  });
});
