/** Errors as problem+json (RFC 9457) in both languages, each with what to do. */
import type { Context } from 'hono';

interface Text {
  zh: string;
  en: string;
}
export interface ProblemDetails {
  status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429;
  title: Text;
  /** What to do. */
  do: Text;
  errors?: { field: string; zh: string; en: string }[];
}

export const problem = (context: Context, { status, title, errors, ...details }: ProblemDetails): Response =>
  context.json(
    { type: 'about:blank', status, title: `${title.zh} / ${title.en}`, titles: title, do: details.do, ...(errors ? { errors } : {}) },
    status,
    { 'content-type': 'application/problem+json; charset=utf-8' },
  );

/** What belongs to others and what does not exist look the same. */
export const notFound = (context: Context): Response =>
  problem(context, {
    status: 404,
    title: { zh: '未找到，或与本单位无关', en: 'Not found, or not yours' },
    do: { zh: '请核对号码；案号、账号、文号可用全角或半角书写', en: 'Check the number; width and brackets do not matter' },
  });

export const unauthenticated = (context: Context): Response =>
  problem(context, {
    status: 401,
    title: { zh: '未登录或登录已失效', en: 'Not signed in, or the session has ended' },
    do: { zh: '请重新登录', en: 'Sign in again' },
  });
