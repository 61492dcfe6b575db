/** A list a page at a time, live: the rows, a sentence where there are none, and the way to the next page. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { api, type Row, type RowKind } from './api.ts';
import { Asked, useAsked } from './parts.tsx';
import { say } from './words.ts';

interface ListingProps {
  kind: RowKind;
  everySeconds: number;
  children: (rows: readonly Row[]) => ComponentChildren;
}

export function Listing({ kind, everySeconds, children }: ListingProps) {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const loaded = useAsked(`list ${kind} ${cursor ?? ''}`, () => api.list(kind, cursor), everySeconds);
  return (
    <Asked loaded={loaded}>
      {({ rows, next }) => (
        <>
          {children(rows)}
          <p class="pages">
            {cursors.length > 0 && (
              <button type="button" class="plain" onClick={() => setCursors(cursors.slice(0, -1))}>
                {say('上一页', 'Page before')}
              </button>
            )}{' '}
            {next !== undefined && (
              <button type="button" class="plain" onClick={() => setCursors([...cursors, next])}>
                {say('下一页', 'Next page')}
              </button>
            )}
          </p>
        </>
      )}
    </Asked>
  );
}
