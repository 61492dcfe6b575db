/** Progress of long work: on a terminal one line that is rewritten, in a pipe nothing. */
export interface Progress {
  show(done: number, total: number, note: string): void;
  /** Takes the line away. */
  clear(): void;
}

/** At most ten times a second: a terminal is slower than the work. */
const intervalMs = 100;

export function createProgress(stream: { isTTY?: boolean; write(text: string): unknown }, nowMs: () => number = Date.now): Progress {
  if (stream.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  let shownAt = 0;
  let isShown = false;
  return {
    show(done, total, note) {
      if (nowMs() - shownAt < intervalMs && done < total) return;
      shownAt = nowMs();
      isShown = true;
      stream.write(`\r\u001b[K${done}/${total}  ${note}`);
    },
    clear() {
      if (isShown) stream.write('\r\u001b[K');
      isShown = false;
    },
  };
}
