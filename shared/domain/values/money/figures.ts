/** Amounts in figures, as people and tables read them; in words (大写) see `amount-words.ts`. All take fen, also negative ones. */
import type { Fen } from '../../messages/messages.ts';

function inFigures(fen: Fen, { currency, grouped }: { currency: string; grouped: boolean }): string {
  const digits = String(Math.abs(Math.trunc(fen))).padStart(3, '0');
  const whole = grouped ? digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/gu, ',') : digits.slice(0, -2);
  return `${fen < 0 ? '-' : ''}${currency}${whole}.${digits.slice(-2)}`;
}

/** `300000000` → `¥3,000,000.00`. */
export const yuan = (fen: Fen): string => inFigures(fen, { currency: '¥', grouped: true });

/** `300000000` → `3,000,000.00`, where 元 follows or a heading names the unit. */
export const groupedYuan = (fen: Fen): string => inFigures(fen, { currency: '', grouped: true });

/** `300000000` → `3000000.00`, for tables that a machine reads and for the text of an act. */
export const plainYuan = (fen: Fen): string => inFigures(fen, { currency: '', grouped: false });
