/** Whether two names at a desk are one person: width, spaces, interpuncts, case and traditional or simplified characters make no other person. */
import { comparable } from '../../rules/reading/matching.ts';
import simplified from './simplified.json' with { type: 'json' };

let simpler: Map<string, string> | undefined;

function table(): Map<string, string> {
  simpler ??= new Map(
    simplified.pairs.flatMap((line) => {
      const characters = [...line];
      return characters.flatMap((character, index): [string, string][] =>
        index % 2 === 0 ? [[character, characters[index + 1] ?? character]] : [],
      );
    }),
  );
  return simpler;
}

/** The same for every spelling of a name; empty for a name that says nothing. */
export function personKey(name: string): string {
  const bare = comparable(name)
    .replace(/[\p{P}\p{S}\p{M}\p{C}]/gu, '')
    .toLowerCase();
  return [...bare].map((character) => table().get(character) ?? character).join('');
}
