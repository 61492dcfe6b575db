/**
 * The sequence diagrams of the flows against what the system does: every way through every diagram is played, and what goes from whom to whom is what is drawn, in that order,
 * nothing more and nothing less. Every type of message that there is stands in one of them.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outboundCatalogue } from '../../../infra/reference/messages/catalogue.ts';
import { witnessTypes } from '../../../shared/contracts/inbound/checkpoint.ts';
import { inboundSchemas, isInboundType, kindOfType } from '../../../shared/contracts/inbound/schemas.ts';
import { outboundSchemas } from '../../../shared/contracts/outbound/schemas.ts';
import { type Drawn, diagramsOf } from './drawn.ts';
import { type Played, playedSegments, type Segment } from './played.ts';
import { aboutTheLog, plays } from './plays.ts';

const read = (page: string): string => readFileSync(resolve(import.meta.dirname, '../../../docs/explanation', page), 'utf8');
const diagrams = diagramsOf(read('flows.md'));
const drawn = diagrams.flatMap(({ ways }) => ways.flat());
const parties: Record<string, string> = { C: 'court', H: 'housing', B: 'bank', O: 'operator' };

describe('the sequence diagrams', () => {
  it('have the same arrows in both languages', () => {
    expect(diagramsOf(read('flows.zh-CN.md')).map(({ ways }) => ways)).toEqual(diagrams.map(({ ways }) => ways));
  });

  it('let each partner send only what is its own to say', () => {
    const kindOf = (type: string): string | undefined =>
      isInboundType(type) ? kindOfType(`presale.${type}.v1`) : witnessTypes.find((known) => known === type)?.split('.')[0];
    expect(drawn.filter(({ from, to, type }) => to === 'S' && kindOf(type) !== parties[from])).toEqual([]);
  });

  it('draw every type of message that there is, and none that there is not', () => {
    const known = [...Object.keys(inboundSchemas), ...witnessTypes, ...Object.keys(outboundSchemas)];
    expect([...new Set(drawn.map(({ type }) => type))].sort()).toEqual(known.sort());
  });

  it('are all played', () => {
    expect(diagrams.map(({ title }) => title).sort()).toEqual([...Object.keys(plays), aboutTheLog].sort());
  });
});

/** The reference names in words to whom a message goes; `its owner`, of a task, may be any of them. */
describe('the reference names to whom a message goes', () => {
  const named = (words: string): string[] => Object.values(parties).filter((kind) => kind !== 'operator' && words.includes(kind));
  const exact = Object.entries(outboundCatalogue).filter(([, { to }]) => named(to).length > 0);

  it('most by name', () => expect(exact.length).toBeGreaterThan(15));

  it.each(exact)('%s', (type, { to }) => {
    const told = drawn.filter((each) => each.from === 'S' && each.type === type).map((each) => parties[each.to] ?? '');
    expect([...new Set(told)].sort()).toEqual(named(to).sort());
  });
});

/** What came, and what was told before the next came. */
function segmentsOf(way: readonly Drawn[]): { came?: Drawn; told: Drawn[] }[] {
  const segments: { came?: Drawn; told: Drawn[] }[] = [{ told: [] }];
  for (const each of way)
    if (each.to === 'S') segments.push({ came: each, told: [] });
    else segments.at(-1)?.told.push(each);
  return segments;
}

const inWords = ({ from, to, type, says }: Drawn): string => `${from}→${to} ${type}${says === undefined ? '' : ` (${says})`}`;

/** As the diagram would say it: with the code that is drawn, what is repeated once, a receipt only where one is drawn. */
function asDrawn(played: Played[], beside: readonly Drawn[]): string[] {
  const withReceipts = beside.some(({ type }) => type === 'release.receipt');
  const said = played
    .filter(({ type }) => withReceipts || type !== 'release.receipt')
    .map(({ from, to, type, says }) => {
      const match = beside.find((each) => each.to === to && each.type === type && (each.says === undefined || says.includes(each.says)));
      const code = match === undefined ? says[0] : match.says;
      return inWords({ from, to, type, ...(code === undefined ? {} : { says: code }) });
    });
  return [...new Set(said)];
}

describe.each(diagrams.filter(({ title }) => title !== aboutTheLog))('$title', ({ title, ways }) => {
  const played = plays[title]?.() ?? [];

  it('has a play for every way through it', () => expect(played).toHaveLength(ways.length));

  it.each(ways.map((way, index) => ({ way, index })))('goes as it is drawn (way $index)', async ({ way, index }) => {
    const play = played[index];
    const [before, ...after]: Segment[] = play === undefined ? [] : await playedSegments(play);
    const [drawnBefore, ...drawnAfter] = segmentsOf(way);
    expect(after.map(({ came }) => came && inWords({ from: came.from, to: came.to, type: came.type }))).toEqual(
      drawnAfter.map(({ came }) => came && inWords(came)),
    );
    for (const [place, segment] of drawnAfter.entries())
      expect(asDrawn(after[place]?.told ?? [], segment.told), segment.came?.type).toEqual(segment.told.map(inWords));
    expect(asDrawn(before?.told ?? [], drawnBefore?.told ?? [])).toEqual(expect.arrayContaining((drawnBefore?.told ?? []).map(inWords)));
  });
});
