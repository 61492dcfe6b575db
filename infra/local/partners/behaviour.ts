/** How an automatic partner behaves: every rate from 0 to 1, every delay in milliseconds. `plain` does what it is asked, at once. */

export interface Behaviour {
  /** Shortest and longest time before it acts. */
  delayMs: number;
  delayMaxMs: number;
  /** Bank: of the lines that it is to pay, so many are paid late (`lateMs` later), … */
  late: number;
  lateMs: number;
  /** … in two parts, where the notice allows it, … */
  part: number;
  /** … queued in clearing first, … */
  queued: number;
  /** … refused with a code of the list, … */
  refuse: number;
  /** … and so many of the payments come back (退票 or 冲正). */
  return: number;
  /** Housing authority: notices that it issues for each freeze, one after the other; 0 leaves that to whoever uses the sandbox. */
  notices: number;
  /** Housing authority: supervision accounts that it registers when it starts. */
  accounts: number;
  /** Court: of the accounts that are registered while it runs, so many are frozen. */
  freeze: number;
  /** Court: of its freezes that are about to end, so many are renewed. */
  renew: number;
  /** Of the queries that it owns, so many are answered with accept, the others with reject. */
  accept: number;
}

export const plain: Behaviour = {
  delayMs: 0,
  delayMaxMs: 0,
  late: 0,
  lateMs: 0,
  part: 0,
  queued: 0,
  refuse: 0,
  return: 0,
  notices: 0,
  accounts: 0,
  freeze: 0,
  renew: 1,
  accept: 1,
};

export const lifelike: Behaviour = {
  delayMs: 1_000,
  delayMaxMs: 8_000,
  late: 0.1,
  lateMs: 60_000,
  part: 0.15,
  queued: 0.15,
  refuse: 0.08,
  return: 0.07,
  notices: 3,
  accounts: 1,
  freeze: 0.9,
  renew: 0.9,
  accept: 0.85,
};

const isName = (name: string): name is keyof Behaviour => Object.hasOwn(plain, name);

/** `refuse=0.2` over a behaviour. @throws Error naming what is wrong. */
export function behaviourWith(base: Behaviour, settings: readonly string[]): Behaviour {
  const changed = { ...base };
  for (const setting of settings) {
    const [name = '', value = ''] = setting.split('=', 2);
    if (!isName(name)) throw new Error(`--set ${setting}: there is no "${name}"; the settings are ${Object.keys(plain).join(', ')}.`);
    const number = value.trim() === '' ? Number.NaN : Number(value);
    const isCount = name.endsWith('Ms') || name === 'notices' || name === 'accounts';
    if (!(number >= 0) || (isCount ? !Number.isInteger(number) || number > 86_400_000 : number > 1))
      throw new Error(`--set ${setting}: give ${isCount ? 'a whole number from 0' : 'a share from 0 to 1'}.`);
    changed[name] = number;
  }
  return changed;
}
