import type { SettingsSchema } from '../../core/model/block-types';

/** Titles, order and widgets of the settings; the manifest's schema adds its limits and defaults. */
export const chatSchema: SettingsSchema = {
  type: 'object',
  properties: {
    prompt: { type: 'string', title: 'Prompt', 'x-widget': 'textarea', 'x-rows': 6 },
    system: { type: 'string', title: 'Instructions', 'x-widget': 'textarea' },
    model: { type: 'string', title: 'Model', 'x-placeholder': 'auto', 'x-half': true },
    temperature: { type: 'number', title: 'Temperature', minimum: 0, maximum: 2, 'x-half': true },
    maxTokens: { type: 'integer', title: 'Tokens at most', minimum: 1, 'x-half': true },
    outputSchema: {
      type: 'object',
      title: 'Output schema',
      description: 'JSON Schema of the answer.',
      'x-widget': 'json',
      'x-advanced': true,
    },
  },
};
