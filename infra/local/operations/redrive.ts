/** `presale redrive`: looks at dead letters and at what is parked, proposes, confirms; in a running sandbox or on AWS. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { clientPatience, waiting } from '../../../shared/adapters/aws/clients.ts';
import { createDynamoLedger } from '../../../shared/adapters/aws/dynamodb/ledger.ts';
import { createDynamoViews } from '../../../shared/adapters/aws/dynamodb/views.ts';
import { systemClock } from '../../../shared/adapters/system-clock.ts';
import { createCommits } from '../../../shared/workflow/commit/commit.ts';
import { type RedriveDeps, redriveOverview } from '../../../shared/workflow/redrive/redrive.ts';
import type { Io } from '../commands/options.ts';
import { whoActs } from '../register/caller.ts';
import { askDoor } from './ask-door.ts';
import { awsDeadLetters } from './aws-letters.ts';
import type { AwsEndpoint } from './aws-queues.ts';
import { actOn, type RedriveAct } from './redrive-act.ts';
import {
  actedSchema,
  overviewSchema,
  type PlainActed,
  type PlainOverview,
  plainActed,
  plainOverview,
  sayActed,
  sayOverview,
} from './redrive-report.ts';

export type RedriveTarget = { kind: 'running'; endpoint: string } | ({ kind: 'aws'; table: string; views: string } & AwsEndpoint);
/** As it was asked for; on AWS nobody says who acts. */
export type AskedRedrive = { kind: 'look' } | RedriveAct<{ by?: string }>;

/** Exit 0 when what was asked for was done, 1 when it was refused or not all of it could be done. */
export async function runRedrive(target: RedriveTarget, act: AskedRedrive, json: boolean, io: Io): Promise<number> {
  if (act.kind === 'look') return sayOverview(await look(target), json, io);
  return sayActed(await carryOut(target, act), json, io);
}

const look = async (target: RedriveTarget): Promise<PlainOverview> =>
  target.kind === 'running'
    ? askDoor(target.endpoint, '/api/sandbox/letters', undefined, overviewSchema)
    : onAws(target, async (deps) => plainOverview(await redriveOverview(deps)));

const carryOut = async (target: RedriveTarget, act: RedriveAct<{ by?: string }>): Promise<PlainActed> =>
  target.kind === 'running'
    ? askDoor(target.endpoint, '/api/sandbox/redrives', act, actedSchema)
    : onAws(target, async (deps) => {
        const by = await whoActs({ ...target, ...(act.by === undefined ? {} : { by: act.by }) });
        return plainActed(await actOn(deps, { ...act, by }));
      });

async function onAws<Answer>(
  { table, views, region, endpoint }: Extract<RedriveTarget, { kind: 'aws' }>,
  ask: (deps: RedriveDeps) => Promise<Answer>,
): Promise<Answer> {
  const config = { ...clientPatience, ...(region === undefined ? {} : { region }), ...(endpoint === undefined ? {} : { endpoint }) };
  const dynamo = new DynamoDBClient(config);
  const sqs = new SQSClient(config);
  try {
    const ledger = createDynamoLedger({ client: dynamo, table, ...waiting });
    return await ask({
      clock: systemClock,
      ledger,
      ...createCommits({ ledger, ...waiting }),
      letters: awsDeadLetters(sqs),
      views: createDynamoViews({ client: dynamo, table: views, ...waiting }),
    });
  } finally {
    dynamo.destroy();
    sqs.destroy();
  }
}
