/** What `presale export` writes of a case, as one file for who looks at it in the page. */
import type { Deps } from '../../../../functions/serve-console/deps.ts';
import type { Clock } from '../../../../shared/ports/clock.ts';
import type { FindDelivery } from '../../proof/papers.ts';
import type { Embedded } from '../embedded.ts';
import { localLogSigner } from '../log-signer.ts';

interface Place {
  system: Pick<Embedded, 'store' | 'evidence' | 'keys'>;
  clock: Clock;
  /** Where deliveries are files; else they lie with the evidence. */
  findDelivery?: FindDelivery;
}

/** The modules that print papers are loaded when the first case is exported: they are half of a start. */
export function caseExporter({ system, clock, findDelivery }: Place): NonNullable<Deps['exportCase']> {
  return async (caseNumber) => {
    const [{ ExportError, filesOf }, { zipOf }] = await Promise.all([import('../../proof/write-export.ts'), import('../../proof/zip.ts')]);
    const { store, evidence, keys } = system;
    const parts = {
      ledger: store.ledger,
      register: store.register,
      evidence,
      keys,
      logSigner: await localLogSigner(keys),
      findDelivery: findDelivery ?? ((name: string) => evidence.get(name)),
      now: clock.now(),
    };
    try {
      return { kind: 'made', bytes: zipOf(await filesOf(parts, { kind: 'case', number: caseNumber })) };
    } catch (error) {
      if (error instanceof ExportError) return { kind: 'refused', why: error.why, todo: error.todo };
      throw error;
    }
  };
}
