/**
 * A message made by hand: the form is in the paper's order, the rules are checked as one types, each finding beside its field, and what sending would
 * cause stands below before it is sent. Nobody needs an integration to begin.
 */
import { useEffect, useState } from 'preact/hooks';
import { Outcome, useAct } from '../acting.tsx';
import { ApiProblem, api, type Forecast, type Session } from '../api.ts';
import { dataOf, type Field, type Form, formsOf, prefilled } from '../forms.ts';
import { Asked, Rules, State, useAsked } from '../parts.tsx';
import { choiceWord, effectWord, inWords, language, partyWord, say } from '../words.ts';

const checkPauseMs = 400;

export function ComposePage({ session, account }: { session: Session; account: string }) {
  const forms = formsOf(session.user);
  const [chosen, choose] = useState(0);
  const form = forms[chosen];
  // What is known of the account stands in the form already.
  const known = useAsked(`prefill ${account}`, async () =>
    account === '' ? {} : prefilled(await api.account(account), session.partner, session.now),
  );
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
      <Asked loaded={known}>{(given) => <MessageForm key={form.type} form={form} given={given} />}</Asked>
    </article>
  );
}

function MessageForm({ form: { type, fields, fixed }, given }: { form: Form; given: Record<string, string> }) {
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(fields.map(({ name, initial = '' }) => [name, given[name] ?? initial])),
  );
  const [files, setFiles] = useState<Record<string, { sha256: string; mediaType: string; contentBase64: string }>>({});
  const [forecast, setForecast] = useState<Forecast>();
  const acting = useAct();
  const data = { ...dataOf(fields, values, files), ...fixed(values) };
  const accountNumber = values['accountNumber'] ?? '';
  const text = JSON.stringify(data);
  useEffect(() => {
    if (accountNumber === '') return undefined;
    const timer = setTimeout(() => {
      api.check(type, accountNumber, data).then(
        (found) => {
          setForecast(found);
          acting.stop(undefined);
        },
        (error: unknown) => {
          setForecast(undefined);
          acting.stop(error instanceof Error ? error : new Error(String(error)));
        },
      );
    }, checkPauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  const errors = acting.problem instanceof ApiProblem ? acting.problem.errors : [];
  const refused = forecast?.outcome === 'REJECTED';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void acting.act(() => api.act(type, accountNumber, data));
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
                    {partyWord(to)}：{effectWord(effect)}
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
      <Outcome acting={acting} />
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
            <option key={choice} value={choice}>
              {choiceWord(choice)}
            </option>
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
