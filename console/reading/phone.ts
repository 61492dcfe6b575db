/** On a narrow screen a row of a table is read from top to bottom: each cell then says what its column is called. */

function label(table: HTMLTableElement): void {
  const heads = [...table.querySelectorAll('thead th')].map(({ textContent }) => textContent ?? '');
  for (const row of table.querySelectorAll('tbody tr'))
    for (const [place, cell] of [...row.children].entries()) {
      const head = cell instanceof HTMLTableCellElement && cell.colSpan > 1 ? '' : (heads[place] ?? '');
      if (cell.getAttribute('data-head') !== head) cell.setAttribute('data-head', head);
    }
}

/** Keeps the cells of every table labelled, whatever is drawn. */
export function labelTables(root: HTMLElement): void {
  const all = (): void => {
    for (const table of root.querySelectorAll('table')) label(table);
  };
  new MutationObserver(all).observe(root, { childList: true, subtree: true, characterData: true });
}
