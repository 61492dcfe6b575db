/**
 * The way in for persons: to the provider, back with a code, a cookie that scripts cannot read and other sites cannot send. The cookie holds the provider's own
 * identity token, verified anew with each request, so nothing of a session is kept here.
 */
import type { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';
import { type SignIn, signInSeconds } from '../../../shared/adapters/identity/sign-in.ts';
import { notFound } from './problem.ts';
import type { Env } from './request.ts';

const session = 'presale';
const begun = 'presale-sign-in';
/** `__Host-`: no other host of the domain can set it. */
const kept = { httpOnly: true, secure: true, path: '/', prefix: 'host' } as const;

/** The identity token of a request's cookie. */
export const sessionOf = (headers: Headers): string | undefined => {
  const name = `__Host-${session}`;
  return parse(headers.get('cookie') ?? '', name)[name];
};

/** Without a way to sign in there are no providers, and the page says so. */
export function addSignIn(app: Hono<Env>, signIn: SignIn | undefined): void {
  app.use('/api/sign-in/*', async (context, next) => {
    context.header('Cache-Control', 'no-store');
    return next();
  });
  app.get('/api/sign-in', (context) => context.json({ providers: signIn?.providers ?? [] }, 200, { 'cache-control': 'no-store' }));
  app.post('/api/sign-out', (context) => {
    deleteCookie(context, session, kept);
    return context.json({});
  });
  if (signIn === undefined) return;
  app.get('/api/sign-in/callback', async (context) => {
    const answered = await signIn.finish(getCookie(context, begun, 'host'), new URL(context.req.url).searchParams);
    deleteCookie(context, begun, kept);
    if (answered.kind === 'refused') return context.redirect(`/?sign-in=${answered.why}`, 303);
    setCookie(context, session, answered.token, { ...kept, sameSite: 'Strict', maxAge: answered.seconds });
    return context.redirect(answered.to, 303);
  });
  app.get('/api/sign-in/:provider', (context) => {
    const found = signIn.begin(context.req.param('provider'), {
      to: context.req.query('to') ?? '/',
      again: context.req.query('again') !== undefined,
    });
    if (found === undefined) return notFound(context);
    // Lax: the provider's answer is a navigation from its own site.
    setCookie(context, begun, found.memory, { ...kept, sameSite: 'Lax', maxAge: signInSeconds });
    return context.redirect(found.location, 303);
  });
}
