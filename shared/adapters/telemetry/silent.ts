/** Says nothing: for the scenario player and tests. */
import type { Log, Metrics } from '../../ports/telemetry.ts';

export const silentLog: Log = { info() {}, warn() {}, error() {} };
export const silentMetrics: Metrics = { count() {}, publish() {} };
