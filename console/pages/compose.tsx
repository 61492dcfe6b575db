/**
 * A message made by hand: the form is in the paper's order, the rules are checked as one types, each finding beside its field, and what sending would
 * cause stands below before it is sent. Nobody needs an integration to begin.
 */
import { useEffect, useState } from 'preact/hooks';
import { ApiProblem, api, type Forecast, type User, type WordedRule } from '../api.ts';
import { dataOf, type Field, formsOf } from '../forms.ts';
import { Rules, State, Trouble } from '../parts.tsx';
import { inWords, language, say, stateWord } from '../words.ts';
import { settled } from './work.tsx';

const checkPauseMs = 400;

export function ComposePage({ user }: { user: User }) {
  const forms = formsOf(user.party);
  const [chosen, choose] = useState(0);
  const form = forms[chosen];
  if (form === undefined)
    return <p class="quiet">{say('本单位没有可以手工提交的消息。', 'There is no message for you to make by hand.')}</p>;
  return (
    <article>
      <h1>{say('手工录入', 'By hand')}</h1>
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
      <MessageForm key={form.type} type={form.type} fields={form.fields} fixed={form.fixed} />
    </article>
  );
}

function MessageForm({
  type,
  fields,
  fixed,
}: {
  type: string;
  fields: readonly Field[];
  fixed: (values: Record<string, string>) => object;
}) {
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(fields.map(({ name, initial = '' }) => [name, initial])),
  );
  const [files, setFiles] = useState<Record<string, { sha256: string; mediaType: string; contentBase64: string }>>({});
  const [forecast, setForecast] = useState<Forecast>();
  const [problem, setProblem] = useState<Error>();
  const [result, setResult] = useState<{ outcome: string; rules: WordedRule[] } | 'waiting'>();
  const data = { ...dataOf(fields, values, files), ...fixed(values) };
  const accountNumber = values['accountNumber'] ?? '';
  const text = JSON.stringify(data);
  useEffect(() => {
    if (accountNumber === '') return undefined;
    const timer = setTimeout(() => {
      api.check(type, accountNumber, data).then(
        (found) => {
          setForecast(found);
          setProblem(undefined);
        },
        (error: unknown) => {
          setForecast(undefined);
          setProblem(error instanceof Error ? error : new Error(String(error)));
        },
      );
    }, checkPauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  const errors = problem instanceof ApiProblem ? problem.errors : [];
  const refused = forecast?.outcome === 'REJECTED';
  const send = async (): Promise<void> => {
    try {
      const { messageId } = await api.act(type, accountNumber, data);
      setResult('waiting');
      setResult(await settled(messageId));
    } catch (error) {
      setResult(undefined);
      setProblem(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {fields.map((field) => (
        <FieldRow
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          onValue={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
          onFile={(file) => setFiles((before) => ({ ...before, [field.name]: file }))}
          said={[
            ...errors.filter((error) => error.field === `data.${field.path ?? field.name}`).map((error) => error[language()]),
            ...(forecast?.rules ?? [])
              .filter((rule) => rule.field === (field.path ?? field.name))
              .map((rule) => `${rule.id} ${rule.detail[language()].what}。${rule.detail[language()].do}`),
          ]}
        />
      ))}
      {problem !== undefined && <Trouble problem={problem} />}
      {forecast !== undefined && (
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
                    {effect} → {to}
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      )}
      {refused && <p class="breach">{say('按规则会被拒绝，请先更正上述事项。', 'The rules would refuse it; mend the above first.')}</p>}
      <p>
        <button type="submit" disabled={forecast === undefined || refused}>
          {say('签名并提交', 'Sign and send')}
        </button>
      </p>
      {result === 'waiting' && <p>{say('已提交，等待系统受理……', 'Sent; waiting for the system to take it…')}</p>}
      {result !== undefined && result !== 'waiting' && (
        <section>
          <h2>
            {say('系统回执：', 'Receipt: ')}
            {stateWord(result.outcome)}
          </h2>
          <Rules rules={result.rules} />
        </section>
      )}
    </form>
  );
}

interface RowProps {
  field: Field;
  value: string;
  onValue: (value: string) => void;
  onFile: (file: { sha256: string; mediaType: string; contentBase64: string }) => void;
  said: readonly string[];
}

function FieldRow({ field, value, onValue, onFile, said }: RowProps) {
  const id = `field-${field.name}`;
  const note = `${id}-said`;
  return (
    <div class="field">
      <label for={id}>{say(...field.title)}</label>
      {field.kind === 'choice' ? (
        <select id={id} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
          {(field.choices ?? []).map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : field.kind === 'file' ? (
        <input
          id={id}
          type="file"
          accept="application/pdf,application/ofd"
          onChange={(event) => void readFile(event.currentTarget.files?.[0], onFile)}
        />
      ) : field.kind === 'yes' ? (
        <input id={id} type="checkbox" checked={value === 'yes'} onChange={(event) => onValue(event.currentTarget.checked ? 'yes' : '')} />
      ) : field.kind === 'instant' ? (
        <input id={id} type="datetime-local" value={value} onInput={(event) => onValue(event.currentTarget.value)} />
      ) : (
        <input
          id={id}
          value={value}
          {...(said.length > 0 ? { 'aria-describedby': note } : {})}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
      {field.kind === 'money' && value !== '' && <span class="quiet">{inWords(Math.round(Number(value) * 100))}</span>}
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
