/** The way in: with the party's own identity provider, or in the sandbox as anybody. Either way the reader says what for. */
import { useState } from 'preact/hooks';
import { api, purpose, type Session, setPurpose } from './api.ts';
import { Asked, LanguageSwitch, useAsked } from './parts.tsx';
import { say } from './words.ts';

/** Why the provider's answer did not sign anybody in, and what to do. */
const refusals: Readonly<Record<string, readonly [string, string]>> = {
  expired: [
    '登录未完成：超过十分钟、换了浏览器，或该次登录已使用过。请重新登录。',
    'The sign-in was not completed: more than ten minutes passed, another browser answered, or it was used before. Sign in again.',
  ],
  denied: [
    '身份认证系统未予登录，或登录被取消。请重新登录。',
    'The identity provider refused, or the sign-in was cancelled. Sign in again.',
  ],
  unreachable: [
    '身份认证系统没有正常答复。请稍后再试；持续出现的，请联系本单位的身份认证管理员。',
    'The identity provider did not answer as it should. Try again later; if it lasts, call those who run it in your organisation.',
  ],
  nobody: [
    '身份已核实，但未配置为本系统任何单位的人员，或没有所需角色。请联系本单位的身份认证管理员。',
    'You are known to the provider, but of no party here, or without the role that is asked for. Call those who run it in your organisation.',
  ],
  'too-large': [
    '身份认证系统给出的令牌过大，浏览器无法保存。请管理员减少其中的声明。',
    'The token of the identity provider is too large for a browser to keep. Those who run it should put fewer claims into it.',
  ],
};

const WhatFor = ({ why, setWhy }: { why: string; setWhy: (text: string) => void }) => (
  <div class="field">
    <label for="why">{say('查询目的或案号（每次查询都会记录）', 'What for, or which case (kept with every look-up)')}</label>
    <input id="why" required maxLength={200} value={why} onInput={(event) => setWhy(event.currentTarget.value)} />
  </div>
);

interface SignInProps {
  onUser: () => void;
  /** Somebody signed out here: the provider asks anew who it is. */
  again: boolean;
}

export function SignIn({ onUser, again }: SignInProps) {
  const loaded = useAsked('providers', api.providers);
  const [why, setWhy] = useState(purpose());
  const refusal = refusals[new URLSearchParams(location.search).get('sign-in') ?? ''];
  return (
    <main class="sign-in">
      <h1>{say('冻结资金使用监管', 'Frozen fund release')}</h1>
      {refusal !== undefined && (
        <p class="trouble" role="alert">
          {say(...refusal)}
        </p>
      )}
      <Asked loaded={loaded}>
        {({ providers }) =>
          providers.length === 0 ? (
            <Sandbox onUser={onUser} why={why} setWhy={setWhy} />
          ) : (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                const chosen = event.submitter instanceof HTMLButtonElement ? event.submitter.value : '';
                setPurpose(why);
                const to = refusal === undefined ? `${location.pathname}${location.search}` : '/';
                location.assign(`/api/sign-in/${chosen}?to=${encodeURIComponent(to)}${again ? '&again=1' : ''}`);
              }}
            >
              <p class="lead">
                {say(
                  '请用本单位的身份认证系统登录；口令不经过本系统。',
                  'Sign in with the identity provider of your organisation; no password passes through here.',
                )}
              </p>
              <WhatFor why={why} setWhy={setWhy} />
              <p>
                {providers.map(({ id, name }) => (
                  <button key={id} type="submit" value={id}>
                    {say(`用${name}登录`, `Sign in with ${name}`)}
                  </button>
                ))}{' '}
                <LanguageSwitch />
              </p>
            </form>
          )
        }
      </Asked>
    </main>
  );
}

function Sandbox({ onUser, why, setWhy }: { onUser: () => void; why: string; setWhy: (text: string) => void }) {
  const loaded = useAsked('users', api.users);
  const [chosen, choose] = useState('');
  if (loaded.problem !== undefined)
    return <p class="lead">{say('尚未配置身份认证系统，无人可以登录。', 'No identity provider is configured, so nobody can sign in.')}</p>;
  return (
    <>
      <p class="lead">
        {say(
          '这是评估与联调用的沙箱，任选一人登录。正式环境使用本单位的身份认证。',
          'This is a sandbox for evaluation; sign in as anybody. In production the party’s own identity provider signs people in.',
        )}
      </p>
      <Asked loaded={loaded}>
        {({ users }) => (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              setPurpose(why);
              const id = chosen === '' ? (users[0]?.id ?? '') : chosen;
              void api.signIn(id).then(onUser);
            }}
          >
            <div class="field">
              <label for="who">{say('以谁的身份', 'As whom')}</label>
              <select id="who" value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
                {users.map(({ id, name, party }) => (
                  <option key={id} value={id}>
                    {name}（{party}）
                  </option>
                ))}
              </select>
            </div>
            <WhatFor why={why} setWhy={setWhy} />
            <p>
              <button type="submit">{say('登录', 'Sign in')}</button> <LanguageSwitch />
            </p>
          </form>
        )}
      </Asked>
    </>
  );
}

/** A new tab of somebody who is signed in. */
export function PurposePage({ session, done, leave }: { session: Session; done: () => void; leave: () => void }) {
  const [why, setWhy] = useState('');
  return (
    <main class="sign-in">
      <h1>{say('查询目的', 'What for')}</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setPurpose(why);
          done();
        }}
      >
        <p class="lead">{say(`已登录：${session.user.name}。`, `You are signed in as ${session.user.name}.`)}</p>
        <WhatFor why={why} setWhy={setWhy} />
        <p>
          <button type="submit">{say('继续', 'Go on')}</button>{' '}
          <button type="button" class="plain" onClick={leave}>
            {say('退出，换人登录', 'Sign out')}
          </button>
        </p>
      </form>
    </main>
  );
}
