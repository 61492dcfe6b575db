/**
 * The account over time: the balance as the outline, freezes stacked from the bottom in order, each a hatch of its own and labelled in place, the
 * quota as a dashed line. It reads without colour, and in words: the slider says any moment, the table below has the same data.
 */
import { useState } from 'preact/hooks';
import type { Moment } from './api.ts';
import { Money, When } from './parts.tsx';
import { moment, say, yuan } from './words.ts';

const width = 880;
const height = 260;
const left = 10;
const bottom = 24;

export function Chart({ moments, now }: { moments: readonly Moment[]; now: string }) {
  const [place, setPlace] = useState(moments.length - 1);
  const first = moments[0];
  if (first === undefined) return <p class="quiet">{say('尚无资金变动', 'No money has moved yet')}</p>;
  const from = Date.parse(first.at);
  const to = Math.max(Date.parse(now), from + 1);
  const most = Math.max(1, ...moments.flatMap(({ balanceFen, supervisedQuotaFen }) => [balanceFen, supervisedQuotaFen]));
  const x = (at: string): number => left + ((Date.parse(at) - from) / (to - from)) * (width - 2 * left);
  const y = (fen: number): number => height - bottom - (Math.max(0, fen) / most) * (height - bottom - 16);
  const spans = moments.map((entry, index) => ({ entry, start: x(entry.at), end: x(moments[index + 1]?.at ?? now) }));
  const steps = (of: (entry: Moment) => number): string =>
    spans.map(({ entry, start, end }, index) => `${index === 0 ? 'M' : 'L'}${start},${y(of(entry))}L${end},${y(of(entry))}`).join('');
  const shown = moments[Math.min(place, moments.length - 1)] ?? first;
  const last = moments.at(-1) ?? first;
  let stacked = 0;
  return (
    <figure class="chart">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={say(
          '账户余额与冻结控制金额随时间的变化，数据见下表',
          'Balance and frozen money over time; the data is in the table below',
        )}
      >
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
                key={`${entry.page} ${caseNumber} ${rank}`}
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
        <line x1={x(shown.at)} x2={x(shown.at)} y1={8} y2={height - bottom} class="cursor" />
        <text x={left} y={height - 6} class="label">
          {moment(first.at)}
        </text>
        <text x={width - left} y={height - 6} text-anchor="end" class="label">
          {moment(now)}
        </text>
      </svg>
      <label class="slider">
        {say('查看任一时点（左右方向键）', 'Read any moment (arrow keys)')}
        <input
          type="range"
          min={0}
          max={moments.length - 1}
          value={Math.min(place, moments.length - 1)}
          onInput={(event) => setPlace(Number(event.currentTarget.value))}
        />
      </label>
      <p aria-live="polite">
        <When at={shown.at} />
        {say('：余额 ', ': balance ')}
        <Money fen={shown.balanceFen} />
        {shown.freezes.map(({ caseNumber, rank, controlledFen }) => (
          <span key={`${caseNumber} ${rank}`}>
            {say('；', '; ')}
            {rank} {caseNumber} {say('控制', 'controls')} <Money fen={controlledFen} />
          </span>
        ))}
      </p>
    </figure>
  );
}
