import type { ApiPath } from './api-path';
import type { Answer, Body, PathWith, Query, Verb } from './contract';
import { ApiProblem, OFFLINE, readProblem } from './problem';
import { chosenWorkspace } from './workspace-choice';

export const API = '/api/v1';

export type QueryValues = Record<string, string | number | boolean | null | undefined>;

export interface CallOptions {
  /** Values for {placeholders} of the path. */
  path?: Record<string, string>;
  query?: QueryValues;
  body?: unknown;
  /** Makes repeating a creating call harmless. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Fills in placeholders and the query; values are always encoded. */
export function buildUrl(template: ApiPath, options: Pick<CallOptions, 'path' | 'query'> = {}): string {
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = options.path?.[name];
    if (value === undefined) throw new Error(`The path ${template} needs a value for ${name}.`);
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(options.query ?? {})) {
    if (value !== undefined && value !== null && value !== '') query.set(key, String(value));
  }
  const search = query.toString();
  return `${API}${path}${search === '' ? '' : `?${search}`}`;
}

/** Headers that every request to the server carries. */
export function standardHeaders(method: Method): Record<string, string> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  const workspace = chosenWorkspace();
  if (workspace !== null) headers['Cadre-Workspace'] = workspace;
  if (method !== 'GET') headers['Cadre-Csrf'] = '1';
  return headers;
}

async function send(method: Method, template: ApiPath, options: CallOptions): Promise<Response> {
  const headers = standardHeaders(method);
  if (options.idempotencyKey !== undefined) headers['Idempotency-Key'] = options.idempotencyKey;
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(buildUrl(template, options), {
      method,
      headers,
      credentials: 'same-origin',
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiProblem(OFFLINE);
  }
  if (!response.ok) throw new ApiProblem(await readProblem(response));
  return response;
}

async function json<T>(method: Method, template: ApiPath, options: CallOptions): Promise<T> {
  const response = await send(method, template, options);
  const body = await response.text();
  return (body === '' ? undefined : JSON.parse(body)) as T;
}

type Options<P extends ApiPath, V extends Verb> = Omit<CallOptions, 'body' | 'query'> & {
  query?: Query<P, V>;
  body?: Body<P, V>;
};

const plain = (options: object) => options as CallOptions;

/** The HTTP interface: paths are relative to /api/v1 and may hold {placeholders}; bodies and answers are those of the OpenAPI document. */
export const api = {
  get: <P extends PathWith<'get'>>(path: P, options: Options<P, 'get'> = {}) =>
    json<Answer<P, 'get'>>('GET', path, plain(options)),
  post: <P extends PathWith<'post'>>(path: P, options: Options<P, 'post'> = {}) =>
    json<Answer<P, 'post'>>('POST', path, plain(options)),
  put: <P extends PathWith<'put'>>(path: P, options: Options<P, 'put'> = {}) =>
    json<Answer<P, 'put'>>('PUT', path, plain(options)),
  patch: <P extends PathWith<'patch'>>(path: P, options: Options<P, 'patch'> = {}) =>
    json<Answer<P, 'patch'>>('PATCH', path, plain(options)),
  delete: <P extends PathWith<'delete'>>(path: P, options: Options<P, 'delete'> = {}) =>
    json<Answer<P, 'delete'>>('DELETE', path, plain(options)),
  /** The raw response, for streams. */
  open: send,
};
