/**
 * When to look again: the embedded system says by server-sent events that something was written; where nobody says so (on AWS), every ten seconds. Nothing is
 * asked for while the page is out of sight.
 */
import { useEffect, useState } from 'preact/hooks';

type Listener = () => void;
const listeners = new Set<Listener>();
const everyMs = 10_000;
/** Several commits close together are one change. */
const calmMs = 300;

let isTold = false;
let waiting: ReturnType<typeof setTimeout> | undefined;

function tell(): void {
  if (waiting !== undefined || document.hidden) return;
  waiting = setTimeout(() => {
    waiting = undefined;
    for (const listener of listeners) listener();
  }, calmMs);
}

/** Begins to listen, once somebody is signed in. */
export function listen(pushes: boolean): () => void {
  const timer = setInterval(() => {
    if (!isTold) tell();
  }, everyMs);
  const onSight = (): void => tell();
  document.addEventListener('visibilitychange', onSight);
  const source = pushes ? new EventSource('/api/changes') : undefined;
  source?.addEventListener('open', () => {
    isTold = true;
  });
  source?.addEventListener('error', () => {
    isTold = false;
  });
  source?.addEventListener('message', tell);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', onSight);
    source?.close();
    isTold = false;
  };
}

/** A number that grows with each change. */
export function useChanges(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const listener = (): void => setCount((before) => before + 1);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return count;
}
