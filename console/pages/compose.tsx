/**
 * A message made by hand: the form is in the paper's order, the rules are checked as one types, each finding beside its field, and what sending would
 * cause stands below before it is sent. Nobody needs an integration to begin.
 */
import { useEffect, useState } from 'preact/hooks';
import { type Acting, Outcome, useAct } from '../acting.tsx';
import { ApiProblem, api, type Forecast, type Session } from '../api.ts';
import { dataOf, type Files, nameIn, pathIn, type Values } from '../forms/data.ts';
import type { Field, Form, Group } from '../forms/field.ts';
import { formsOf, type Prefilled, prefilled } from '../forms/forms.ts';
import { Asked, Rules, State, useAsked } from '../parts.tsx';
import { choiceWord, effectWord, inWords, language, partyWord, say } from '../words.ts';

const checkPauseMs = 400;

export function ComposePage({ session, account }: { session: Session; account: string }) {
  const forms = formsOf(session.user);
  const [chosen, choose] = useState(0);
  const form = forms[chosen];
  // What is known of the account stands in the form already.
  const known = useAsked(
    `prefill ${account}`,
    async (): Promise<Prefilled> =>
      account === '' ? { values: {}, freezes: 1 } : prefilled(await api.account(account), session.partner, session.now),
  );
  if (form === undefined)
    return <p class="quiet">{say('本单位没有可以手工提交的消息。', 'There is no message for you to make by hand.')}</p>;
  return (
    <article>
      <h1>{say('手工录入', 'By hand')}</h1>
      <p class="lead">
        {say(
          '按文书顺序填写；填写时即按规则审核，问题显示在字段旁。提交后由系统签名入账，不能撤销，只能以新文书更正。',
          'Fill it in as the paper has it; the rules are checked as you type, and what is wrong stands beside its field. What is sent is signed and recorded; it is not taken back but corrected by another.',
        )}
      </p>
      <p>
        <label>
          {say('类型', 'What')}{' '}
          <select value={chosen} onChange={(event) => choose(Number(event.currentTarget.value))}>
            {forms.map(({ type, title }, index) => (
              <option key={type} value={index}>
                {say(...title)}
              </option>
            ))}
          </select>
        </label>
      </p>
      <Asked loaded={known}>{(given) => <MessageForm key={form.type} form={form} given={given} />}</Asked>
    </article>
  );
}

/** Rows that a group begins with: one, or as many as are known. */
const rowsAtFirst = ({ groups }: Form, { freezes }: Prefilled): Record<number, number> =>
  Object.fromEntries(groups.map(({ fields }, place) => [place, fields.some(({ name }) => name === 'frozenCase') ? freezes : 1]));

function MessageForm({ form, given }: { form: Form; given: Prefilled }) {
  const { type, groups, sum } = form;
  const [values, setValues] = useState<Values>(() => ({
    ...Object.fromEntries(groups.flatMap(({ fields }) => fields.map(({ name, initial = '' }) => [name, initial]))),
    ...given.values,
  }));
  const [files, setFiles] = useState<Files>({});
  const [rows, setRows] = useState(() => rowsAtFirst(form, given));
  const [forecast, setForecast] = useState<Forecast>();
  const acting = useAct();
  const data = dataOf(form, values, files, rows);
  const accountNumber = values['accountNumber'] ?? '';
  const text = JSON.stringify(data);
  useEffect(() => {
    if (accountNumber === '') return undefined;
    let current = true;
    const timer = setTimeout(() => {
      api.check(type, accountNumber, data).then(
        (found) => {
          if (!current) return;
          setForecast(found);
          acting.stop(undefined);
        },
        (error: unknown) => {
          if (!current) return;
          setForecast(undefined);
          acting.stop(error instanceof Error ? error : new Error(String(error)));
        },
      );
    }, checkPauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);
  const isDone = typeof acting.receipt === 'object';
  const refused = forecast?.outcome === 'REJECTED';
  const said = saidBy(acting, forecast, placesOf(form, rows));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void acting.act(() => api.act(type, accountNumber, data));
      }}
    >
      {groups.map((group, place) => (
        <FieldGroup
          key={group.title[0]}
          group={group}
          rows={rows[place] ?? 1}
          setRows={(count) => setRows({ ...rows, [place]: count })}
          values={values}
          said={said}
          onValue={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
          onFile={(name, file) => setFiles((before) => ({ ...before, [name]: file }))}
        />
      ))}
      {sum !== undefined && <p class="sum">{sum(data)}</p>}
      {accountNumber === '' && (
        <p class="quiet">{say('填写监管账户账号后开始审核。', 'The rules are checked once the account is named.')}</p>
      )}
      {forecast !== undefined && !isDone && <WouldCause forecast={forecast} />}
      {refused && !isDone && (
        <p class="breach">{say('按规则会被拒绝，请先更正上述事项。', 'The rules would refuse it; mend the above first.')}</p>
      )}
      <p>
        <button type="submit" disabled={forecast === undefined || refused || acting.receipt !== undefined}>
          {say('签名并提交', 'Sign and send')}
        </button>
      </p>
      <Missing places={placesOf(form, rows)} said={said} />
      <Outcome acting={said.isAllAsked ? {} : acting} />
    </form>
  );
}

