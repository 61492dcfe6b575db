/** What partners wrote, on a terminal: as text, never as an order to it. */

/**
 * Control characters but line feeds and tabs, which a terminal obeys (colours, titles, the clipboard), and marks that turn the direction of what follows
 * (Unicode TR9), which make a text read otherwise than it stands.
 */
const obeyed = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Spells them as JSON does (`\u001b`), so that they are seen, and JSON stays the JSON that it was. */
export const plainText = (text: string): string =>
  text.replace(obeyed, (character) =>
    character === '\n' || character === '\t' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
