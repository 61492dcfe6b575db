import type { Instant } from '../domain/messages/messages.ts';
/** Where "now" comes from: the wall clock on AWS and in `presale start`, the scenario's clock in `presale play`. */
export interface Clock {
  now(): Instant;
}