/** What a form asks of a field that cannot be read: the sentences of the message's schema are for machines. */
const asked: Readonly<Partial<Record<Field['kind'], readonly [string, string]>>> = {
  money: ['请填写金额：单位元，最多两位小数，如 3000000.00', 'Write a sum in yuan with at most two decimals, such as 3000000.00'],
  whole: ['请填写整数', 'Write a whole number'],
  instant: ['请填写日期和时间', 'Give a date and a time'],
  file: ['请选择 PDF 或 OFD 文件', 'Choose a PDF or OFD file'],
  list: ['请填写，多项用顿号分隔', 'Fill it in; separate several by 、'],
};
const notEmpty: readonly [string, string] = ['请填写', 'Fill it in'];

/** The schema's own sentence where a field has something in it that is wrong in a way of its own. */
function sentenceOf({ kind }: Field, value: string, error: string): string {
  if (asked[kind] !== undefined) return say(...asked[kind]);
  return value.trim() === '' ? say(...notEmpty) : error;
}

/** Fields of the form that cannot be read yet, each leading to where it is filled in. */
function Missing({ places, said }: { places: readonly Place[]; said: Said }) {
  const open = places.filter(({ field, row }) => said.isUnread(pathIn(field, row)));
  if (open.length === 0) return null;
  return (
    <p class="trouble" role="status">
      {say(`还有 ${open.length} 项需要填写或更正：`, `${open.length} fields are still to be filled in or corrected: `)}
      {open.map(({ field, row }) => (
        <span key={nameIn(field, row)}>
          <a href={`#field-${nameIn(field, row)}`}>
            {say(...field.title)}
            {row === 0 ? '' : ` ${row + 1}`}
          </a>{' '}
        </span>
      ))}
    </p>
  );
}

interface Place {
  field: Field;
  row: number;
}

/** Every field that is shown, in each of its rows. */
const placesOf = ({ groups }: Form, rows: Readonly<Record<number, number>>): Place[] =>
  groups.flatMap(({ fields }, place) =>
    Array.from({ length: rows[place] ?? 1 }, (_, row) => row).flatMap((row) =>
      fields.filter(({ kind }) => kind !== 'fixed').map((field) => ({ field, row })),
    ),
  );

interface Said {
  /** What cannot be read stands beside a field, all of it. */
  isAllAsked: boolean;
  isUnread: (path: string) => boolean;
  of: (field: Field, path: string, value: string) => string[];
}

/** What is said of a place in the data: fields that cannot be read, and rules that would fire. */
function saidBy({ problem }: Acting, forecast: Forecast | undefined, places: readonly Place[]): Said {
  const errors = problem instanceof ApiProblem ? problem.errors : [];
  const isOf = (field: string | undefined, path: string): boolean => field === path || field?.startsWith(`${path}.`) === true;
  const unread = (path: string) => (path === '' ? [] : errors.filter(({ field }) => isOf(field, `data.${path}`)));
  const isAsked = ({ field }: { field: string }): boolean => places.some((place) => isOf(field, `data.${pathIn(place.field, place.row)}`));
  return {
    isAllAsked: errors.length > 0 && errors.every(isAsked),
    isUnread: (path) => unread(path).length > 0,
    of: (field, path, value) => [
      ...new Set(unread(path).map((error) => sentenceOf(field, value, error[language()]))),
      ...(path === '' ? [] : (forecast?.rules ?? []).filter((rule) => isOf(rule.field, path))).map(
        (rule) => `${rule.id} ${rule.detail[language()].what}。${rule.detail[language()].do}`,
      ),
    ],
  };
}

const WouldCause = ({ forecast }: { forecast: Forecast }) => (
  <section class="forecast" aria-live="polite">
    <h2>
      {say('若现在提交：', 'If it is sent now: ')}
      <State code={forecast.outcome} />
    </h2>
    <Rules rules={forecast.rules} />
    {forecast.effects.length > 0 && (
      <>
        <p>{say('系统将发出：', 'The system would send:')}</p>
        <ul>
          {forecast.effects.map(({ to, type: effect }, index) => (
            <li key={`${to} ${effect} ${index}`}>
              {partyWord(to)}：{effectWord(effect)}
            </li>
          ))}
        </ul>
      </>
    )}
  </section>
);

interface GroupProps {
  group: Group;
  rows: number;
  setRows: (count: number) => void;
  values: Values;
  said: Said;
  onValue: (name: string, value: string) => void;
  onFile: (name: string, file: Files[string]) => void;
}

