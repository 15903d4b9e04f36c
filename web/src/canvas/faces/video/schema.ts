import type { SettingsSchema } from '../../core/model/block-types';

/** Titles, order and widgets of the settings; the manifest's schema adds its limits and defaults. */
export const videoSchema: SettingsSchema = {
  type: 'object',
  properties: {
    brief: { type: 'string', title: 'What it tells', 'x-widget': 'textarea', 'x-rows': 3 },
    scenes: {
      type: 'array',
      title: 'Scenes',
      items: {
        type: 'object',
        properties: {
          title: { type: 'string', title: 'Title' },
          text: { type: 'string', title: 'Text', 'x-widget': 'textarea' },
          seconds: { type: 'number', title: 'Seconds', minimum: 0.5, default: 4 },
        },
      },
    },
    quality: { type: 'string', title: 'Quality' },
    width: { type: 'integer', title: 'Width', 'x-half': true },
    height: { type: 'integer', title: 'Height', 'x-half': true },
    fps: { type: 'integer', title: 'Frames per second', 'x-half': true },
    transition: { type: 'string', title: 'Transition', 'x-half': true },
    voice: { type: 'string', title: 'Voice', 'x-half': true },
  },
};
