/**
 * `presale start` on a disk of a few megabytes that can be filled and emptied: a tmpfs in a mount namespace of its own (`unshare`, which needs no rights where user
 * namespaces are allowed). A shell keeps the disk after the program has ended, so that one can look at it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';

export interface SmallDisk {
  endpoint: string;
  /** As others see a folder of that disk. */
  outside(path: string): string;
  said(): string;
  /** Writes until not a byte more has room. */
  fill(): void;
  empty(): void;
  /** SIGTERM. @returns its exit code */
  stop(): Promise<number>;
  copyTo(folder: string): Promise<void>;
  /** Gives the disk back. */
  close(): Promise<void>;
}

const script = `mount -t tmpfs -o size="$1" tmpfs "$2" || exit 97
shift 2
"$@" &
echo "pid $!"
wait $!
echo "ended $?"
exec cat`;

/** @param folder An empty one, on which the disk is mounted. @param args of `presale start` beside `--data` */
export async function startOnSmallDisk(folder: string, size: string, args: readonly string[]): Promise<SmallDisk> {
  const program = new URL('../../infra/local/presale.ts', import.meta.url).pathname;
  const command = [process.execPath, program, 'start', '--port', '0', '--data', join(folder, 'data'), ...args];
  const shell = spawn('unshare', ['--user', '--map-root-user', '--mount', 'sh', '-c', script, 'sh', size, folder, ...command], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [shell.stdout, shell.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const heard = (what: RegExp): Promise<string> =>
    listen(
      shell,
      () => what.exec(said)?.[1],
      () => said,
    );
  const pid = Number(await heard(/^pid (\d+)$/m));
  const endpoint = await heard(/SQS endpoint: (http:\/\/127\.0\.0\.1:\d+)[\s\S]*Ctrl-C stops it\./);
  const outside = (path: string): string => join('/proc', String(shell.pid), 'root', folder, path);
  const filler = outside('filler');
  return {
    endpoint,
    outside,
    said: () => said,
    fill() {
      const file = openSync(filler, 'a');
      for (const bytes of [65_536, 4_096, 1]) writeWhileThereIsRoom(file, Buffer.alloc(bytes));
      closeSync(file);
    },
    empty: () => rmSync(filler, { force: true }),
    async stop() {
      process.kill(pid, 'SIGTERM');
      return Number(await heard(/^ended (\d+)$/m));
    },
    copyTo: (to) => cp(outside('data'), to, { recursive: true }),
    async close() {
      if (shell.exitCode !== null) return;
      const exited = once(shell, 'exit');
      if (/^ended/m.test(said)) shell.stdin.end();
      else {
        process.kill(pid, 'SIGKILL');
        shell.stdin.end();
      }
      await exited;
    },
  };
}

function writeWhileThereIsRoom(file: number, bytes: Buffer): void {
  try {
    for (;;) writeSync(file, bytes);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}

function listen(child: ChildProcess, found: () => string | undefined, said: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const answer = found();
      if (answer !== undefined) resolve(answer);
    };
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', look);
    child.once('exit', (code) => reject(new Error(`the program on the small disk ended with ${code}: ${said()}`)));
    look();
  });
}