function FieldGroup({ group: { title, fields, repeat }, rows, setRows, values, said, onValue, onFile }: GroupProps) {
  const shown = fields.filter(({ kind }) => kind !== 'fixed');
  return (
    <fieldset class="group">
      <legend>{say(...title)}</legend>
      {Array.from({ length: rows }, (_, row) => (
        <div class="row" key={row}>
          {repeat !== undefined && (rows > 1 || repeat.most > 1) && (
            <h3>{say(`${repeat.one[0]} ${row + 1}`, `${repeat.one[1]} ${row + 1}`)}</h3>
          )}
          <div class="grid">
            {shown.map((field) => {
              const name = nameIn(field, row);
              return (
                <FieldRow
                  key={name}
                  name={name}
                  field={field}
                  value={values[name] ?? field.initial ?? ''}
                  onValue={(value) => onValue(name, value)}
                  onFile={(file) => onFile(name, file)}
                  said={said.of(field, pathIn(field, row), values[name] ?? field.initial ?? '')}
                />
              );
            })}
          </div>
        </div>
      ))}
      {repeat !== undefined && (
        <p class="more">
          {rows < repeat.most && (
            <button type="button" class="plain" onClick={() => setRows(rows + 1)}>
              {say(`增加${repeat.one[0]}`, `Another ${repeat.one[1]}`)}
            </button>
          )}{' '}
          {rows > 1 && (
            <button
              type="button"
              class="plain"
              onClick={() => {
                for (const field of shown) onValue(nameIn(field, rows - 1), field.initial ?? '');
                setRows(rows - 1);
              }}
            >
              {say(`去掉${repeat.one[0]} ${rows}`, `Take ${repeat.one[1]} ${rows} out`)}
            </button>
          )}
        </p>
      )}
    </fieldset>
  );
}

interface RowProps {
  name: string;
  field: Field;
  value: string;
  onValue: (value: string) => void;
  onFile: (file: Files[string]) => void;
  said: readonly string[];
}

function FieldRow({ name, field, value, onValue, onFile, said }: RowProps) {
  const id = `field-${name}`;
  const note = `${id}-said`;
  const about = { id, 'aria-invalid': said.length > 0, ...(said.length > 0 ? { 'aria-describedby': note } : {}) };
  const sum = field.kind === 'money' ? Number(value.replaceAll(/[,，\s]/gu, '')) : Number.NaN;
  return (
    <div class={said.length > 0 ? 'field wrong' : 'field'}>
      <label for={id}>
        {say(...field.title)}
        {field.optional === true ? <small class="quiet">{say('（可不填）', ' (optional)')}</small> : null}
        {field.hint === undefined ? null : <small class="quiet"> {say(...field.hint)}</small>}
      </label>
      <Input field={field} about={about} value={value} onValue={onValue} onFile={onFile} />
      {value !== '' && sum >= 0 && <span class="quiet">{inWords(Math.round(sum * 100))}</span>}
      {said.length > 0 && (
        <ul id={note} class="said">
          {said.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface InputProps extends Pick<RowProps, 'field' | 'value' | 'onValue' | 'onFile'> {
  about: { id: string; 'aria-invalid': boolean; 'aria-describedby'?: string };
}

function Input({ field, about, value, onValue, onFile }: InputProps) {
  switch (field.kind) {
    case 'choice':
      return (
        <select {...about} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
          {(field.choices ?? []).map((each) => (
            <option key={each} value={each}>
              {choiceWord(each)}
            </option>
          ))}
        </select>
      );
    case 'file':
      return (
        <input
          {...about}
          type="file"
          accept="application/pdf,application/ofd,.pdf,.ofd"
          onChange={(event) => void readFile(event.currentTarget.files?.[0], onFile)}
        />
      );
    case 'yes':
      return (
        <input
          {...about}
          type="checkbox"
          checked={value === 'yes'}
          onChange={(event) => onValue(event.currentTarget.checked ? 'yes' : '')}
        />
      );
    case 'instant':
      return <input {...about} type="datetime-local" value={value} onInput={(event) => onValue(event.currentTarget.value)} />;
    case 'long':
      return <textarea {...about} rows={3} value={value} onInput={(event) => onValue(event.currentTarget.value)} />;
    default:
      return <input {...about} value={value} onInput={(event) => onValue(event.currentTarget.value)} />;
  }
}

/** A scan or a sealed document, with its digest. */
async function readFile(file: File | undefined, onFile: RowProps['onFile']): Promise<void> {
  if (file === undefined) return;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  onFile({
    sha256: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    mediaType: file.name.toLowerCase().endsWith('.ofd') ? 'application/ofd' : 'application/pdf',
    contentBase64: btoa(binary),
  });
}
