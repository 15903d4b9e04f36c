import type { SettingsSchema } from '../../core/model/block-types';

/** Titles, order and widgets of the settings; the manifest's schema adds its limits and defaults. */
export const transformSchema: SettingsSchema = {
  type: 'object',
  properties: {
    expression: {
      type: 'string',
      title: 'Expression',
      description: 'CEL over input.',
      'x-widget': 'code',
      'x-language': 'cel',
      'x-rows': 6,
    },
    outputType: {
      type: 'string',
      title: 'Result is',
      enum: ['any', 'text', 'markdown', 'json', 'number', 'boolean', 'table'],
    },
  },
};
