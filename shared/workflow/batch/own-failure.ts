/**
 * Whose fault a failure is. The core is a pure function: where it throws, or leads to a page that breaks an invariant or that no store can hold, the same
 * message fails again however often it comes back, and waiting helps nobody. Everything else (a store, a queue or a register that does not answer, a process that dies) is a
 * fault of ours: the message waits in its place until we have mended it, and nothing counts against it.
 */
import { DecisionError } from '../commit/together.ts';
import { UnreadableOutputError } from './read-output.ts';

export const isOwnFailure = (error: unknown): boolean => error instanceof DecisionError || error instanceof UnreadableOutputError;
