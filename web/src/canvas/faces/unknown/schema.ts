import type { SettingsSchema } from '../../core/model/block-types';

/** Titles, order and widgets of the settings; the manifest's schema adds its limits and defaults. */
export const unknownSchema: SettingsSchema = { type: 'object', properties: {} };
