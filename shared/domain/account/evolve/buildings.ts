/** 首次登记 of buildings: those that have it, and those whose day is still to come. */
import { sameText } from '../../rules/reading/matching.ts';
import type { AccountState, Registration } from '../state.ts';
import type { Evolutions } from './evolutions.ts';

/** What an authority says of a building replaces the day to come that it named before. */
function withAnnounced(state: AccountState, stays: (building: string) => boolean): AccountState {
  const { announcedBuildings: before = [] } = state;
  const announcedBuildings = before.filter(({ building }) => stays(building));
  return announcedBuildings.length === before.length ? state : { ...state, announcedBuildings };
}

/** A registration that names no day for a building leaves the day that was announced for it; one that no longer names the building ends that too. */
export const registeredBuildings = (state: AccountState, registration: Registration): AccountState =>
  withAnnounced({ ...state, registration }, (building) =>
    registration.buildings.some(({ name, firstRegisteredOn }) => firstRegisteredOn === undefined && sameText(name, building)),
  );

export const evolveBuildings = {
  BuildingAnnounced: (before, { building, registeredOn }) => {
    const state = withAnnounced(before, (other) => !sameText(other, building));
    const { registration, announcedBuildings = [] } = state;
    const announced = { ...state, announcedBuildings: [...announcedBuildings, { building, registeredOn }] };
    if (registration === undefined) return announced;
    // It has no first registration before that day, whatever was said of it.
    const buildings = registration.buildings.map((entry) => (entry.name === building ? { name: building } : entry));
    return { ...announced, registration: { ...registration, buildings } };
  },
  BuildingRegistered: (before, { building, registeredOn }) => {
    const state = withAnnounced(before, (other) => !sameText(other, building));
    if (state.registration === undefined) return state;
    const known = state.registration.buildings.some(({ name }) => name === building);
    const buildings = known
      ? state.registration.buildings.map((entry) => (entry.name === building ? { ...entry, firstRegisteredOn: registeredOn } : entry))
      : [...state.registration.buildings, { name: building, firstRegisteredOn: registeredOn }];
    return { ...state, registration: { ...state.registration, buildings } };
  },
} satisfies Evolutions;
