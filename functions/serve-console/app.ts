/** The console's API: one app for Lambda behind an HTTP API and for the embedded host. Every look-up has a user, a purpose and a time. */
import { type Context, Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import * as z from 'zod';
import { brokenLink } from '../../shared/domain/dossier/chain.ts';
import { dossierStream } from '../../shared/domain/dossier/core.ts';
import type { DossierEvent } from '../../shared/domain/dossier/events.ts';
import { rules } from '../../shared/domain/rules/register.ts';
import { wordedRule } from '../../shared/domain/rules/wording.ts';
import { type RowKind, searchTerm } from '../../shared/domain/views/rows.ts';
import { documentKey } from '../../shared/ports/evidence.ts';
import { forecast, readAct } from './check.ts';
import type { Deps, User } from './deps.ts';
import { createStories, type Story } from './history.ts';
import { notFound, problem, unauthenticated } from './problem.ts';
import { perMinute } from './rate.ts';
import { accountSeen, sightOf } from './sight.ts';

interface Env {
  Variables: { user: User };
}

const limitMax = 100;
const listQuery = z.object({ cursor: z.string().max(500).optional(), limit: z.coerce.number().int().min(1).max(limitMax).default(50) });
const kinds: readonly RowKind[] = ['account', 'case', 'notice', 'payment', 'task'];
const actBody = z.strictObject({
  type: z.string().max(100),
  accountNumber: z.string().min(1).max(64),
  data: z.record(z.string(), z.unknown()),
});
/** An act with its documents inline, and room for the rest. */
const bodyBytesMax = 400_000;

/** Nothing of a page comes from elsewhere, nothing runs that is not a file of ours, and nothing stays in a cache. */
const contentSecurityPolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  objectSrc: ["'self'"],
  frameSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'self'"],
};

export function createApp(host: Deps): Hono<Env> {
  const app = new Hono<Env>();
  const deps: Desk = { ...host, storyOf: createStories(host.ledger) };
  const allowed = perMinute(600);
  app.use(secureHeaders({ contentSecurityPolicy, referrerPolicy: 'no-referrer', xFrameOptions: 'SAMEORIGIN' }));
  app.use('/api/*', csrf());
  app.use('/api/*', async (context, next) => {
    context.header('Cache-Control', 'no-store');
    if (context.req.path === '/api/keys') return next();
    const user = await deps.authenticate(context.req.raw.headers);
    if (user === undefined) return unauthenticated(context);
    if (!allowed(user.id, Date.parse(deps.clock.now())))
      return problem(context, {
        status: 429,
        title: { zh: '请求过于频繁', en: 'Too many requests' },
        do: { zh: '请一分钟后再试', en: 'Try again in a minute' },
      });
    context.set('user', user);
    return next();
  });

  app.get('/api/keys', async (context) => context.json({ keys: await deps.publicKeys() }));
  app.get('/api/me', (context) => context.json({ user: context.get('user'), now: deps.clock.now() }));
  app.get('/api/rules', (context) =>
    context.json({
      rules: rules.map(({ id, owner, outcome, bookOutcome, basis, mark, text, trigger, profileKeys = [] }) => ({
        id,
        owner,
        outcome,
        bookOutcome,
        basis,
        mark,
        trigger,
        text,
        profileKeys,
      })),
    }),
  );
  app.get('/api/access-log', async (context) => context.json({ lookups: await deps.access.of(context.get('user').party, limitMax) }));
  app.get('/api/search', (context) => search(deps, context));
  app.get('/api/accounts/:account', (context) => account(deps, context));
  app.get('/api/accounts/:account/history', (context) => history(deps, context));
  app.get('/api/cases/:case', (context) => dossier(deps, context));
  app.get('/api/cases/:case/documents/:sha256', (context) => document(deps, context));
  for (const kind of kinds) app.get(`/api/lists/${kind}`, (context) => list(deps, kind, context));
  app.post('/api/checks', (context) => act(deps, context, false));
  app.post('/api/acts', (context) => act(deps, context, true));
  app.get('/api/receipts/:id', (context) => receipt(deps, context));
  app.all('/api/*', (context) => notFound(context));
  app.onError((error, context) => {
    // A fault of ours: what failed is for the log of the host, not for the reader.
    deps.onFault(error);
    return context.json(
      {
        type: 'about:blank',
        status: 500,
        title: '系统故障，已记录 / A fault of the system; it is recorded',
        titles: { zh: '系统故障，已记录', en: 'A fault of the system; it is recorded' },
        do: { zh: '请稍后再试；已提交的消息不会丢失', en: 'Try again later; nothing that was sent is lost' },
      },
      500,
      { 'content-type': 'application/problem+json; charset=utf-8' },
    );
  });
  return app;
}

