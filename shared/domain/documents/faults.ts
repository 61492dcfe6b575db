/** Why a document cannot be opened, and how much work may go into finding out. */

export type DocumentFault =
  | 'truncated'
  | 'no-cross-reference'
  | 'no-trailer'
  | 'missing-object'
  | 'no-pages'
  | 'malformed'
  | 'unsafe-name'
  | 'unsafe-xml'
  | 'missing-part'
  | 'too-large'
  | 'too-complex';

/** A document that was opened and found to be none; caught where documents are inspected. */
export class DocumentError extends Error {
  readonly fault: DocumentFault;
  constructor(fault: DocumentFault) {
    super(fault);
    this.fault = fault;
  }
}

export function fail(fault: DocumentFault): never {
  throw new DocumentError(fault);
}

/**
 * Work that one document may cost, whatever is in it. `steps` counts tokens, objects, entries and elements; `bytes` what is unpacked. Both are far above any
 * real notice or voucher and bound the reading of a hostile file to well below a second and some tens of megabytes.
 */
export interface Budget {
  steps: number;
  bytes: number;
}

export const newBudget = (): Budget => ({ steps: 2_000_000, bytes: 48 * 1024 * 1024 });

export function spend(budget: Budget, steps = 1): void {
  budget.steps -= steps;
  if (budget.steps < 0) fail('too-complex');
}

/** Takes `bytes` of what may be unpacked. */
export function spendBytes(budget: Budget, bytes: number): void {
  budget.bytes -= bytes;
  if (budget.bytes < 0) fail('too-large');
}
