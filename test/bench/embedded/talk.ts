/** What the benchmark and the system under it say to one another. */

export interface Used {
  cpuMs: number;
  bytesWritten: number;
  peakKb: number;
  rssKb: number;
  /** Of the JavaScript heap. */
  liveKb: number;
  /** Batches that failed as a whole and came back, since the start of the process. */
  failures: number;
}
export type FromSystem = { kind: 'ready'; endpoint: string; accounts: string[] } | { kind: 'used'; used: Used };
export type ToSystem = 'used' | 'stop';
