/** Commands of the operator: is everything there that should be, and what becomes of messages that lie among the dead letters. */
import {
  demandNone,
  demandText,
  listOption,
  type Options,
  optional,
  type Subcommand,
  textOption,
  UsageError,
  type Values,
} from '../commands/options.ts';
import type { ReconcileTarget } from './reconcile.ts';
import type { AskedRedrive, RedriveTarget } from './redrive.ts';

const customaryEndpoint = 'http://127.0.0.1:9325';
const awsOptions: Options = { region: { type: 'string' }, 'aws-endpoint': { type: 'string' } };

function endpointOf(values: Values, option: string, customary?: string): string | undefined {
  const given = textOption(values, option) ?? customary;
  if (given !== undefined && !URL.canParse(given))
    throw new UsageError(`--${option} ${given}: give an address, e.g. ${customaryEndpoint}.`);
  return given;
}

const placeOf = (values: Values): { region?: string; endpoint?: string } => {
  const endpoint = endpointOf(values, 'aws-endpoint');
  return { ...optional(values, 'region', 'region'), ...(endpoint === undefined ? {} : { endpoint }) };
};

function minutesOf(values: Values, option: string, usual: number): number {
  const given = textOption(values, option);
  if (given === undefined) return usual;
  if (!/^\d{1,5}$/.test(given)) throw new UsageError(`--${option} ${given}: give whole minutes.`);
  return Number(given);
}

function reconcileTarget(values: Values): ReconcileTarget {
  const data = textOption(values, 'data');
  const table = textOption(values, 'table');
  if (data !== undefined && table !== undefined) throw new UsageError('give one of --data and --table.');
  if (data !== undefined) return { kind: 'folder', data };
  if (table === undefined) return { kind: 'running', endpoint: endpointOf(values, 'endpoint', customaryEndpoint) ?? customaryEndpoint };
  return {
    kind: 'aws',
    table,
    evidence: demandText(values, 'evidence', 'name the bucket of the evidence'),
    views: textOption(values, 'views') ?? 'presale-views',
    graceMinutes: minutesOf(values, 'grace', 15),
    ...placeOf(values),
  };
}

function redriveTarget(values: Values): RedriveTarget {
  const table = textOption(values, 'table');
  if (table === undefined) return { kind: 'running', endpoint: endpointOf(values, 'endpoint', customaryEndpoint) ?? customaryEndpoint };
  return { kind: 'aws', table, views: textOption(values, 'views') ?? 'presale-views', ...placeOf(values) };
}

function proposalOf(option: string, given: string): number {
  if (!/^[1-9]\d{0,8}$/.test(given)) throw new UsageError(`--${option} ${given}: give the number of the proposal.`);
  return Number(given);
}

function redriveAct(values: Values, { kind: where }: RedriveTarget): AskedRedrive {
  const [send, strike] = [listOption(values, 'send'), listOption(values, 'strike')];
  const [toConfirm, toWithdraw] = [textOption(values, 'confirm'), textOption(values, 'withdraw')];
  const given = [send.length > 0, strike.length > 0, toConfirm !== undefined, toWithdraw !== undefined].filter(Boolean).length;
  if (given === 0) return { kind: 'look' };
  if (given > 1) throw new UsageError('give one of --send, --strike, --confirm and --withdraw.');
  const by =
    where === 'running'
      ? { by: demandText(values, 'by', 'say who acts; it takes two persons, an act each') }
      : optional(values, 'by', 'by');
  if (toConfirm !== undefined) return { kind: 'confirm', proposal: proposalOf('confirm', toConfirm), ...by };
  const reason = demandText(values, 'reason', 'say why; it stands in the journal');
  if (toWithdraw !== undefined) return { kind: 'withdraw', proposal: proposalOf('withdraw', toWithdraw), ...by, reason };
  return send.length > 0
    ? { kind: 'propose', act: 'send', letters: send, ...by, reason }
    : { kind: 'propose', act: 'strike', letters: strike, ...by, reason };
}

export const operationsCommands: Record<string, Subcommand> = {
  redrive: {
    usage:
      'presale redrive [--json] | --send ID… --by NAME --reason TEXT | --strike ID… --by NAME --reason TEXT | --confirm N --by NAME | --withdraw N --by NAME --reason TEXT   (where: [--endpoint URL] | --table NAME [--views TABLE] [--region REGION], without --by: on AWS a person is the principal of the credentials)',
    about:
      'Lists what lies among the dead letters and what is parked: what it is, what would be sent and how that differs, what would come of it. One person proposes to send or to strike letters, another confirms, and only then anything moves, under a name that no queue has seen; a proposal can be withdrawn; all of it stands in the journal. Parked messages are answered with presale answer.',
    options: {
      json: { type: 'boolean' },
      send: { type: 'string', multiple: true },
      strike: { type: 'string', multiple: true },
      confirm: { type: 'string' },
      withdraw: { type: 'string' },
      by: { type: 'string' },
      reason: { type: 'string' },
      endpoint: { type: 'string' },
      table: { type: 'string' },
      views: { type: 'string' },
      ...awsOptions,
    },
    async run(positionals, values, io) {
      demandNone(positionals);
      const target = redriveTarget(values);
      const act = redriveAct(values, target);
      const { runRedrive } = await import('./redrive.ts');
      return runRedrive(target, act, values['json'] === true, io);
    },
  },
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
