/** A request of a person who is signed in, and what answers it. */
import type { Context } from 'hono';
import type { Deps, User } from '../deps.ts';

export interface Env {
  Variables: { user: User };
}

export type Request = Context<Env>;

export type Desk = Deps;

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
