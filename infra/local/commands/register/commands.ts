/** The command line of `presale partner`. */

import { partnerChange } from '../../register/change.ts';
import type { HandedKey } from '../../register/key-input.ts';
import { instantOf } from '../../system/clock.ts';
import { demandNone, demandText, optional, type Subcommand, textOption, UsageError, type Values } from '../options.ts';
import type { RegisterTarget } from './partner.ts';

const customaryEndpoint = 'http://127.0.0.1:9324';
const dayMs = 86_400_000;
const overlapDays = 14;

const acts = ['add', 'rotate', 'revoke', 'suspend', 'list', 'confirm'];

function placeOf(values: Values): { endpoint: string } | { table: string; endpoint?: string } {
  const table = textOption(values, 'table');
  if (table === undefined) return { endpoint: textOption(values, 'endpoint') ?? customaryEndpoint };
  return { table, ...optional(values, 'endpoint', 'endpoint') };
}

/** @param proposal Of `confirm`: the file that the first person wrote. */
function targetOf(values: Values, proposal?: string): RegisterTarget {
  const place = placeOf(values);
  if (!('table' in place)) return { kind: 'sandbox', ...place };
  return {
    kind: 'table',
    ...place,
    ...optional(values, 'by', 'by'),
    proposal: proposal ?? demandText(values, 'proposal', 'name the file for the proposal, which another person confirms'),
  };
}

async function keyOf(partner: string, values: Values): Promise<HandedKey> {
  const file = textOption(values, 'key');
  const folder = textOption(values, 'keys');
  const keyId = textOption(values, 'key-id');
  if ((file === undefined) === (folder === undefined))
    throw new UsageError("give the partner's public key with --key FILE, or --keys DIR to make one for a sandbox.");
  const { makeKey, readPublicKey } = await import('../../register/key-input.ts');
  if (file !== undefined) return readPublicKey(file, keyId);
  if (textOption(values, 'table') !== undefined)
    throw new UsageError('--keys makes a key here; a real partner makes its own and hands in the public half: --key FILE.');
  const algorithm = textOption(values, 'algorithm') ?? 'EdDSA';
  if (algorithm !== 'EdDSA' && algorithm !== 'ES256' && algorithm !== 'SM2SM3')
    throw new UsageError(`--algorithm ${algorithm}: the algorithms are EdDSA, ES256 and SM2SM3.`);
  return makeKey(folder ?? '', partner, algorithm, keyId);
}

async function changeOf(act: string, partner: string, values: Values): Promise<object> {
  const now = instantOf(Date.now());
  const at = textOption(values, 'at') ?? now;
  switch (act) {
    case 'add':
      return {
        kind: act,
        partner,
        name: demandText(values, 'name', 'give the full name'),
        ...optional(values, 'uscc', 'uscc'),
        key: await keyOf(partner, values),
      };
    case 'rotate': {
      const days = Number(textOption(values, 'overlap-days') ?? overlapDays);
      if (!Number.isInteger(days) || days < 0 || days > 365) throw new UsageError('--overlap-days is a whole number from 0 to 365.');
      return { kind: act, partner, key: await keyOf(partner, values), overlapUntil: instantOf(Date.now() + days * dayMs) };
    }
    case 'revoke':
      return { kind: act, partner, ...optional(values, 'key-id', 'keyId'), at, reason: demandText(values, 'reason', 'say why') };
    default:
      return { kind: act, partner, at, reason: demandText(values, 'reason', 'say why') };
  }
}

export const partnerCommand: Subcommand = {
  usage:
    'presale partner add PARTNER --name NAME [--uscc USCC] KEY | rotate PARTNER KEY [--overlap-days N] | revoke PARTNER [--key-id ID] --reason TEXT | suspend PARTNER --reason TEXT | list | confirm FILE   (KEY: --key FILE | --keys DIR [--algorithm A]; where: [--endpoint URL] | --table NAME --proposal FILE [--by NAME])',
  about:
    'Who may speak, with which key. In a sandbox at once; in the register of a real system (--table) one person proposes and another confirms. On AWS a person is the principal of the credentials; an emulator on this machine goes by --by.',
  options: {
    ...Object.fromEntries(
      ['endpoint', 'table', 'by', 'proposal', 'name', 'uscc', 'key', 'keys', 'key-id', 'algorithm', 'overlap-days', 'reason', 'at'].map(
        (name) => [name, { type: 'string' as const }],
      ),
    ),
  },
  async run([act = '', subject, ...others], values, io) {
    if (!acts.includes(act)) throw new UsageError(`say what: ${acts.join(', ')}.`);
    demandNone(others);
    const { changeRegister, confirmChange, listPartners } = await import('./partner.ts');
    if (act === 'list') {
      demandNone(subject === undefined ? [] : [subject]);
      return listPartners(placeOf(values), io);
    }
    if (subject === undefined)
      throw new UsageError(act === 'confirm' ? 'FILE is missing: the proposal.' : 'PARTNER is missing, e.g. bank:102451000019.');
    if (act === 'confirm') {
      const target = targetOf(values, subject);
      if (target.kind !== 'table') throw new UsageError('--table is missing: a sandbox needs no second person.');
      return confirmChange(target, io);
    }
    const target = targetOf(values);
    const change = partnerChange.safeParse(await changeOf(act, subject, values));
    if (!change.success) throw new UsageError(change.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
    return changeRegister(target, change.data, io);
  },
};
