import type { ApiPath } from './api-path';
import type { paths } from './schema';

export type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';

type Operation<P extends ApiPath, V extends Verb> = paths[`/api/v1${P}`][V];
type Json<R> = R extends { content: { 'application/json': infer B } } ? B : undefined;

/** The routes that know a verb: calling another does not compile. */
export type PathWith<V extends Verb> = {
  [P in ApiPath]: Operation<P, V> extends { responses: unknown } ? P : never;
}[ApiPath];

/** What a route answers when it does what was asked; undefined when it answers with nothing. */
export type Answer<P extends ApiPath, V extends Verb> =
  Operation<P, V> extends { responses: infer R } ? Json<R[keyof R & (200 | 201 | 202 | 204)]> : never;

/** The body a route takes. */
export type Body<P extends ApiPath, V extends Verb> =
  Operation<P, V> extends { requestBody?: { content: { 'application/json': infer B } } } ? B : undefined;

type QueryOf<O> = O extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never;

/** What a route understands after the question mark; empty values are not sent. */
export type Query<P extends ApiPath, V extends Verb> = {
  [K in keyof QueryOf<Operation<P, V>>]?: QueryOf<Operation<P, V>>[K] | null;
};