type Request = Context<Env>;
interface Desk extends Deps {
  storyOf(accountNumber: string): Promise<Story | undefined>;
}

async function list(deps: Desk, kind: RowKind, context: Request): Promise<Response> {
  const query = listQuery.safeParse(context.req.query());
  if (!query.success)
    return problem(context, {
      status: 400,
      title: { zh: '列表参数不正确', en: 'The list cannot be asked for like this' },
      do: { zh: `limit 为 1 至 ${limitMax}，cursor 取自上一页`, en: `limit is 1 to ${limitMax}, cursor comes from the page before` },
    });
  const { cursor, limit } = query.data;
  const { rows, next } = await deps.views.list({
    kind,
    party: context.get('user').party,
    limit,
    ...(cursor === undefined ? {} : { cursor }),
  });
  return context.json({
    rows: rows.map(({ key, accountNumber, page, data }) => ({ key, accountNumber, page, data })),
    ...(next === undefined ? {} : { next }),
  });
}

async function search(deps: Desk, context: Request): Promise<Response> {
  const text = (context.req.query('q') ?? '').slice(0, 200);
  const term = searchTerm(text);
  if (term === '') return context.json({ understood: '', rows: [] });
  const rows = await deps.views.search({ term, party: context.get('user').party, limit: 20 });
  return context.json({ understood: term, rows: rows.map(({ key, kind, accountNumber, data }) => ({ key, kind, accountNumber, data })) });
}

/** The reader's purpose, in words; the page asks for it once a sitting. */
function purposeOf(context: Request): string {
  try {
    return decodeURIComponent(context.req.header('x-purpose') ?? '')
      .trim()
      .slice(0, 200);
  } catch {
    return '';
  }
}

const withoutPurpose = (context: Request): Response =>
  problem(context, {
    status: 403,
    title: { zh: '未写明查询目的（网络查询冻结规定第七条）', en: 'No purpose is given for looking account data up' },
    do: { zh: '请写明查询目的或案号后再查询', en: 'Say what for, or for which case' },
  });

/** An account that the reader may see, or the answer that ends the request. */
async function look(deps: Desk, context: Request, what: string): Promise<Story | Response> {
  const user = context.get('user');
  const purpose = purposeOf(context);
  if (purpose === '') return withoutPurpose(context);
  const number = context.req.param('account') ?? '';
  const story = await deps.storyOf(number);
  await deps.access.record({ at: deps.clock.now(), user: user.name, party: user.party, what: `${what} ${number}`, purpose });
  return story === undefined || sightOf(story.state, user.party) === 'none' ? notFound(context) : story;
}

async function account(deps: Desk, context: Request): Promise<Response> {
  const seen = await look(deps, context, '账户');
  return seen instanceof Response ? seen : context.json(accountSeen(seen.state, context.get('user').party, seen.page));
}

async function history(deps: Desk, context: Request): Promise<Response> {
  const seen = await look(deps, context, '账户历史');
  if (seen instanceof Response) return seen;
  const { state, moments, occurrences } = seen;
  const { party } = context.get('user');
  if (sightOf(state, party) === 'whole') return context.json({ moments, occurrences });
  const mine = new Set(
    state.freezes.filter(({ court }) => court === party).flatMap(({ caseNumber, formerCaseNumbers }) => [caseNumber, ...formerCaseNumbers]),
  );
  const isMine = ({ caseNumber, noticeNumber }: Story['occurrences'][number]): boolean =>
    caseNumber === undefined ? noticeNumber !== undefined : mine.has(caseNumber);
  return context.json({ moments: [], occurrences: occurrences.filter(isMine) });
}

