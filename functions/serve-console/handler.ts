import { handle } from 'hono/aws-lambda';
import { createApp } from './app.ts';
import type { Deps } from './deps.ts';

/** The console's API behind an HTTP API of API Gateway (payload format 2.0). */
export const createHandler = (deps: Deps) => handle(createApp(deps));
