/**
 * The account over time: the balance as the outline, freezes stacked from the bottom in order, each a hatch of its own and labelled in place, the
 * quota as a dashed line. It reads without colour, and in words: any day by pointer, arrow keys or slider, and the table below has the same data.
 */
import { useState } from 'preact/hooks';
import type { Day } from './api.ts';
import { Money, When } from './parts.tsx';
import { counted, moment, say, yuan } from './words.ts';

const width = 880;
const height = 260;
const left = 10;
const bottom = 24;
const dayMs = 86_400_000;

/** What left the account under a notice: a drop of the outline, which says by which. */
export interface Drop {
  at: string;
  noticeNumber: string;
  amountFen: number;
}

interface ChartProps {
  drops?: readonly Drop[];
  /** Oldest first; not empty. */
  days: readonly [Day, ...Day[]];
  now: string;
}

/** A label that would not fit behind its line stands before it. */
const isNearEnd = (place: number): boolean => place > width * 0.65;

export function Chart({ days, now, drops = [] }: ChartProps) {
  const [first] = days;
  const last = days.at(-1) ?? first;
  const from = Date.parse(first.at);
  const to = Math.max(Date.parse(now), from + 1);
  const dayCount = Math.max(1, Math.ceil((to - from) / dayMs));
  const [day, setDay] = useState(dayCount);
  const at = Math.min(to, from + day * dayMs);
  const shown = days.findLast((each) => Date.parse(each.at) <= at) ?? first;
  const most = Math.max(1, ...days.flatMap(({ balanceFen, supervisedQuotaFen }) => [balanceFen, supervisedQuotaFen]));
  const x = (time: number): number => left + ((time - from) / (to - from)) * (width - 2 * left);
  const y = (fen: number): number => height - bottom - (Math.max(0, fen) / most) * (height - bottom - 16);
  const spans = days.map((entry, index) => ({
    entry,
    start: x(Date.parse(entry.at)),
    end: x(Date.parse(days[index + 1]?.at ?? now)),
  }));
  const steps = (of: (entry: Day) => number): string =>
    spans.map(({ entry, start, end }, index) => `${index === 0 ? 'M' : 'L'}${start},${y(of(entry))}L${end},${y(of(entry))}`).join('');
  const move = (by: number): void => setDay((before) => Math.min(dayCount, Math.max(0, before + by)));
  const onPointer = (event: PointerEvent): void => {
    const box = event.currentTarget instanceof Element ? event.currentTarget.getBoundingClientRect() : undefined;
    if (box === undefined || box.width === 0) return;
    const share = ((event.clientX - box.left) / box.width) * width;
    setDay(Math.min(dayCount, Math.max(0, Math.round(((share - left) / (width - 2 * left)) * dayCount))));
  };
  const onKey = (event: KeyboardEvent): void => {
    const by: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -30, PageDown: 30, Home: -dayCount, End: dayCount };
    const step = by[event.key];
    if (step === undefined) return;
    event.preventDefault();
    move(step);
  };
  let stacked = 0;
  return (
    <figure class="chart">
      <div
        role="slider"
        tabIndex={0}
        class="readable"
        aria-label={say('账户余额与冻结控制金额：左右方向键逐日查看', 'Balance and frozen money: arrow keys read day by day')}
        aria-valuemin={0}
        aria-valuemax={dayCount}
        aria-valuenow={day}
        aria-valuetext={sentenceOf(at, shown)}
        onKeyDown={onKey}
      >
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" onPointerMove={onPointer} onPointerDown={onPointer}>
          <defs>
            {['M0,8L8,0', 'M0,0L8,8', 'M4,0L4,8', 'M0,4L8,4'].map((path, index) => (
              <pattern key={path} id={`hatch${index}`} width="8" height="8" patternUnits="userSpaceOnUse">
                <path d={path} class="hatch" />
              </pattern>
            ))}
          </defs>
          {spans.flatMap(({ entry, start, end }) => {
            let below = 0;
            return entry.freezes.map(({ caseNumber, rank, controlledFen }) => {
              const base = below;
              below += controlledFen;
              return (
                <rect
                  key={`${entry.at} ${caseNumber} ${rank}`}
                  x={start}
                  width={Math.max(0, end - start)}
                  y={y(below)}
                  height={Math.max(0, y(base) - y(below))}
                  fill={`url(#hatch${(rank - 1) % 4})`}
                  class="freeze"
                />
              );
            });
          })}
          <path d={steps(({ balanceFen }) => balanceFen)} class="balance" />
          <path d={steps(({ supervisedQuotaFen }) => supervisedQuotaFen)} class="quota" />
          {last.freezes.map(({ caseNumber, rank, controlledFen }) => {
            const middle = stacked + controlledFen / 2;
            stacked += controlledFen;
            return controlledFen === 0 ? null : (
              <text key={`${caseNumber} ${rank}`} x={width - left - 4} y={y(middle) + 4} text-anchor="end" class="label">
                {`${rank} ${caseNumber} ${yuan(controlledFen)}`}
              </text>
            );
          })}
          <text x={left} y={y(last.supervisedQuotaFen) - 4} class="label">
            {say(`监管额度 ${yuan(last.supervisedQuotaFen)}`, `supervised quota ${yuan(last.supervisedQuotaFen)}`)}
          </text>
          {dropsShown(drops, from, to).map(({ at: dropped, noticeNumber, amountFen }, index) => (
            <g key={`${dropped} ${noticeNumber}`}>
              <line class="drop" x1={x(dropped)} x2={x(dropped)} y1={14 + index * 14} y2={height - bottom} />
              <text
                class="label drop-label"
                x={x(dropped) + (isNearEnd(x(dropped)) ? -4 : 4)}
                y={14 + index * 14}
                text-anchor={isNearEnd(x(dropped)) ? 'end' : 'start'}
              >
                {`− ${yuan(amountFen)} ${noticeNumber}`}
              </text>
            </g>
          ))}
          <line x1={x(at)} x2={x(at)} y1={8} y2={height - bottom} class="cursor" />
          <text x={left} y={height - 6} class="label">
            {moment(first.at)}
          </text>
          <text x={width - left} y={height - 6} text-anchor="end" class="label">
            {moment(now)}
          </text>
        </svg>
      </div>
      <figcaption>
        <When at={new Date(at).toISOString()} />
        {say('：余额 ', ': balance ')}
        <Money fen={shown.balanceFen} />
        {shown.freezes.map(({ caseNumber, rank, controlledFen }) => (
          <span key={`${caseNumber} ${rank}`}>
            {say('；', '; ')}
            {rank} {caseNumber} {say('控制', 'controls')} <Money fen={controlledFen} />
          </span>
        ))}
      </figcaption>
      <details>
        <summary>
          {say(`图中数据（${days.length} 天有变动）`, `The data of the chart (${counted(days.length, 'day')} with a change)`)}
        </summary>
        <table>
          <thead>
            <tr>
              <th>{say('时间', 'When')}</th>
              <th class="num">{say('余额', 'Balance')}</th>
              <th>{say('冻结控制', 'Frozen')}</th>
            </tr>
          </thead>
          <tbody>
            {[...days].reverse().map((each) => (
              <tr key={each.at}>
                <td>
                  <When at={each.at} />
                </td>
                <td class="num">
                  <Money fen={each.balanceFen} />
                </td>
                <td>{each.freezes.map(({ caseNumber, controlledFen }) => `${caseNumber} ${yuan(controlledFen)}`).join('；')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** More than these would stand on one another; the table of payments has all. */
const dropsMost = 5;

/** The newest, oldest first, each notice of a day once. */
function dropsShown(drops: readonly Drop[], from: number, to: number): { at: number; noticeNumber: string; amountFen: number }[] {
  const byDay = new Map<string, { at: number; noticeNumber: string; amountFen: number }>();
  for (const { at, noticeNumber, amountFen } of drops) {
    const day = `${at.slice(0, 10)} ${noticeNumber}`;
    const before = byDay.get(day);
    byDay.set(day, { at: before?.at ?? Date.parse(at), noticeNumber, amountFen: amountFen + (before?.amountFen ?? 0) });
  }
  return [...byDay.values()]
    .filter(({ at }) => at >= from && at <= to)
    .sort((a, b) => a.at - b.at)
    .slice(-dropsMost);
}

function sentenceOf(at: number, { balanceFen, freezes }: Day): string {
  const frozen = freezes.map(({ rank, caseNumber, controlledFen }) => `${rank} ${caseNumber} ${yuan(controlledFen)}`).join(say('；', '; '));
  return `${moment(new Date(at).toISOString())}${say('：余额 ', ': balance ')}${yuan(balanceFen)}${frozen === '' ? '' : say(`；冻结 ${frozen}`, `; frozen ${frozen}`)}`;
}
