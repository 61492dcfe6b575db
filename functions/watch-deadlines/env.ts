import * as z from 'zod';
import { readEnvironment, variables } from '../../shared/workflow/environment.ts';

const { UPLOADS_BUCKET: _, EVIDENCE_BUCKET: __, ...used } = variables;
const schema = z.object(used).omit({ SOURCE_QUEUE_URL: true, DEAD_LETTERS_URL: true });

export type Env = z.output<typeof schema>;
export const readEnv = (environment: Record<string, string | undefined>): Env => readEnvironment('watch-deadlines', schema, environment);
