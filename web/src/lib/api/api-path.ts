import type { paths } from './schema';

type Strip<Path> = Path extends `/api/v1${infer Rest}` ? Rest : never;

/** Every route of the server, from its OpenAPI document: a call to anything else does not compile. */
export type ApiPath = Strip<keyof paths>;
