/** What the benchmark and the system under it say to one another. */
import type { Letter } from '../../../infra/local/play/letters.ts';

export interface Used {
  cpuMs: number;
  bytesWritten: number;
  peakKb: number;
  rssKb: number;
  /** Of the JavaScript heap. */
  liveKb: number;
}
export type FromSystem = { kind: 'ready'; endpoint: string; letters: Letter[]; accounts: string[] } | { kind: 'used'; used: Used };
export type ToSystem = 'used' | 'stop';
