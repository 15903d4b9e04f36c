import type { SettingsSchema } from '../../core/model/block-types';

/** Titles, order and widgets of the settings; the manifest's schema adds its limits and defaults. */
export const documentSchema: SettingsSchema = {
  type: 'object',
  properties: {
    text: { type: 'string', title: 'Text', 'x-widget': 'textarea', 'x-rows': 12 },
    name: { type: 'string', title: 'File name' },
  },
};
