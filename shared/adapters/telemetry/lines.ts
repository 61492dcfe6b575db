/** Logs as JSON lines and metrics in CloudWatch's embedded metric format (EMF), on standard error and output: no call, no agent, any partition. */
import type { Log, MetricDimensions, MetricName, Metrics } from '../../ports/telemetry.ts';
import { mask } from './mask.ts';
import { toldBySources } from './stack.ts';

const levels = ['DEBUG', 'INFO', 'WARN', 'ERROR'] as const;
type Level = (typeof levels)[number];

interface LogOptions {
  service: string;
  level: Level;
}

function lineLog({ service, level: lowest }: LogOptions): Log {
  const write = (level: Level, message: string, fields: object): void => {
    if (levels.indexOf(level) < levels.indexOf(lowest)) return;
    const line = JSON.stringify({ level, message, timestamp: new Date().toISOString(), service, ...fields });
    (level === 'WARN' || level === 'ERROR' ? process.stderr : process.stdout).write(`${line}\n`);
  };
  return {
    info: (message, fields = {}) => write('INFO', message, fields),
    warn: (message, fields = {}) => write('WARN', message, fields),
    error: (message, fields, cause) => write('ERROR', message, { ...fields, cause: describe(cause) }),
  };
}

interface MetricsOptions {
  service: string;
  namespace: string;
  /** Dimensions of everything that this function counts. */
  dimensions?: MetricDimensions;
}

interface Count {
  name: MetricName;
  dimensions: MetricDimensions;
  value: number;
}

function emfMetrics({ service, namespace, dimensions = {} }: MetricsOptions): Metrics {
  const counts = new Map<string, Count>();
  return {
    count(name, value, own = {}) {
      const all = { ...dimensions, ...own };
      const key = `${name} ${all.queueKind ?? ''} ${all.outcome ?? ''}`;
      counts.set(key, { name, dimensions: all, value: (counts.get(key)?.value ?? 0) + value });
    },
    publish() {
      for (const count of counts.values()) process.stdout.write(`${emfLine({ service, namespace }, count)}\n`);
      counts.clear();
    },
  };
}

/** Both, as a function's environment asks for them. */
export function lineTelemetry(
  env: { SERVICE_NAME: string; METRICS_NAMESPACE: string; LOG_LEVEL: Level },
  dimensions: MetricDimensions = {},
): { log: Log; metrics: Metrics } {
  const service = env.SERVICE_NAME;
  return {
    log: lineLog({ service, level: env.LOG_LEVEL }),
    metrics: emfMetrics({ service, namespace: env.METRICS_NAMESPACE, dimensions }),
  };
}

/** One line a count (CloudWatch's "Embedded metric format specification"): metrics that share a line share its dimensions. */
function emfLine({ service, namespace }: Omit<MetricsOptions, 'dimensions'>, { name, dimensions, value }: Count): string {
  const chosen = Object.fromEntries(Object.entries({ service, ...dimensions }).filter(([, each]) => each !== undefined));
  const metrics = { Namespace: namespace, Dimensions: [Object.keys(chosen)], Metrics: [{ Name: name, Unit: 'Count' }] };
  return JSON.stringify({ _aws: { Timestamp: Date.now(), CloudWatchMetrics: [metrics] }, ...chosen, [name]: value });
}

/** What an error says, masked, with the causes that lie under it. */
function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return mask(String(cause));
  const inner = cause instanceof AggregateError ? cause.errors : cause.cause === undefined ? [] : [cause.cause];
  return [mask(toldBySources(cause.stack ?? `${cause.name}: ${cause.message}`)), ...inner.map(describe)].join('\ncaused by ');
}
