import type { SettingsSchema } from '../../core/model/block-types';

/** Titles, order and widgets of the settings; the manifest's schema adds its limits and defaults. */
export const imageSchema: SettingsSchema = {
  type: 'object',
  properties: {
    model: { type: 'string', title: 'Model that draws', 'x-placeholder': 'openai/gpt-image-1' },
    picture: { type: 'object', title: 'Picture to change', 'x-widget': 'file', 'x-accept': 'image/*' },
    edit: { type: 'object', title: 'Changes' },
    prompt: { type: 'string', title: 'Picture of', 'x-widget': 'textarea' },
    kind: { type: 'string', title: 'Kind', enum: ['poster', 'scene', 'portrait', 'cover', 'icon'], 'x-half': true },
    style: { type: 'string', title: 'Style', 'x-half': true },
    width: { type: 'integer', title: 'Width', minimum: 16, maximum: 4096, 'x-half': true },
    height: { type: 'integer', title: 'Height', minimum: 16, maximum: 4096, 'x-half': true },
  },
};
