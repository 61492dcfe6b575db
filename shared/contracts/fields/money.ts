/** Money and other numbers. Money is a whole number of fen in a JSON number named `…Fen` (contracts §1): never a float, never yuan. */
import * as z from 'zod';
import { once } from './once.ts';

/** 10^14 fen = one trillion yuan, far above any account and far below 2^53. */
export const maxFen = 100_000_000_000_000;

/** 0 … 10^14 fen. Whether zero makes sense is a rule's business (N-07). */
export const fen = once(() => z.int().check(z.gte(0), z.lte(maxFen)));

/** Total assets of a bank exceed 10^14 fen; up to 2^53 − 1. */
export const assetsFen = once(() => z.int().check(z.gte(0)));

/** A small whole number: a version, the number of a line. */
export const ordinal = once(() => z.int().check(z.gte(0), z.lte(1_000_000)));

/** 形象进度 in percent; fractions are allowed, it is no money. */
export const percent = once(() => z.number().check(z.gte(0), z.lte(100)));
