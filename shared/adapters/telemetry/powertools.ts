/** Logs as JSON lines and metrics in CloudWatch's embedded metric format (EMF), both on standard output: no call, no agent, any partition. */
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics as Emf, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Log, MetricDimensions, MetricName, Metrics } from '../../ports/telemetry.ts';
import { mask } from './mask.ts';

interface LogOptions {
  service: string;
  level: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
}

function powertoolsLog({ service, level }: LogOptions): Log {
  const logger = new Logger({ serviceName: service, logLevel: level });
  return {
    info: (message, fields = {}) => logger.info(message, fields),
    warn: (message, fields = {}) => logger.warn(message, fields),
    error: (message, fields, cause) => logger.error(message, { ...fields, cause: describe(cause) }),
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

function powertoolsMetrics({ service, namespace, dimensions = {} }: MetricsOptions): Metrics {
  const emf = new Emf({ namespace, serviceName: service });
  const counts = new Map<string, Count>();
  return {
    count(name, value, own = {}) {
      const all = { ...dimensions, ...own };
      const key = `${name} ${all.queueKind ?? ''} ${all.outcome ?? ''}`;
      counts.set(key, { name, dimensions: all, value: (counts.get(key)?.value ?? 0) + value });
    },
    publish() {
      for (const count of counts.values()) emit(emf, count);
      counts.clear();
    },
  };
}

/** Both, as a function's environment asks for them. */
export function powertoolsTelemetry(
  env: { POWERTOOLS_SERVICE_NAME: string; POWERTOOLS_METRICS_NAMESPACE: string; LOG_LEVEL: LogOptions['level'] },
  dimensions: MetricDimensions = {},
): { log: Log; metrics: Metrics } {
  const service = env.POWERTOOLS_SERVICE_NAME;
  return {
    log: powertoolsLog({ service, level: env.LOG_LEVEL }),
    metrics: powertoolsMetrics({ service, namespace: env.POWERTOOLS_METRICS_NAMESPACE, dimensions }),
  };
}

/** One line a count: metrics that share a line share its dimensions. */
function emit(emf: Emf, { name, dimensions, value }: Count): void {
  const single = emf.singleMetric();
  for (const [dimension, chosen] of Object.entries(dimensions)) if (chosen !== undefined) single.addDimension(dimension, chosen);
  single.addMetric(name, MetricUnit.Count, value);
}

/** What an error says, masked, with the causes that lie under it. */
function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return mask(String(cause));
  const inner = cause instanceof AggregateError ? cause.errors : cause.cause === undefined ? [] : [cause.cause];
  return [mask(cause.stack ?? `${cause.name}: ${cause.message}`), ...inner.map(describe)].join('\ncaused by ');
}
