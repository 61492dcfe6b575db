/** The console's API as commands use it: signed in with a token of the party's own provider, or as a user of the sandbox. Answers are parsed, errors are sentences. */
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';

export interface Access {
  /** Address of the console, as `presale start` prints it. */
  endpoint: string;
  /** Bearer token. */
  token?: string;
  /** Why account data is looked up; kept with each look-up. */
  purpose: string;
}

const userSchema = z.object({ id: z.string(), name: z.string(), party: z.string() });
export type SandboxUser = z.output<typeof userSchema>;

const problemSchema = z.object({
  titles: z.object({ zh: z.string(), en: z.string() }),
  do: z.object({ zh: z.string(), en: z.string() }),
  errors: z.array(z.object({ field: z.string(), en: z.string() })).optional(),
});

/** The console answered with something else than what was asked for. */
export class ConsoleRefusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export interface Session {
  /** Absent: whoever the token names. */
  user?: SandboxUser;
  get<Answer>(path: string, schema: z.ZodType<Answer>): Promise<Answer>;
  post<Answer>(path: string, body: object, schema: z.ZodType<Answer>): Promise<Answer>;
}

async function request<Answer>({ endpoint, purpose }: Access, path: string, init: RequestInit, schema: z.ZodType<Answer>): Promise<Answer> {
  const headers = { ...init.headers, 'x-purpose': encodeURIComponent(purpose) };
  const response = await fetch(new URL(path, endpoint), { ...init, headers }).catch((error: unknown) => {
    throw new Error(`nothing answers at ${endpoint}: is the system running? Give the address that presale start prints after "Console".`, {
      cause: error,
    });
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return schema.parse(body);
  const problem = problemSchema.safeParse(body).data;
  if (problem === undefined)
    throw new ConsoleRefusal(response.status, `${endpoint} answered ${response.status}; is this the console's address?`);
  const fields = (problem.errors ?? []).map(({ field, en }) => `; ${field}: ${en}`).join('');
  throw new ConsoleRefusal(response.status, `${problem.titles.zh} / ${problem.titles.en}. ${problem.do.zh} / ${problem.do.en}${fields}`);
}

function sessionOf(access: Access, token: string, user?: SandboxUser): Session {
  const headers = { authorization: `Bearer ${token}` };
  return {
    ...(user === undefined ? {} : { user }),
    get: (path, schema) => request(access, path, { headers }, schema),
    post: (path, body, schema) =>
      request(
        access,
        path,
        { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) },
        schema,
      ),
  };
}

/** Persons of the sandbox, two a party. */
export const sandboxUsers = async (access: Access): Promise<SandboxUser[]> =>
  (await request(access, '/api/sandbox/users', {}, z.object({ users: z.array(userSchema) }))).users;

/** @throws Error when there is no such person. */
export async function signedIn(access: Access, id: string): Promise<Session> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id }) };
  const { token, user } = await request(access, '/api/sandbox/sign-in', init, z.object({ token: z.string(), user: userSchema })).catch(
    async (error: unknown) => {
      if (!(error instanceof ConsoleRefusal)) throw error;
      const known = (await sandboxUsers(access)).map((each) => each.id).join(', ');
      throw new Error(`there is no sandbox user ${id}; there are ${known}`, { cause: error });
    },
  );
  return sessionOf(access, token, user);
}

/** With the token, or as the first person of each party of the sandbox that fits: each sees what is its own. */
export async function sessions(access: Access, fits: (user: SandboxUser) => boolean): Promise<Session[]> {
  if (access.token !== undefined) return [sessionOf(access, access.token)];
  const first = (await sandboxUsers(access)).filter((user) => user.id.endsWith('/1') && fits(user));
  return Promise.all(first.map(({ id }) => signedIn(access, id)));
}

const explanation = z.object({ what: z.string(), found: z.string(), do: z.string() });
export const ruleSchema = z.object({
  id: z.string(),
  outcome: z.string(),
  detail: z.object({ zh: explanation, en: explanation }),
});
export const receiptSchema = z.object({ outcome: z.string(), rules: z.array(ruleSchema) });

const roundMs = 200;
const roundsMax = 150;

/** The receipt of a message, asked for until it is there. @throws Error when it is not after half a minute. */
export async function awaitReceipt(session: Session, messageId: string): Promise<z.output<typeof receiptSchema>> {
  for (let round = 0; round < roundsMax; round++) {
    const receipt = await session.get(`/api/receipts/${encodeURIComponent(messageId)}`, receiptSchema);
    if (receipt.outcome !== 'WAITING') return receipt;
    await setTimeout(roundMs);
  }
  throw new Error(`${messageId} was sent and is not answered yet; look again with presale log`);
}

/** What a rule found and what to do, both languages. */
export const ruleLines = ({ id, outcome, detail: { zh, en } }: z.output<typeof ruleSchema>): string[] => [
  `  ${id} ${outcome}`,
  `    ${zh.what}：${zh.found}。${zh.do}。`,
  `    ${en.what}: ${en.found}. ${en.do}.`,
];
