import type { components } from '../schema';
import type { JsonSchema } from './json-schema';

type Schemas = components['schemas'];

/** One kind of block, as the library, the forms and the canvas need it. */
export type BlockType = Omit<Schemas['BlockManifest'], 'settingsSchema'> & { settingsSchema: JsonSchema };
