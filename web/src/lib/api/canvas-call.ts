import type { ApiPath } from './api-path';
import { api, type CallOptions } from './client';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A route of a canvas that the generated contract does not hold yet. */
export async function canvasCall<T>(method: Method, path: string, options: CallOptions = {}): Promise<T> {
  const response = await api.open(method, path as ApiPath, options);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
