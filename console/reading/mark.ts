/** What a change of the system has changed on the page is marked for three seconds, softly; where the reader wants nothing to move, not at all. */

const shownMs = 3_000;
/** What follows so soon on an act of the reader is its answer, not a change that came by itself. */
const actMs = 1_500;
const rowNames = 'tbody tr, .story li, .rows li';

export function markChanges(root: HTMLElement): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const texts = new WeakMap<Element, string>();
  const lists = new WeakSet<Element>();
  let actedAt = 0;
  const onAct = (): void => {
    actedAt = Date.now();
  };
  for (const event of ['click', 'keydown', 'input', 'popstate']) addEventListener(event, onAct, true);
  const look = (): void => {
    const isByItself = Date.now() - actedAt > actMs;
    const rows = [...root.querySelectorAll(rowNames)];
    for (const row of rows) {
      const before = texts.get(row);
      const text = row.textContent ?? '';
      texts.set(row, text);
      // A row is new where its list was there before it; with its list it is part of a page that is drawn.
      const isNew = before === undefined && row.parentElement !== null && lists.has(row.parentElement);
      if (!isByItself || !(isNew || (before !== undefined && before !== text))) continue;
      row.classList.add('changed-now');
      setTimeout(() => row.classList.remove('changed-now'), shownMs);
    }
    for (const { parentElement } of rows) if (parentElement !== null) lists.add(parentElement);
  };
  new MutationObserver(look).observe(root, { childList: true, subtree: true, characterData: true });
}
