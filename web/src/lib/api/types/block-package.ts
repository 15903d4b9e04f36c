import type { components } from '../schema';

type Schemas = components['schemas'];

export type BlockPackage = Schemas['PackageView'];
export type PackageReport = Schemas['PackageReport'];
export type UpgradedCanvas = Schemas['UpgradedCanvas'];
