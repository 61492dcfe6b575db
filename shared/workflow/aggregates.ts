/** Which stream is whose: the one place that knows all aggregates. A further one is a folder in `shared/domain` and a line here. */
import { accountCore } from '../domain/account/core.ts';
import { type Core, kindOf, type StreamId, subjectOf } from '../domain/aggregate/aggregate.ts';
import { dossierCore } from '../domain/dossier/core.ts';
import { intakeCore } from '../domain/intake/core.ts';
import { logCore } from '../domain/log/core.ts';
import type { Output, ProjectOutput } from '../domain/messages/outputs.ts';
import { redriveCore } from '../domain/redrive/core.ts';
import { watchCore } from '../domain/watch/core.ts';
import type { Page } from '../ports/ledger.ts';

/** A core whose stream alone is known; its state and events are what its own pages and heads hold. */
export type AnyCore = Core<unknown, unknown, unknown, unknown>;

export interface Registry {
  /** @throws Error for a stream of no aggregate: it was written by a newer program, or the ledger is damaged. */
  coreOf(stream: StreamId): AnyCore;
  /** What follows from pages, each once. A function of the pages alone, so that a repeat repeats it to the letter. */
  outputsOfPages(pages: Iterable<Page>): (Output | ProjectOutput)[];
}

export function createRegistry(all: readonly AnyCore[]): Registry {
  const cores: ReadonlyMap<string, AnyCore> = new Map(all.map((core) => [core.kind, core]));
  const coreOfStream = (stream: StreamId): AnyCore => {
    const core = cores.get(kindOf(stream));
    if (core === undefined)
      throw new Error(
        `the stream ${JSON.stringify(stream)} is of no aggregate that this program knows (${[...cores.keys()].join(', ')}); was it written by a newer one?`,
      );
    return core;
  };
  return {
    coreOf: coreOfStream,
    outputsOfPages: (pages) => [...new Set(pages)].flatMap((page) => [...coreOfStream(page.stream).outputsOf(page), ...projectionOf(page)]),
  };
}

/** The rows of an account follow each of its pages. */
const projectionOf = ({ stream, sequence }: Page): ProjectOutput[] =>
  kindOf(stream) === accountCore.kind
    ? [{ kind: 'project', id: `${stream}/${sequence}/views`, accountNumber: subjectOf(stream), page: sequence }]
    : [];

/** Written so that each core is checked against its own types before these are forgotten. */
export const houses: readonly AnyCore[] = [accountCore, dossierCore, intakeCore, logCore, redriveCore, watchCore].map(
  (core) => core as AnyCore,
);

export const registry: Registry = createRegistry(houses);
export const { coreOf, outputsOfPages } = registry;
