/** The console: its API, the way in and the page, one app for Lambda behind an HTTP API and for the embedded host. Every look-up has a user, a purpose and a time. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import type { RowKind } from '../../shared/domain/report/views/rows.ts';
import { rules } from '../../shared/domain/rules/all-rules.ts';
import { basisOf } from '../../shared/domain/rules/book/bases/bases.ts';
import { act, answer, receipt } from './acting/acts.ts';
import type { Deps } from './deps.ts';
import { keptByNobody } from './door/kept-by-nobody.ts';
import { addLog } from './door/log.ts';
import { onceAWhile } from './door/look-ups.ts';
import { addPage } from './door/page.ts';
import { notFound, problem, unauthenticated } from './door/problem.ts';
import { perMinute } from './door/rate.ts';
import type { Env } from './door/request.ts';
import { addSignIn } from './door/sign-in.ts';
import { caseExport, document, dossier } from './reading/cases.ts';
import { changes } from './reading/changes.ts';
import { history, notice } from './reading/history.ts';
import { counts, limitMax, list, search } from './reading/lists.ts';
import { account, days } from './reading/looks.ts';
import { overview, report } from './reading/overview.ts';
import { proof } from './reading/proof.ts';

const kinds: readonly RowKind[] = ['account', 'case', 'notice', 'payment', 'task'];

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

/** Nobody sends more than an act with its documents; what is larger is not read to its end. */
const bodyBytesMost = 1_500_000;

export function createApp(host: Deps): Hono<Env> {
  const app = new Hono<Env>();
  const deps: Deps = { ...host, access: onceAWhile(host.access) };
  const allowed = perMinute(600);
  app.use(secureHeaders({ contentSecurityPolicy, referrerPolicy: 'no-referrer', xFrameOptions: 'SAMEORIGIN' }));
  // Before everything that may refuse.
  app.use('/api/*', keptByNobody);
  app.use('/api/*', csrf());
  app.use(
    '/api/*',
    bodyLimit({
      maxSize: bodyBytesMost,
      onError: (context) =>
        problem(context, {
          status: 413,
          title: { zh: '提交的内容过大', en: 'What was sent is too large' },
          do: {
            zh: '文件须小于 180 kB；更大的请通过上传区提交',
            en: 'A document is below 180 kB; send larger ones through the upload area',
          },
        }),
    }),
  );
  addSignIn(app, deps.signIn);
  app.use('/api/*', async (context, next) => {
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
  app.get('/api/me', async (context) => {
    const user = context.get('user');
    const { name = user.name, uscc } = (await deps.register.partner(user.party)) ?? {};
    const partner = { name, ...(uscc === undefined ? {} : { uscc }) };
    return context.json({
      user,
      partner,
      now: deps.clock.now(),
      prints: deps.printReport !== undefined,
      pushes: deps.onChange !== undefined,
    });
  });
  app.get('/api/changes', (context) => changes(deps, context));
  app.get('/api/rules', (context) =>
    context.json({
      rules: rules.map(({ id, owner, outcome, bookOutcome, basis, mark, text, trigger, profileKeys = [] }) => ({
        id,
        owner,
        outcome,
        bookOutcome,
        basis,
        law: basisOf(id),
        mark,
        trigger,
        text,
        profileKeys,
      })),
    }),
  );
  app.get('/api/access-log', async (context) => context.json({ lookups: await deps.access.of(context.get('user').party, limitMax) }));
  app.get('/api/overview', (context) => overview(deps, context));
  app.get('/api/reports/:name', (context) => report(deps, context));
  app.get('/api/search', (context) => search(deps, context));
  app.get('/api/accounts/:account', (context) => account(deps, context));
  app.get('/api/accounts/:account/history', (context) => history(deps, context));
  app.get('/api/accounts/:account/days', (context) => days(deps, context));
  app.get('/api/accounts/:account/notices/:notice', (context) => notice(deps, context));
  app.get('/api/cases/:case', (context) => dossier(deps, context));
  app.get('/api/cases/:case/proof', (context) => proof(deps, context));
  app.get('/api/cases/:case/export', (context) => caseExport(deps, context));
  app.get('/api/cases/:case/documents/:sha256', (context) => document(deps, context));
  for (const kind of kinds) app.get(`/api/lists/${kind}`, (context) => list(deps, kind, context));
  for (const kind of kinds) app.get(`/api/counts/${kind}`, (context) => counts(deps, kind, context));
  app.post('/api/checks', (context) => act(deps, context, false));
  app.post('/api/acts', (context) => act(deps, context, true));
  app.post('/api/answers', (context) => answer(deps, context));
  app.get('/api/receipts/:id', (context) => receipt(deps, context));
  app.all('/api/*', (context) => notFound(context));
  addLog(app, deps);
  addPage(app, deps.page);
  app.onError((error, context) => {
    if (error instanceof HTTPException)
      return problem(context, {
        status: 403,
        title: { zh: '不接受其他网站发来的请求', en: 'Nothing is taken from pages of other sites' },
        do: { zh: '请在本系统的网页上操作', en: 'Act on the page of this system' },
      });
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
