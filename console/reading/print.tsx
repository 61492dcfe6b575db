/** What stands on paper alone: the party and person, what it is, as of when. The number of the page is set by the margin of the sheet itself. */
import { useEffect } from 'preact/hooks';
import { useCheckpoint } from '../proof/checkpoint.ts';
import { moment, say } from '../words.ts';

interface PrintProps {
  /** Case, account, notice or month: stands on each sheet. */
  about: string;
  /** Page of the journal as of which it is. */
  page?: number | undefined;
  now: string;
}

/** Writes a line into the upper margin of each sheet, by a rule of our own style sheet: the policy of the page allows no style inline. */
function onEachSheet(text: string): () => void {
  const [sheet] = document.styleSheets;
  if (sheet === undefined) return () => undefined;
  const escaped = [...text]
    .map((letter) => (/[\p{L}\p{N} ]/u.test(letter) ? letter : `\\${(letter.codePointAt(0) ?? 0).toString(16)} `))
    .join('');
  const number = say('', '@bottom-right { content: "page " counter(page) " of " counter(pages); }');
  const index = sheet.insertRule(`@page { @top-left { content: "${escaped}"; font-size: 9pt; } ${number} }`, sheet.cssRules.length);
  const rule = sheet.cssRules[index];
  return () => {
    const place = rule === undefined ? -1 : [...sheet.cssRules].indexOf(rule);
    if (place >= 0) sheet.deleteRule(place);
  };
}

/** A button to print, and on paper what the sheet is of. */
export function Print({ about, page, now }: PrintProps) {
  const checkpoint = useCheckpoint();
  useEffect(() => {
    const before = document.title;
    document.title = about;
    const forget = onEachSheet(about);
    return () => {
      document.title = before;
      forget();
    };
  }, [about]);
  const state = page === undefined ? moment(now) : say(`${moment(now)}，日志第 ${page} 页`, `${moment(now)}, page ${page} of the journal`);
  return (
    <>
      <button type="button" class="plain print" onClick={() => print()}>
        {say('打印', 'Print')}
      </button>
      <p class="on-paper">
        {about} · {say(`截至 ${state}`, `as of ${state}`)} · {say('冻结资金使用监管', 'Frozen fund release')}
        {checkpoint === undefined
          ? ''
          : say(
              ` · 日志检查点 ${checkpoint.origin} 第 ${checkpoint.size} 项 根 ${checkpoint.root}`,
              ` · log checkpoint ${checkpoint.origin}, ${checkpoint.size} entries, root ${checkpoint.root}`,
            )}
      </p>
    </>
  );
}
