import type { paths } from './schema';

/** Routes of Planning, for as long as the checked-in document is older than them. */
type PlanningPath = '/intents' | '/plans' | '/plans/{planId}' | '/plans/{planId}/approve';

type Strip<Path> = Path extends `/api/v1${infer Rest}` ? Rest : never;

/** Every route of the server, from its OpenAPI document: a call to anything else does not compile. */
export type ApiPath = Strip<keyof paths> | PlanningPath;
