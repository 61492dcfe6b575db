/** Whoever a scenario lets speak must have been registered: a partner's code that is mistyped would else be refused as a stranger's, far from its cause. */
import type { ScenarioLine } from '../../../shared/contracts/play/scenario.ts';
import type { PartnerId } from '../../../shared/domain/messages/messages.ts';
import { ScenarioFaults } from './scenario-file.ts';

const faultsMax = 20;

/**
 * A partner may be registered by any line of the file, or by a scenario before it (`known`). A line that says what is wrong with its signature, or that
 * expects to be refused by M-02, speaks for a stranger on purpose.
 * @throws ScenarioFaults naming each line whose sender nobody registered.
 */
export function demandPartners(lines: readonly ScenarioLine[], known: ReadonlySet<PartnerId>, file: string): void {
  const registered = new Set([...known, ...lines.flatMap((line) => (line.kind === 'partner' ? [line.partner] : []))]);
  const faults = lines.flatMap((line) => {
    const said = speakerOf(line);
    if (said === undefined || registered.has(said.partner)) return [];
    return [
      `${file}:${line.lineNumber}: ${said.field}: no line registers the partner ${JSON.stringify(said.partner)}; add {"register":{"partner":${JSON.stringify(said.partner)},"name":"…"}}, correct the code, or give "signature":"none" for a stranger's message. 没有任何一行登记该机构：请补登记行，或更正代码。`,
    ];
  });
  if (faults.length > 0) throw new ScenarioFaults(faults.slice(0, faultsMax));
}

/** Whoever answers from the operations desk is at the desk because the line says so. */
function speakerOf(line: ScenarioLine): { partner: PartnerId; field: string } | undefined {
  if (line.kind === 'message') {
    const isDeliberate = line.signature !== undefined || line.expect?.includes('M-02') === true;
    return isDeliberate ? undefined : { partner: line.from, field: 'from' };
  }
  if (line.kind !== 'answer' || line.as === undefined || line.as.startsWith('operator:')) return undefined;
  return { partner: line.as, field: 'answer.as' };
}
