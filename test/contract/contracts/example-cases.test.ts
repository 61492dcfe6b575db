import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataSchemaUri } from '../../../shared/contracts/envelope.ts';
import { sourceOf } from '../../../shared/contracts/fields/partner.ts';
import { fullType } from '../../../shared/contracts/inbound/schemas.ts';
import { parseScenarioLine, type ScenarioLine } from '../../../shared/contracts/play/scenario.ts';
import { read } from './event.ts';

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'messages', 'cases');

function lines(file: string): ScenarioLine[] {
  const results = readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .map((text, index) => parseScenarioLine(text, index + 1));
  return results.map((result) => {
    if (!result.ok) throw new Error(result.problems.map(({ en }) => `${file}: ${en}`).join('\n'));
    return result.line;
  });
}

describe.each(readdirSync(folder).filter((name) => name.endsWith('.jsonl')))('the case %s', (file) => {
  it('is a well-formed scenario that ends with time passing', () => {
    const kinds = lines(file).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'partner')).toHaveLength(3);
    expect(kinds.filter((kind) => kind === 'profile')).toHaveLength(1);
    expect(kinds.filter((kind) => kind !== 'nothing').at(-1)).toBe('until');
  });

  it('has only messages that the receiver reads, data unchanged', () => {
    const messages = lines(file).flatMap((line) => (line.kind === 'message' ? [line] : []));
    expect(messages.length).toBeGreaterThanOrEqual(4);
    for (const { id, from, type, at, data, dataText } of messages) {
      const head = {
        specversion: '1.0',
        id,
        source: sourceOf(from),
        type: fullType(type),
        subject: '1602001019200388888',
        time: at,
        datacontenttype: 'application/json',
        dataschema: dataSchemaUri(type),
      };
      const body = `${JSON.stringify(head).slice(0, -1)},"data":${dataText}}`;
      expect(read(body)).toEqual({ message: { type, data } });
    }
  });
});
