/** A request of a person who is signed in, and what answers it. */
import type { Context } from 'hono';
import { fromPathPart } from '../../../shared/contracts/path-part.ts';
import type { Deps, User } from '../deps.ts';

export interface Env {
  Variables: { user: User };
}

export type Request = Context<Env>;

export type Desk = Deps;

/** A number in the path, as people write it. */
export const partOf = (context: Request, name: 'account' | 'case' | 'notice'): string => fromPathPart(context.req.param(name) ?? '');

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
