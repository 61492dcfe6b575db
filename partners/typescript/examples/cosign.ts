/**
 * A court cosigns the newest checkpoint of the log: `node examples/cosign.ts ENDPOINT DATA`, where DATA is the folder of `presale start --data`. A real witness
 * remembers the largest log that it has seen and cosigns only what continues it (`presale witness` does); this shows how the line gets to the system.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { cosignedMessage } from '../src/index.ts';
import { openSandbox } from './sandbox.ts';

const [endpoint = 'http://127.0.0.1:9324', data = '.presale'] = process.argv.slice(2);
const folder = join(data, 'evidence/log/checkpoint');
const sizes = (): number[] => {
  try {
    return readdirSync(folder).map(Number);
  } catch {
    return [];
  }
};
for (let looks = 0; sizes().length === 0; looks += 1) {
  if (looks === 60) throw new Error(`${folder} has no checkpoint: nothing is sealed yet`);
  await setTimeout(500);
}
const court = await (await openSandbox(endpoint)).join('court:鲁0102', 'EdDSA', { name: '济南市历下区人民法院' });
const note = readFileSync(join(folder, String(Math.max(...sizes()))), 'utf8');
const message = cosignedMessage(court.partner, court.key, note);
await court.post(message);
const receipt = await court.until((event) => event.type === 'release.receipt' && event.data.messageId === message.id);
console.log(`${court.partner}  ${message.type}  ${receipt.type === 'release.receipt' ? receipt.data.outcome : ''}`);
court.close();
process.exitCode = receipt.type === 'release.receipt' && receipt.data.outcome === 'ACCEPTED' ? 0 : 1;
