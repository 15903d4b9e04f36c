import type { SettingsSchema } from '../../core/model/block-types';

/** Titles, order and widgets of the settings; the manifest's schema adds its limits and defaults. */
export const fetchSchema: SettingsSchema = {
  type: 'object',
  properties: {
    url: { type: 'string', title: 'Address', format: 'uri', 'x-placeholder': 'https://…' },
    maxBytes: { type: 'integer', title: 'Size limit in bytes', minimum: 1, 'x-advanced': true },
  },
};
