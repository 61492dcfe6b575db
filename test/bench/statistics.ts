/** The value below which that share of the sorted values lies; 0 for none. */
export const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

export const median = (values: readonly number[]): number =>
  at(
    [...values].sort((a, b) => a - b),
    0.5,
  );

/** As many digits as a measurement is worth. */
export const rounded = (value: number): number => Number(value.toPrecision(3));
