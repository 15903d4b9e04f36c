import type { components } from '../schema';

type Schemas = components['schemas'];

export type ArtifactRef = Schemas['ArtifactRef'];
export type ResultView = Schemas['ResultView'];
