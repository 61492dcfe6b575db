/** The process with the tests, as the trial of mutants sees it. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Asked, Found, Reached } from './talk.ts';

export interface Tests {
  /** Resolves when every test was run once. @throws Error when the process ended before */
  reached(): Promise<Reached>;
  /** Undefined, and the process is ended, when there is no answer in time: the mutant hangs, or ended the process. */
  tried(asked: Asked, limitMs: number): Promise<Found | undefined>;
  end(): void;
}

/** @param plan path of the file with the plan */
export function startTests(plan: string): Tests {
  const child = fork(join(import.meta.dirname, 'worker.ts'), [plan], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  let isOver = false;
  let waiting: ((message: Reached | Found | undefined) => void) | undefined;
  const tell = (message?: Reached | Found): void => waiting?.(message);
  child.on('message', (message: Reached | Found) => tell(message));
  child.once('exit', () => {
    isOver = true;
    tell();
  });
  const heard = (): Promise<Reached | Found | undefined> =>
    new Promise((resolve) => {
      waiting = resolve;
      if (isOver) resolve(undefined);
    });
  return {
    async reached() {
      const message = await heard();
      if (message?.kind !== 'reached') throw new Error('the tests could not be run');
      return message;
    },
    async tried(asked, limitMs) {
      const answer = heard();
      child.send(asked);
      const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
      const message = await answer;
      clearTimeout(timer);
      return message?.kind === 'found' ? message : undefined;
    },
    end: () => void child.kill('SIGKILL'),
  };
}
