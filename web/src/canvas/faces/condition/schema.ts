import type { SettingsSchema } from '../../core/model/block-types';

/** Titles, order and widgets of the settings; the manifest's schema adds its limits and defaults. */
export const conditionSchema: SettingsSchema = {
  type: 'object',
  properties: {
    expression: {
      type: 'string',
      title: 'Condition',
      description: 'CEL over input; true takes the upper way, false the lower.',
      'x-widget': 'code',
      'x-language': 'cel',
      'x-rows': 4,
    },
  },
};
