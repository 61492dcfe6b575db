/** Which stream is whose: the one place that knows all aggregates. A further one is a folder in `shared/domain` and a line here. */
import { accountCore } from '../domain/account/core.ts';
import { type Core, kindOf, type StreamId, subjectOf } from '../domain/aggregate.ts';
import { dossierCore } from '../domain/dossier/core.ts';
import { intakeCore } from '../domain/intake/core.ts';
import { logCore } from '../domain/log/core.ts';
import type { Output, ProjectOutput } from '../domain/outputs.ts';
import { watchCore } from '../domain/watch/core.ts';
import type { Page } from '../ports/ledger.ts';

/** A core whose stream alone is known; its state and events are what its own pages and heads hold. */
export type AnyCore = Core<unknown, unknown, unknown, unknown>;

/** Written so that each core is checked against its own types before these are forgotten. */
const cores: ReadonlyMap<string, AnyCore> = new Map(
  [accountCore, dossierCore, intakeCore, logCore, watchCore].map((core) => [core.kind, core as AnyCore]),
);

/** @throws Error for a stream of no aggregate: it was written by a newer program, or the ledger is damaged. */
export function coreOf(stream: StreamId): AnyCore {
  const core = cores.get(kindOf(stream));
  if (core === undefined)
    throw new Error(
      `the stream ${JSON.stringify(stream)} is of no aggregate that this program knows (${[...cores.keys()].join(', ')}); was it written by a newer one?`,
    );
  return core;
}

/** What follows from pages, each once. A function of the pages alone, so that a repeat repeats it to the letter. */
export const outputsOfPages = (pages: Iterable<Page>): (Output | ProjectOutput)[] =>
  [...new Set(pages)].flatMap((page) => [...coreOf(page.stream).outputsOf(page), ...projectionOf(page)]);

const projectionOf = ({ stream, sequence }: Page): ProjectOutput[] =>
  coreOf(stream).kind === 'account'
    ? [{ kind: 'project', id: `${stream}/${sequence}/views`, accountNumber: subjectOf(stream), page: sequence }]
    : [];
