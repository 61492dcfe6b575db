/** A toy core whose state is in parts: notes that are open until they are struck, each by its name; a struck one can be read again by name. */
import { type Core, decided } from '../../../../shared/domain/aggregate/aggregate.ts';
import type { Parts, Shelf } from '../../../../shared/domain/aggregate/parts.ts';

export interface Note {
  name: string;
  text: string;
  struck: boolean;
}
export interface Notebook {
  written: number;
  notes: readonly Note[];
}
export type Command = { write: string; text?: string } | { strike: string } | { recall: string };
export type Noted = { type: 'Written'; name: string; text: string } | { type: 'Struck'; name: string } | { type: 'Recalled'; text: string };

const shelf: Shelf<Notebook, Note> = {
  name: 'notes',
  items: ({ notes }) => notes,
  put: (state, notes) => ({ ...state, notes }),
  keyOf: ({ name }) => name,
};
const parts: Parts<Notebook, Command> = {
  shelves: [shelf],
  openIn: () => (_, item) => !(item as Note).struck,
  needs: (_, command) => ('recall' in command ? [`notes:${command.recall}`] : []),
};

function evolve(state: Notebook, event: Noted): Notebook {
  if (event.type === 'Written')
    return { written: state.written + 1, notes: [...state.notes, { name: event.name, text: event.text, struck: false }] };
  if (event.type === 'Recalled') return state;
  return { ...state, notes: state.notes.map((note) => (note.name === event.name ? { ...note, struck: true } : note)) };
}

function eventsOf(state: Notebook, command: Command): Noted[] {
  if ('write' in command) return [{ type: 'Written', name: command.write, text: command.text ?? command.write }];
  if ('strike' in command) return [{ type: 'Struck', name: command.strike }];
  return [{ type: 'Recalled', text: state.notes.find(({ name }) => name === command.recall)?.text ?? 'unknown' }];
}

export const notebookCore: Core<Notebook, Command, Noted, undefined> = {
  kind: 'notebook',
  stateVersion: 1,
  parts,
  initial: () => ({ written: 0, notes: [] }),
  decide: (state, command) => decided(evolve, state, eventsOf(state, command)),
  evolve,
  lookups: () => [],
  claimsOf: () => [],
  nextDueAt: () => undefined,
  faultsOf: () => [],
  outputsOf: () => [],
};
