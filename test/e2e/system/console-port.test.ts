/** A console that finds its port taken leaves nothing behind: the next one says each message once. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { scenarioOf } from '../../../infra/local/examples/example.ts';
import { examplesOf } from '../../../infra/local/examples/examples.ts';
import { playScenario } from '../../../infra/local/play/player.ts';
import { createSandboxKeys } from '../../../infra/local/play/sandbox-keys.ts';
import { stageOf } from '../../../infra/local/play/stage.ts';
import { createScenarioClock } from '../../../infra/local/system/clock.ts';
import { startConsole } from '../../../infra/local/system/console/host.ts';
import { startEmbedded } from '../../../infra/local/system/embedded.ts';
import { parseScenarioLine } from '../../../shared/contracts/play/scenario.ts';

it('prints a message once after a first port was taken', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const clock = createScenarioClock('2026-03-02T09:00:00+08:00');
  const failures: string[] = [];
  const onFailure = ({ message }: Error): void => void failures.push(message);
  const system = await startEmbedded({ folder: undefined, ledger: { kind: 'sqlite' }, clock, onFailure, oneAtATime: true });
  const keys = createSandboxKeys(undefined);
  const said: string[] = [];
  const console = { system, keys, clock, onFailure, onMessage: (line: string) => void said.push(line) };
  try {
    await expect(startConsole({ ...console, port: (other.address() as AddressInfo).port })).rejects.toThrow('EADDRINUSE');
    const page = await startConsole({ ...console, port: 0 });
    const lines = examplesOf('F-22')
      .flatMap(scenarioOf)
      .map((line, index) => {
        const parsed = parseScenarioLine(JSON.stringify(line), index + 1);
        if (!parsed.ok) throw new Error(parsed.problems[0]?.en);
        return parsed.line;
      });
    await playScenario(lines, { stage: stageOf(system, clock), keys, file: 'F-22' });
    await page.close();
    expect(said.map((line) => line.split('  ').slice(1, 3).join(' '))).toEqual([
      'housing:370102 监管账户登记 housing.account.registered',
      'court:鲁0102 冻结（协助执行） court.freeze.ordered',
      'court:鲁0102 通知住建部门 court.housing.informed',
      'housing:370102 冻结资金使用通知书 housing.notice.issued',
      'bank:102451000019 划转入账及凭证 bank.payment.booked',
    ]);
    expect(failures).toEqual([]);
  } finally {
    await system.stop();
    other.close();
  }
});
