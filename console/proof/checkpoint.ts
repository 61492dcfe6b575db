/** The newest checkpoint of the witnessed log, which a printed sheet names: whoever has the paper can ask later whether that was so. */
import { useEffect, useState } from 'preact/hooks';

export interface PrintedCheckpoint {
  origin: string;
  size: string;
  /** Base64. */
  root: string;
}

/** Undefined while it is asked for, and where nothing is sealed yet. */
export function useCheckpoint(): PrintedCheckpoint | undefined {
  const [found, setFound] = useState<PrintedCheckpoint>();
  useEffect(() => {
    let current = true;
    const ask = async (): Promise<void> => {
      const answer = await fetch('/log/checkpoint');
      const [origin = '', size = '', root = ''] = answer.ok ? (await answer.text()).split('\n') : [];
      if (current && root !== '') setFound({ origin, size, root });
    };
    // A sheet without it is still a sheet; it then does not claim to be proven.
    ask().catch(() => undefined);
    return () => {
      current = false;
    };
  }, []);
  return found;
}
