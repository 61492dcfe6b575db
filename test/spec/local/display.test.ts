/** What a person sees on a terminal. */

import { describe, expect, it } from 'vitest';
import { clip, inColumns, widthOf } from '../../../infra/local/commands/print/columns.ts';
import { plainText } from '../../../infra/local/commands/print/plain-text.ts';
import { createProgress } from '../../../infra/local/commands/print/progress.ts';

describe('columns', () => {
  it('count a Chinese character as two cells, a combining mark as none', () => {
    expect([widthOf('abc'), widthOf('（2026）'), widthOf('𠮷'), widthOf('e\u0301')]).toEqual([3, 8, 2, 1]);
  });

  it('stand under each other whatever script they hold', () => {
    expect(
      inColumns([
        ['冻结', 'x'],
        ['ab', 'y'],
      ]),
    ).toEqual(['  冻结  x', '  ab    y']);
  });

  it('give way to the width, the widest first, and show that something was cut', () => {
    const [row = ''] = inColumns([['工程进度款'.repeat(20), 'PAID']], { width: 40 });
    expect(widthOf(row)).toBeLessThanOrEqual(40);
    expect(row).toMatch(/… +PAID$/);
    expect(clip('冻结资金', 5)).toBe('冻结…');
  });
});

describe('what partners wrote', () => {
  it('orders the terminal nothing: control characters and marks of direction are shown, not sent', () => {
    expect(plainText('m-\u001b[2J\u0007\r\u009b31m\u202e')).toBe('m-\\u001b[2J\\u0007\\u000d\\u009b31m\\u202e');
  });

  it('stays what it was: lines, tabs, Chinese, and JSON', () => {
    const text = '冻结\tx\n（2026）鲁0102执保123号\n';
    expect(plainText(text)).toBe(text);
    expect(JSON.parse(plainText(JSON.stringify({ id: '\u001b\u009b\u202e' })))).toEqual({ id: '\u001b\u009b\u202e' });
  });
});

describe('progress', () => {
  const shown = (isTTY: boolean): string[] => {
    const written: string[] = [];
    let nowMs = 1000;
    const progress = createProgress({ isTTY, write: (text) => written.push(text) }, () => nowMs);
    for (const done of [1, 2, 3]) {
      progress.show(done, 10, 'note');
      nowMs += 60;
    }
    progress.show(10, 10, 'note');
    progress.clear();
    return written;
  };

  it('rewrites one line on a terminal, a few times a second, and takes it away at the end', () => {
    expect(shown(true)).toEqual(['\r\u001b[K1/10  note', '\r\u001b[K3/10  note', '\r\u001b[K10/10  note', '\r\u001b[K']);
  });

  it('is silent in a pipe', () => {
    expect(shown(false)).toEqual([]);
  });
});
