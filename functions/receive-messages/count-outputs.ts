/** Business metrics, read off what new pages make the system say. */
import type { Output, ProjectOutput } from '../../shared/domain/messages/outputs.ts';
import type { Metrics } from '../../shared/ports/telemetry.ts';

export function countOutputs(metrics: Metrics, outputs: readonly (Output | ProjectOutput)[]): void {
  const violations = new Set<string>();
  for (const output of outputs) {
    if (output.kind !== 'tell-partner') continue;
    if (output.type === 'release.receipt') metrics.count('MessagesReceived', 1, { outcome: output.data.outcome });
    if (output.type === 'release.violation.raised') violations.add(output.data.bankSerial);
    if (output.type === 'release.deadline.missed') metrics.count('DeadlinesMissed', 1);
  }
  if (violations.size > 0) metrics.count('Violations', violations.size);
}
