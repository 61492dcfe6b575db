import { createDeps } from './aws-deps.ts';
import { readEnv } from './env.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler(createDeps(readEnv(process.env)));
