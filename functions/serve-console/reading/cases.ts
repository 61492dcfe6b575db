/** One case, for its court: its dossier with how it came to it, each document, and all of it to take away. */
import { sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import { acknowledgementsOf } from '../../../shared/domain/dossier/acknowledging.ts';
import { brokenLink } from '../../../shared/domain/dossier/chain.ts';
import { dossierStream } from '../../../shared/domain/dossier/core.ts';
import { type DossierEvent, type ItemFiled, isItemFiled } from '../../../shared/domain/dossier/events.ts';
import { searchTerm } from '../../../shared/domain/report/views/rows.ts';
import { documentKey } from '../../../shared/ports/evidence.ts';
import type { Page } from '../../../shared/ports/ledger.ts';
import { notFound, problem } from '../door/problem.ts';
import { type Desk, partOf, type Request } from '../door/request.ts';
import { mayNotLook, purposeOf, withoutPurpose } from './looks.ts';
import { stepsOf } from './steps.ts';

interface Case {
  /** Filed for this court. */
  items: ItemFiled[];
  events: DossierEvent[];
  pages: Page<DossierEvent>[];
}

/** A court's own dossier; a case that it does not have looks like one that does not exist. */
async function caseOf({ ledger }: Desk, context: Request): Promise<Case> {
  const number = partOf(context, 'case');
  const pages: Page<DossierEvent>[] = [];
  for await (const page of ledger.pages<DossierEvent>(dossierStream(number))) pages.push(page);
  const events = pages.flatMap((page) => page.events);
  const { party } = context.get('user');
  return { items: events.filter(isItemFiled).filter(({ court }) => court === party), events, pages };
}

/** A dossier and each of its documents are one look-up: who opens it in a browser has every document of it fetched and verified. */
export async function lookIntoCase(deps: Desk, context: Request): Promise<Case | Response> {
  const user = context.get('user');
  const purpose = purposeOf(context);
  if (mayNotLook(user.name, '', purpose)) return withoutPurpose(context);
  const what = `案卷 ${partOf(context, 'case')}`;
  await deps.access.record({ at: deps.clock.now(), user: user.name, party: user.party, what, purpose });
  return caseOf(deps, context);
}

/** Accounts on which the case has a freeze: a dossier may have nothing in it yet. */
async function accountsOf({ views }: Desk, party: string, caseNumber: string): Promise<string[]> {
  const term = searchTerm(caseNumber);
  const rows = term === '' ? [] : await views.search({ term, party, limit: 50 });
  return rows.flatMap(({ data, accountNumber, terms }) => (data.kind === 'case' && terms.includes(term) ? [accountNumber] : []));
}

export async function dossier(deps: Desk, context: Request): Promise<Response> {
  const caseNumber = partOf(context, 'case');
  const seen = await lookIntoCase(deps, context);
  if (seen instanceof Response) return seen;
  const { items, events } = seen;
  const { party } = context.get('user');
  const accounts = new Set([...items.map(({ accountNumber }) => accountNumber), ...(await accountsOf(deps, party, caseNumber))]);
  if (accounts.size === 0) return notFound(context);
  const broken = brokenLink(items);
  const shown = new Set(items.map(({ itemId }) => itemId));
  const acknowledgements = acknowledgementsOf(events, deps.clock.now()).filter(({ itemId }) => shown.has(itemId));
  const steps = await stepsOf(deps, { party, caseNumber, items, acknowledgements, accounts: [...accounts] });
  return context.json({
    caseNumber,
    accounts: [...accounts],
    items,
    acknowledgements,
    steps,
    exports: deps.exportCase !== undefined,
    ...(broken === undefined ? {} : { broken }),
  });
}

export async function document(deps: Desk, context: Request): Promise<Response> {
  const digest = context.req.param('sha256') ?? '';
  const seen = await lookIntoCase(deps, context);
  if (seen instanceof Response) return seen;
  const item = seen.items.find(({ sha256 }) => sha256 === digest);
  const bytes = item === undefined ? undefined : await deps.evidence.get(documentKey(digest));
  if (item === undefined || bytes === undefined) return notFound(context);
  // Whatever lies in the store now, what is shown as this document has its digest.
  if (sha256Hex(bytes) !== digest) {
    deps.onFault(new Error(`the bytes under ${documentKey(digest)} do not have that digest; they are not shown`));
    return problem(context, {
      status: 409,
      title: { zh: '该文件已损坏：内容与入卷时的摘要不符', en: 'This document is damaged: it is not the one that was filed' },
      do: {
        zh: '请勿使用并报告运营方；原发送方再次送交同一文件后即可恢复',
        en: 'Do not rely on it and report it to the operator; it is mended once its sender sends the same bytes again',
      },
    });
  }
  // Its media type is the word of whoever sent it: what a browser is to take it for, its bytes say. Records of our own are the only JSON.
  const { inspectDocument, mediaTypeOf } = await import('../../../shared/domain/documents/inspect.ts');
  const type = item.mediaType === 'application/json' ? item.mediaType : mediaTypeOf(bytes);
  // A catalogue says how many pages each item has; who only opens the document need not wait for them to be counted.
  const { pages } = context.req.query('pages') === undefined ? {} : inspectDocument(bytes);
  return context.body(Uint8Array.from(bytes).buffer, 200, {
    'content-type': type,
    'content-disposition': 'inline',
    ...(pages === undefined ? {} : { 'x-pages': String(pages) }),
  });
}

/** The dossier with its proofs as one file, which verifies itself anywhere. */
export async function caseExport(deps: Desk, context: Request): Promise<Response> {
  const seen = await lookIntoCase(deps, context);
  if (seen instanceof Response) return seen;
  const { party } = context.get('user');
  // A case that changed hands has pages of another court: those are taken out by the command, under the eyes of who may see both.
  const isAllOwn = seen.events.filter(isItemFiled).every(({ court }) => court === party);
  if (deps.exportCase === undefined || seen.items.length === 0 || !isAllOwn) return notFound(context);
  const caseNumber = partOf(context, 'case');
  const made = await deps.exportCase(caseNumber);
  if (made.kind === 'refused')
    return problem(context, {
      status: 409,
      title: { zh: `暂不能导出：${made.why.zh}`, en: `It cannot be exported now: ${made.why.en}` },
      do: made.todo,
    });
  const name = encodeURIComponent(`${caseNumber}.zip`);
  return context.body(Uint8Array.from(made.bytes).buffer, 200, {
    'content-type': 'application/zip',
    'content-disposition': `attachment; filename="case.zip"; filename*=UTF-8''${name}`,
  });
}
