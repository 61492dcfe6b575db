/** Which buildings a notice speaks of, and whether supervision has ended for them (首次登记, 12-3). */
import type { AccountState, Registration } from '../../account/state.ts';
import type { Instant, LocalDate } from '../../messages/messages.ts';
import { sameText } from './matching.ts';

type Building = Registration['buildings'][number];

export interface NamedBuildings {
  registered: Building[];
  open: Building[];
  unknown: string[];
}

/** 12-3 speaks of the first registration of the project: it is over when every building has it; while one lacks it, the bar stands. */
export function allBuildingsRegistered({ registration }: Pick<AccountState, 'registration'>, now: Instant): boolean {
  const buildings = registration?.buildings ?? [];
  return (
    buildings.length > 0 &&
    buildings.every(({ firstRegisteredOn }) => firstRegisteredOn !== undefined && firstRegisteredOn <= now.slice(0, 10))
  );
}

/**
 * Sorts the buildings that a notice names by their 首次登记 as of a date; a notice that names none means every building of the account. 和 and 及
 * join names but also occur in them (和园1号楼), so a part is split there only when it is no building as it stands.
 */
export function namedBuildings(text: string | undefined, buildings: readonly Building[], on: LocalDate): NamedBuildings {
  const find = (name: string): Building | undefined => buildings.find((building) => sameText(building.name, name));
  const named = (text ?? '').trim() === '' ? buildings.map(({ name }) => name) : splitNames(text ?? '', (name) => find(name) !== undefined);
  const found: NamedBuildings = { registered: [], open: [], unknown: [] };
  for (const name of named) {
    const building = find(name);
    if (building === undefined) found.unknown.push(name);
    else if (building.firstRegisteredOn !== undefined && building.firstRegisteredOn <= on) found.registered.push(building);
    else found.open.push(building);
  }
  return found;
}

function splitNames(text: string, isBuilding: (name: string) => boolean): string[] {
  const split =
    (separator: RegExp) =>
    (part: string): string[] =>
      isBuilding(part) ? [part] : part.split(separator);
  return [/[、,，;；/]/u, /及/u, /和/u]
    .reduce((parts, separator) => parts.flatMap(split(separator)), [text])
    .filter((name) => name.trim() !== '');
}
