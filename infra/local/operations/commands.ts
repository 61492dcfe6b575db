/** Commands of the operator: is everything there that should be, and what becomes of messages that lie among the dead letters. */
import { type Command, demandNone, demandText, type Options, optional, text, UsageError, type Values } from '../options.ts';
import type { ReconcileTarget } from './reconcile.ts';

const customaryEndpoint = 'http://127.0.0.1:9325';
const awsOptions: Options = { region: { type: 'string' }, 'aws-endpoint': { type: 'string' } };

function endpointOf(values: Values, option: string, customary?: string): string | undefined {
  const given = text(values, option) ?? customary;
  if (given !== undefined && !URL.canParse(given))
    throw new UsageError(`--${option} ${given}: give an address, e.g. ${customaryEndpoint}.`);
  return given;
}

const placeOf = (values: Values): { region?: string; endpoint?: string } => {
  const endpoint = endpointOf(values, 'aws-endpoint');
  return { ...optional(values, 'region', 'region'), ...(endpoint === undefined ? {} : { endpoint }) };
};

function minutesOf(values: Values, option: string, usual: number): number {
  const given = text(values, option);
  if (given === undefined) return usual;
  if (!/^\d{1,5}$/.test(given)) throw new UsageError(`--${option} ${given}: give whole minutes.`);
  return Number(given);
}

function reconcileTarget(values: Values): ReconcileTarget {
  const data = text(values, 'data');
  const table = text(values, 'table');
  if (data !== undefined && table !== undefined) throw new UsageError('give one of --data and --table.');
  if (data !== undefined) return { kind: 'folder', data };
  if (table === undefined) return { kind: 'running', endpoint: endpointOf(values, 'endpoint', customaryEndpoint) ?? customaryEndpoint };
  return {
    kind: 'aws',
    table,
    evidence: demandText(values, 'evidence', 'name the bucket of the evidence'),
    views: text(values, 'views') ?? 'presale-views',
    graceMinutes: minutesOf(values, 'grace', 15),
    ...placeOf(values),
  };
}

export const operationsCommands: Record<string, Command> = {
  reconcile: {
    usage:
      'presale reconcile [--dry-run] [--json] [--endpoint URL | --data DIR | --table NAME --evidence BUCKET [--views TABLE] [--grace MINUTES] [--region REGION]]',
    about:
      'Proves that everything that the journal led to is there (filings, tellings, replies, documents, the log, the rows of lists) and mends what is missing, nobody told twice; --dry-run only looks. Exit 0 when all is there, 1 when something is missing still.',
    options: {
      'dry-run': { type: 'boolean' },
      json: { type: 'boolean' },
      endpoint: { type: 'string' },
      data: { type: 'string' },
      table: { type: 'string' },
      evidence: { type: 'string' },
      views: { type: 'string' },
      grace: { type: 'string' },
      ...awsOptions,
    },
    async run(positionals, values, io) {
      demandNone(positionals);
      const { runReconcile } = await import('./reconcile.ts');
      return runReconcile({ target: reconcileTarget(values), dryRun: values['dry-run'] === true, json: values['json'] === true }, io);
    },
  },
};
