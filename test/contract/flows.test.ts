/** The sequence diagrams of the flows name messages that their parties do send and get, the same in both languages. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outboundCatalogue } from '../../infra/reference/messages/catalogue.ts';
import { isInboundType, kindOfType } from '../../shared/contracts/inbound/schemas.ts';

const explanation = resolve(import.meta.dirname, '../../docs/explanation');
const parties: Record<string, string> = { C: 'court', H: 'housing', B: 'bank' };

interface Arrow {
  from: string;
  to: string;
  type: string;
}
/** Receipts and what is said in words alone are not messages by their own name. */
function arrowsOf(page: string): Arrow[] {
  const found = readFileSync(resolve(explanation, page), 'utf8').matchAll(/^ +([CHSB])--?>>([CHSB]): ([a-z-]+(?:\.[a-z-]+)+)/gmu);
  return [...found].map(([, from = '', to = '', type = '']) => ({ from, to, type }));
}
const arrows = arrowsOf('flows.md');

/** Whether the reference says that the message goes to that party. `its owner`, of a task, is any of them. */
function goesTo(type: string, party: string): boolean {
  const told = Object.entries(outboundCatalogue).find(([name]) => name === type)?.[1].to;
  return told !== undefined && (told.includes(party) || told === 'its owner');
}

describe('the sequence diagrams', () => {
  it('have the same arrows in both languages', () => {
    expect(arrows.length).toBeGreaterThan(40);
    expect(arrowsOf('flows.zh-CN.md')).toEqual(arrows);
  });

  it('let each partner send only what is its own to say', () => {
    const sent = arrows.filter(({ to }) => to === 'S');
    const full = ({ type }: Arrow): string => `presale.${type}.v1`;
    expect(sent.filter((arrow) => !isInboundType(arrow.type) || kindOfType(full(arrow)) !== parties[arrow.from])).toEqual([]);
  });

  it('let the system tell only those to whom the message goes', () => {
    expect(arrows.filter(({ from, to, type }) => from === 'S' && !goesTo(type, parties[to] ?? ''))).toEqual([]);
  });
});