/** A court's own dossier; a case that it does not have looks like one that does not exist. */
async function itemsOf(deps: Desk, context: Request): Promise<DossierEvent[]> {
  const number = context.req.param('case') ?? '';
  const items: DossierEvent[] = [];
  for await (const page of deps.ledger.pages<DossierEvent>(dossierStream(number))) items.push(...page.events);
  const { party } = context.get('user');
  return items.filter(({ court }) => court === party);
}

async function dossier(deps: Desk, context: Request): Promise<Response> {
  const user = context.get('user');
  const caseNumber = context.req.param('case') ?? '';
  if (purposeOf(context) === '') return withoutPurpose(context);
  await deps.access.record({
    at: deps.clock.now(),
    user: user.name,
    party: user.party,
    what: `案卷 ${caseNumber}`,
    purpose: purposeOf(context),
  });
  const items = await itemsOf(deps, context);
  if (items.length === 0) return notFound(context);
  const broken = brokenLink(items);
  return context.json({ caseNumber, items, ...(broken === undefined ? {} : { broken }) });
}

async function document(deps: Desk, context: Request): Promise<Response> {
  const digest = context.req.param('sha256') ?? '';
  const item = (await itemsOf(deps, context)).find(({ sha256 }) => sha256 === digest);
  const bytes = item === undefined ? undefined : await deps.evidence.get(documentKey(digest));
  if (item === undefined || bytes === undefined) return notFound(context);
  return context.body(Uint8Array.from(bytes).buffer, 200, { 'content-type': item.mediaType, 'content-disposition': 'inline' });
}

/** Which kinds of message a party may send as a person: those of its own kind. */
const maySend = (party: string, type: string): boolean => type.startsWith(`${party.split(':')[0]}.`);

async function act(deps: Desk, context: Request, forGood: boolean): Promise<Response> {
  const user = context.get('user');
  const text = await context.req.text();
  const body = text.length > bodyBytesMax ? undefined : actBody.safeParse(jsonOf(text));
  if (body?.success !== true)
    return problem(context, {
      status: 400,
      title: { zh: '提交的内容无法读取', en: 'What was sent cannot be read' },
      do: {
        zh: '应为含 type、accountNumber、data 的 JSON，不超过 400 kB',
        en: 'Send JSON with type, accountNumber and data, up to 400 kB',
      },
    });
  const { type, accountNumber, data } = body.data;
  const read = maySend(user.party, type) ? readAct(type, data) : undefined;
  if (read === undefined)
    return problem(context, {
      status: 403,
      title: { zh: `本单位不能发送 ${type}`, en: `${type} is not for you to send` },
      do: { zh: '请核对消息类型', en: 'Check the type of the message' },
    });
  if (!read.ok)
    return problem(context, {
      status: 422,
      title: { zh: '有字段需要更正', en: 'Some fields are to be corrected' },
      do: { zh: '请按所列字段更正', en: 'Correct the fields that are listed' },
      errors: read.problems.map(({ field, zh, en }) => ({ field, zh, en })),
    });
  if (!forGood) return context.json(await forecast(deps, user.party, accountNumber, read.message));
  return context.json({ messageId: await deps.post({ user, type, accountNumber, data }) }, 202);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What became of an act: its receipt, once the system has taken it. */
async function receipt(deps: Desk, context: Request): Promise<Response> {
  const { party } = context.get('user');
  const id = context.req.param('id') ?? '';
  const found = await deps.receiptOf(party, id);
  if (found === undefined) return context.json({ messageId: id, outcome: 'WAITING', rules: [] });
  return context.json({ messageId: id, outcome: found.outcome, rules: found.rules.map(wordedRule) });
}
