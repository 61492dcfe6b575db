/** A list a page at a time, live: the filters with how much each finds, the rows, a sentence where there are none, and the way to the next page. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { api, type Row, type RowKind } from './api.ts';
import { useChanges } from './live.ts';
import { Asked, Link, useAsked } from './parts.tsx';
import { filterWord, say } from './words.ts';

interface ListingProps {
  kind: RowKind;
  /** Narrows the list: `status=HELD`. */
  filter?: string | undefined;
  limit?: number;
  children: (rows: readonly Row[]) => ComponentChildren;
}

export function Listing({ kind, filter, limit = 50, children }: ListingProps) {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const loaded = useAsked(`list ${kind} ${filter ?? ''} ${cursor ?? ''}`, () => api.list(kind, { cursor, filter, limit }), useChanges());
  return (
    <Asked loaded={loaded}>
      {({ rows, next }) => (
        <>
          {children(rows)}
          <Steps
            taken={cursors}
            next={next}
            onTake={setCursors}
            back={say('上一页', 'Page before')}
            on={say('下一页', 'Next page')}
            here={say(`第 ${cursors.length + 1} 页`, `page ${cursors.length + 1}`)}
          />
        </>
      )}
    </Asked>
  );
}

interface StepsProps<Cursor> {
  /** Where each step from the beginning led; empty at the beginning. */
  taken: readonly Cursor[];
  /** Where one more step leads; absent at the end. */
  next: Cursor | undefined;
  onTake: (taken: readonly Cursor[]) => void;
  /** What the two buttons say, and what stands between them. */
  back: string;
  on: string;
  here?: string;
}

/** Back and on through what is too long for one look; nothing where it is not. */
export function Steps<Cursor>({ taken, next, onTake, back, on, here }: StepsProps<Cursor>) {
  if (taken.length === 0 && next === undefined) return null;
  return (
    <p class="pages">
      {taken.length > 0 && (
        <button type="button" class="plain" onClick={() => onTake(taken.slice(0, -1))}>
          {back}
        </button>
      )}{' '}
      {here}{' '}
      {next !== undefined && (
        <button type="button" class="plain" onClick={() => onTake([...taken, next])}>
          {on}
        </button>
      )}
    </p>
  );
}

interface FiltersProps {
  kind: RowKind;
  /** Path of the list. */
  at: string;
  chosen: string | undefined;
  /** What the list without a filter is called. */
  all: string;
}

/** Links, each with how many it finds; what finds nothing is left out. */
export function Filters({ kind, at, chosen, all }: FiltersProps) {
  const loaded = useAsked(`counts ${kind}`, () => api.counts(kind), useChanges());
  const counts = Object.entries(loaded.value?.counts ?? {});
  const most = loaded.value?.most ?? 0;
  const isCounted = chosen === undefined || counts.some(([filter]) => filter === chosen);
  return (
    <nav class="filters" aria-label={say('筛选', 'Filters')}>
      <a href={at} aria-current={chosen === undefined ? 'page' : undefined}>
        {all}
      </a>
      {counts.map(([filter, count]) => (
        <a key={filter} href={`${at}?filter=${encodeURIComponent(filter)}`} aria-current={chosen === filter ? 'page' : undefined}>
          {filterWord(filter)} <span class="money">{count < most ? count : `${count}+`}</span>
        </a>
      ))}
      {!isCounted && chosen !== undefined && (
        <Link to={`${at}?filter=${encodeURIComponent(chosen)}`}>
          <strong>{filterWord(chosen)}</strong>
        </Link>
      )}
    </nav>
  );
}
