/**
 * Sign-in of the sandbox: two persons of each registered partner and of the operations desk, chosen from a list and trusted as they come. It exists in the
 * embedded system alone, on loopback; a real host verifies the bearer tokens of the party's own identity provider.
 */
import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { sign, verify } from 'hono/jwt';
import * as z from 'zod';
import type { User } from '../../../../functions/serve-console/deps.ts';
import { desk } from '../../../../shared/domain/report/views/rows.ts';
import type { Register } from '../../../../shared/ports/register.ts';

const cookie = 'presale_sandbox';
const sessionSeconds = 8 * 3600;
const claims = z.object({ id: z.string(), name: z.string(), party: z.string() });
const algorithm = 'HS256';

export interface SandboxUsers {
  routes: Hono;
  authenticate(headers: Headers): Promise<User | undefined>;
}

export function createSandboxUsers(register: Pick<Register, 'partners'>): SandboxUsers {
  // Sessions end with the process.
  const secret = randomBytes(32).toString('hex');
  const routes = new Hono();
  for (const path of ['/api/sandbox/sign-in', '/api/sign-out']) routes.use(path, csrf());
  const users = async (): Promise<User[]> => {
    const partners = (await register.partners()).filter(({ partner }) => !partner.startsWith(`${desk}:`));
    const parties = [...partners.map(({ partner, name }) => ({ party: partner, name })), { party: desk, name: '运营值班台' }];
    return parties.flatMap(({ party, name }) => [
      { id: `${party}/1`, name: `${name}·甲岗`, party },
      { id: `${party}/2`, name: `${name}·乙岗`, party },
    ]);
  };
  routes.get('/api/sandbox/users', async (context) => context.json({ users: await users() }));
  routes.post('/api/sandbox/sign-in', async (context) => {
    const asked = z.object({ id: z.string() }).safeParse(await context.req.json().catch(() => undefined));
    const user = (await users()).find(({ id }) => id === asked.data?.id);
    if (user === undefined) return context.json({ title: '没有该用户 / No such user' }, 404);
    const token = await sign({ ...user, exp: Math.floor(Date.now() / 1000) + sessionSeconds }, secret, algorithm);
    setCookie(context, cookie, token, { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: sessionSeconds });
    return context.json({ user, token });
  });
  routes.post('/api/sign-out', (context) => {
    setCookie(context, cookie, '', { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: 0 });
    return context.json({});
  });
  return {
    routes,
    async authenticate(headers) {
      const bearer = /^Bearer ([\w.-]+)$/.exec(headers.get('authorization') ?? '')?.[1];
      const token = bearer ?? cookieOf(headers);
      if (token === undefined) return undefined;
      const payload = await verify(token, secret, algorithm).catch(() => undefined);
      return claims.safeParse(payload).data;
    },
  };
}

/** The cookie of a bare request. */
function cookieOf(headers: Headers): string | undefined {
  const found = (headers.get('cookie') ?? '').split(/;\s*/).find((part) => part.startsWith(`${cookie}=`));
  return found?.slice(cookie.length + 1);
}
