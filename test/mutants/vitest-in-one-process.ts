/**
 * Stands in for `vitest` where tests are tried with mutants: it collects the tests of a file, so that they can be run again and again in one process,
 * warm, one test at a time. What the tests of the core use of vitest, and no more.
 */
interface Matchers {
  JestExtend: unknown;
  JestChaiExpect: unknown;
  JestAsymmetricMatchers: unknown;
}
interface Chai {
  use(plugin: unknown): void;
  expect: unknown;
}
type Body = (...args: never[]) => unknown;

export interface CollectedTest {
  name: string;
  run(): Promise<void>;
}

const matchers: Matchers = await import(new URL('tools/node_modules/@vitest/expect/dist/index.js', import.meta.url).href);
const chai: Chai = await import(new URL('tools/node_modules/chai/index.js', import.meta.url).href);
for (const plugin of [matchers.JestExtend, matchers.JestChaiExpect, matchers.JestAsymmetricMatchers]) chai.use(plugin);

export const expect = chai.expect;
export const collected: CollectedTest[] = [];

interface Hooks {
  names: readonly string[];
  before: (() => unknown)[];
  after: (() => unknown)[];
  once: (() => unknown)[];
}
let suite: Hooks = { names: [], before: [], after: [], once: [] };
const done = new WeakMap<() => unknown, Promise<unknown>>();
const once = (hook: () => unknown): Promise<unknown> => {
  const begun = done.get(hook) ?? Promise.resolve(hook());
  done.set(hook, begun);
  return begun;
};

/** Each file begins with a suite of its own. */
export function beginFile(name: string): void {
  suite = { names: [name], before: [], after: [], once: [] };
}

export const describe = withEach((name: string, body: Body) => {
  const outer = suite;
  suite = { names: [...outer.names, name], before: [...outer.before], after: [...outer.after], once: [...outer.once] };
  (body as () => void)();
  suite = outer;
});

export const it = withEach((name: string, ...rest: unknown[]) => {
  const body = rest.find((each): each is () => unknown => typeof each === 'function');
  if (body === undefined) return;
  // Hooks that are named below a test count for it, too.
  const own = suite;
  collected.push({
    name: [...own.names, name].join(' > '),
    async run() {
      for (const hook of own.once) await once(hook);
      for (const hook of own.before) await hook();
      try {
        await body();
      } finally {
        for (const hook of own.after) await hook();
      }
    },
  });
});
export const test = it;
export const beforeEach = (hook: () => unknown): void => void suite.before.push(hook);
export const afterEach = (hook: () => unknown): void => void suite.after.push(hook);
export const beforeAll = (hook: () => unknown): void => void suite.once.push(hook);
export const afterAll = (): void => undefined;

type Add = (name: string, ...rest: never[]) => void;
function withEach<Each extends Add>(add: Each) {
  const each =
    (cases: readonly unknown[]) =>
    (name: string, ...rest: unknown[]): void =>
      cases.forEach((values, index) => {
        const args = Array.isArray(values) ? values : [values];
        const bound = rest.map((part) => (typeof part === 'function' ? () => part(...args) : part));
        add(`${name} #${index + 1}`, ...(bound as never[]));
      });
  return Object.assign(add, { each });
}
