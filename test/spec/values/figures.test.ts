import { describe, expect, it } from 'vitest';
import { groupedYuan, plainYuan, yuan } from '../../../shared/domain/values/money/figures.ts';

describe('money in figures', () => {
  it.each([
    [0, '¥0.00', '0.00', '0.00'],
    [5, '¥0.05', '0.05', '0.05'],
    [300_000_000, '¥3,000,000.00', '3,000,000.00', '3000000.00'],
    [-12_345, '-¥123.45', '-123.45', '-123.45'],
    [-50, '-¥0.50', '-0.50', '-0.50'],
    [100_000_000_000_000, '¥1,000,000,000,000.00', '1,000,000,000,000.00', '1000000000000.00'],
  ])('%d fen is %s for a person, %s under a heading, %s in a table', (fen, spoken, grouped, plain) => {
    expect([yuan(fen), groupedYuan(fen), plainYuan(fen)]).toEqual([spoken, grouped, plain]);
  });
});
