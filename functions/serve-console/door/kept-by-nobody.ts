/** Answers and refusals under `/api` are one party's: no browser keeps them, and none guesses what they are. */
import type { Context, Next } from 'hono';

export function keptByNobody(context: Context, next: Next): Promise<void> {
  context.header('Cache-Control', 'no-store');
  context.header('X-Content-Type-Options', 'nosniff');
  return next();
}
