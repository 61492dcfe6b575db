/** What follows from a journal page, whatever stream it is of. A function of the page alone, so that a repeat repeats it to the letter. */
import type { PageOfEvents } from '../domain/account/react.ts';
import { outputsOf } from '../domain/account/react.ts';
import { type DossierEvent, dossierOutputs } from '../domain/dossier/dossier.ts';
import type { Output } from '../domain/outputs.ts';
import type { Page } from '../ports/ledger.ts';

/** Streams hold the events of their own core only: that is what the commit loop writes. */
function outputsOfPage(page: Page): Output[] {
  if (page.stream.startsWith('case:')) return dossierOutputs(page as Page<DossierEvent>);
  if (page.stream.startsWith('account:') || page.stream.startsWith('intake:')) return outputsOf(page as Page & PageOfEvents);
  return [];
}

export const outputsOfPages = (pages: Iterable<Page>): Output[] => [...new Set(pages)].flatMap(outputsOfPage);
