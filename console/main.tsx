/** The page: who is signed in, where one is, and the frame around it. */
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { api, purpose, type Session } from './api.ts';
import { listen } from './live.ts';
import { AccountPage } from './pages/account.tsx';
import { CasePage } from './pages/case.tsx';
import { ComposePage } from './pages/compose.tsx';
import { AccessPage, ListPage, RulesPage, SearchPage } from './pages/lists.tsx';
import { NoticePage } from './pages/notice.tsx';
import { OverviewPage } from './pages/overview.tsx';
import { WorkPage } from './pages/work.tsx';
import { LanguageSwitch } from './parts.tsx';
import { markChanges } from './reading/mark.ts';
import { labelTables } from './reading/phone.ts';
import { PurposePage, SignIn } from './sign-in.tsx';
import { language, say } from './words.ts';

function usePath(): [string, (to: string) => void] {
  const [path, setPath] = useState(location.pathname + location.search);
  useEffect(() => {
    const onPop = (): void => setPath(location.pathname + location.search);
    addEventListener('popstate', onPop);
    return () => removeEventListener('popstate', onPop);
  }, []);
  return [
    path,
    (to) => {
      history.pushState(null, '', to);
      setPath(to);
      scrollTo(0, 0);
    },
  ];
}

/** The parts of a path; undefined where it is none that this page wrote, such as one with a lone `%`. */
function placesIn(path: string): string[] | undefined {
  try {
    return path.split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

const NoSuchPage = () => (
  <article>
    <h1>{say('没有这个页面', 'There is no such page')}</h1>
    <p class="lead">
      {say(
        '地址写错，或被截断。请从上方栏目进入，或在查询框中输入案号、账号、文号。',
        'The address is misspelt or cut off. Go by the sections above, or search for a case, account or notice.',
      )}
    </p>
  </article>
);

function Main({ session, path }: { session: Session; path: string }) {
  const { user, now } = session;
  const url = new URL(path, location.origin);
  const places = placesIn(url.pathname);
  if (places === undefined) return <NoSuchPage />;
  const [, first = '', second = '', third = '', fourth = ''] = places;
  const filter = url.searchParams.get('filter') ?? undefined;
  switch (first) {
    case 'accounts':
      if (second === '') return <ListPage kind="account" filter={filter} />;
      return third === 'notices' ? <NoticePage account={second} notice={fourth} now={now} /> : <AccountPage number={second} now={now} />;
    case 'cases':
      return second === '' ? <ListPage kind="case" filter={filter} /> : <CasePage number={second} now={now} />;
    case 'notices':
      return <ListPage kind="notice" filter={filter} />;
    case 'payments':
      return <ListPage kind="payment" filter={filter} />;
    case 'compose':
      return <ComposePage session={session} account={url.searchParams.get('account') ?? ''} />;
    case 'overview':
      return <OverviewPage prints={session.prints} now={now} />;
    case 'rules':
      return <RulesPage />;
    case 'lookups':
      return <AccessPage />;
    case 'search':
      return <SearchPage text={url.searchParams.get('q') ?? ''} />;
    case '':
      return <WorkPage user={user} filter={filter} now={now} />;
    default:
      return <NoSuchPage />;
  }
}

const places = (): [string, string][] => [
  ['/', say('待办', 'Work')],
  ['/overview', say('概览', 'Overview')],
  ['/accounts', say('账户', 'Accounts')],
  ['/cases', say('案件', 'Cases')],
  ['/notices', say('通知书', 'Notices')],
  ['/payments', say('划转', 'Payments')],
  ['/compose', say('手工录入', 'By hand')],
  ['/rules', say('规则', 'Rules')],
  ['/lookups', say('查询记录', 'Look-ups')],
];

/** Links inside the page change the page, unless the reader wants a tab of its own. */
function followLinks(go: (to: string) => void): () => void {
  const onClick = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const to = link?.getAttribute('href') ?? '';
    if (!to.startsWith('/') || to.startsWith('/api/') || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
  };
  addEventListener('click', onClick);
  return () => removeEventListener('click', onClick);
}

function Frame({ session, leave }: { session: Session; leave: () => void }) {
  const { user } = session;
  const [path, go] = usePath();
  const [text, setText] = useState('');
  useEffect(() => followLinks(go), []);
  useEffect(() => listen(session.pushes), []);
  const here = `/${path.split('/')[1]?.split('?')[0] ?? ''}`;
  return (
    <div>
      <header>
        <a class="skip" href="#main">
          {say('跳到正文', 'Skip to the content')}
        </a>
        <strong>{say('冻结资金使用监管', 'Frozen fund release')}</strong>
        <nav aria-label={say('栏目', 'Sections')}>
          {places().map(([to, title]) => (
            <a key={to} href={to} aria-current={here === to ? 'page' : undefined}>
              {title}
            </a>
          ))}
        </nav>
        <search>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              go(`/search?q=${encodeURIComponent(text)}`);
            }}
          >
            <input
              aria-label={say('查询案号、账号、文号、流水、名称', 'Search case, account, notice, serial, name')}
              placeholder={say('案号、账号、文号……', 'case, account, notice…')}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </form>
        </search>
        <span class="who">
          {user.name}{' '}
          <button type="button" class="plain" onClick={leave}>
            {say('退出', 'Sign out')}
          </button>{' '}
          <LanguageSwitch />
        </span>
      </header>
      <main id="main">
        <Main key={path} session={session} path={path} />
      </main>
    </div>
  );
}

function App() {
  const [session, setSession] = useState<Session | 'none' | 'left'>();
  const look = (): void => void api.me().then(setSession, () => setSession('none'));
  useEffect(look, []);
  if (session === undefined) return <p class="quiet">{say('正在读取……', 'Reading…')}</p>;
  const leave = (): void => void api.signOut().then(() => setSession('left'));
  if (session === 'none' || session === 'left') return <SignIn onUser={look} again={session === 'left'} />;
  if (purpose() === '') return <PurposePage session={session} done={look} leave={leave} />;
  return <Frame session={session} leave={leave} />;
}

document.documentElement.lang = language() === 'zh' ? 'zh-CN' : 'en';
const place = document.getElementById('page');
if (place !== null) {
  labelTables(place);
  markChanges(place);
  render(<App />, place);
}
