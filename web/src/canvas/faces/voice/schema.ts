import type { SettingsSchema } from '../../core/model/block-types';

/** Titles, order and widgets of the settings; the manifest's schema adds its limits and defaults. */
export const voiceSchema: SettingsSchema = {
  type: 'object',
  properties: {
    text: { type: 'string', title: 'Text', 'x-widget': 'textarea', 'x-rows': 6 },
    voice: { type: 'string', title: 'Voice', 'x-half': true },
    speed: { type: 'number', title: 'Speed', minimum: 0.25, maximum: 4, 'x-half': true },
  },
};
