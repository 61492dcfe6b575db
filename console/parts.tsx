/** Small pieces that every page uses. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ApiProblem, type WordedRule } from './api.ts';
import { dayNote } from './reading/holidays.ts';
import { inWords, language, moment, say, setLanguage, stateWord, yuan } from './words.ts';

/** A sum, right-aligned in tables by its class; in words on hover and for readers of the screen. */
export const Money = ({ fen }: { fen: number | undefined }) =>
  fen === undefined ? (
    <span>—</span>
  ) : (
    <span class="money" title={inWords(Math.abs(fen))}>
      {yuan(fen)}
    </span>
  );

export function When({ at }: { at: string | undefined }) {
  if (at === undefined) return <span>—</span>;
  const note = dayNote(at);
  return (
    <time dateTime={at}>
      {moment(at)}
      {note === undefined ? '' : <small class="quiet">（{note}）</small>}
    </time>
  );
}

export const State = ({ code }: { code: string }) => (
  <span class={code === 'VIOLATION' || code === 'OVERDUE' ? 'state breach' : 'state'}>{stateWord(code)}</span>
);

/** A link inside the page; it works with the keyboard, opens in a new tab and can be copied. */
export const Link = ({ to, children }: { to: string; children: ComponentChildren }) => <a href={to}>{children}</a>;

/** What went wrong and what to do, where it happened; it stays until the reader leaves. */
export function Trouble({ problem }: { problem: Error }) {
  if (!(problem instanceof ApiProblem)) return <p class="trouble">{say('页面出错，请重新载入', 'The page failed; load it again')}</p>;
  return (
    <div class="trouble" role="alert">
      <p>
        <strong>{problem.titles[language()]}</strong> {problem.remedy[language()]}
      </p>
      {problem.status === 401 && (
        <p>
          <a href="/" target="_blank" rel="noopener">
            {say('在新标签页登录，本页填写的内容不会丢失', 'Sign in in a new tab; what is filled in here stays')}
          </a>
        </p>
      )}
      {problem.errors.length > 0 && (
        <ul>
          {problem.errors.map((error) => (
            <li key={error.field}>{error[language()]}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

export const LanguageSwitch = () => (
  <button
    type="button"
    class="plain"
    lang={language() === 'zh' ? 'en' : 'zh-CN'}
    onClick={() => {
      setLanguage(language() === 'zh' ? 'en' : 'zh');
      location.reload();
    }}
  >
    {language() === 'zh' ? 'English' : '中文'}
  </button>
);

export interface Loaded<Value> {
  value?: Value;
  problem?: Error;
  again(): void;
}

/** Asks when the key changes, and again with each change of the system where the page is to stay live. */
export function useAsked<Value>(key: string, ask: () => Promise<Value>, changes = 0): Loaded<Value> {
  const [state, setState] = useState<{ key: string; value?: Value; problem?: Error }>({ key });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let current = true;
    ask().then(
      (value) => current && setState({ key, value }),
      (problem: unknown) => current && setState({ key, problem: problem instanceof Error ? problem : new Error(String(problem)) }),
    );
    return () => {
      current = false;
    };
  }, [key, round, changes]);
  const own = state.key === key ? state : { key };
  return { ...own, again: () => setRound((before) => before + 1) };
}

/** What was asked for, or why it is not here. */
export function Asked<Value>({ loaded, children }: { loaded: Loaded<Value>; children: (value: Value) => ComponentChildren }) {
  if (loaded.problem !== undefined) return <Trouble problem={loaded.problem} />;
  if (loaded.value === undefined) return <p class="quiet">{say('正在读取……', 'Reading…')}</p>;
  return <>{children(loaded.value)}</>;
}

/** Every rule with its reason one click away, on the same page; what stops something lies open, since that is what its reader has come for. */
export const Rules = ({ rules, open = false }: { rules: readonly WordedRule[]; open?: boolean }) => (
  <ul class="rules">
    {rules.map((rule, index) => {
      const detail = rule.detail[language()];
      return (
        <li key={`${rule.id} ${rule.field ?? ''} ${index}`}>
          <details open={open || rule.outcome !== 'ACCEPT'}>
            <summary>
              <strong>{rule.id}</strong> <State code={rule.outcome} /> {detail.what}
              {rule.field === undefined ? '' : say(`（${rule.field}）`, ` (${rule.field})`)}
            </summary>
            <dl>
              <dt>{say('发现', 'Found')}</dt>
              <dd>{detail.found}</dd>
              {detail.expected !== '' && <dt>{say('应为', 'Expected')}</dt>}
              {detail.expected !== '' && <dd>{detail.expected}</dd>}
              {detail.basis !== '' && <dt>{say('依据', 'Basis')}</dt>}
              {detail.basis !== '' && <dd>{detail.basis}</dd>}
              <dt>{say('如何处理', 'What to do')}</dt>
              <dd>{detail.do}</dd>
            </dl>
          </details>
        </li>
      );
    })}
  </ul>
);

export const accountPath = (number: string): string => `/accounts/${encodeURIComponent(number)}`;
export const casePath = (number: string): string => `/cases/${encodeURIComponent(number)}`;
export const noticePath = (account: string, number: string): string => `${accountPath(account)}/notices/${encodeURIComponent(number)}`;
