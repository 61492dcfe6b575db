/** `presale reconcile`: in a running system, in the folder of one that stands still, or on AWS. */
import { openSqliteViews } from '../../../shared/adapters/sqlite/views.ts';
import { accountStream } from '../../../shared/domain/account/core.ts';
import { accountsBehind } from '../../../shared/workflow/account/project-account.ts';
import type { Io } from '../commands/options.ts';
import { createWallClock, instantOf, jumpSentence } from '../system/clock.ts';
import { createProjector } from '../system/console/projector.ts';
import { openDataFolder } from '../system/data-folder.ts';
import { startEmbedded } from '../system/embedded.ts';
import { askDoor } from './ask-door.ts';
import { type AwsPlace, reconcileOnAws } from './aws-reconcile.ts';
import { type PlainReport, plainReport, reportSchema, sayReport } from './reconcile-report.ts';

export type ReconcileTarget = { kind: 'running'; endpoint: string } | { kind: 'folder'; data: string } | ({ kind: 'aws' } & AwsPlace);
export interface ReconcileArguments {
  target: ReconcileTarget;
  dryRun: boolean;
  json: boolean;
}

/** Exit 0 when all that the journal led to is there, 1 when something is missing still. */
export async function runReconcile({ target, dryRun, json }: ReconcileArguments, io: Io): Promise<number> {
  return sayReport(await reportOf(target, dryRun, io), json, io);
}

async function reportOf(target: ReconcileTarget, dryRun: boolean, io: Io): Promise<PlainReport> {
  switch (target.kind) {
    case 'running':
      return askDoor(target.endpoint, '/api/sandbox/reconcile', { dryRun }, reportSchema);
    case 'folder':
      return inFolder(target.data, dryRun, io);
    case 'aws':
      return plainReport(await reconcileOnAws(target, dryRun));
  }
}

/** The system is started for it, works off what waits in its queues, and is stopped again; time does not pass for its deadlines. */
async function inFolder(data: string, dryRun: boolean, io: Io): Promise<PlainReport> {
  const folder = await openDataFolder(data);
  if (folder === undefined) throw new Error('--data is empty');
  const say = (error: Error): void => void io.stderr.write(`presale reconcile: ${error.message}\n`);
  const clock = createWallClock({
    notBefore: (await folder.lastInstant()) ?? instantOf(Date.now()),
    onJump: (jumpMs) => say(new Error(jumpSentence(jumpMs))),
  });
  const system = await startEmbedded({ folder, ledger: { kind: 'sqlite' }, clock, onFailure: say });
  const views = openSqliteViews(folder.views);
  // Lists that are behind are brought up by every start, as they are with what this run itself writes: neither is missing. One that is gone is.
  const projector = createProjector({ ledger: system.store.ledger, views, onProjected: () => undefined, onFailure: say });
  system.onCommit(projector.note);
  try {
    for await (const accountNumber of accountsBehind(system.store.ledger, views))
      if ((await views.knownUpTo(accountNumber)) > 0) projector.note({ stream: accountStream(accountNumber) });
    await system.drained();
    await projector.settled();
    return plainReport(await system.reconcile({ dryRun, views }));
  } finally {
    await projector.stop();
    views.close();
    await folder.keepInstant(clock.now());
    await system.stop();
  }
}
