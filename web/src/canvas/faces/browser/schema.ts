import type { SettingsSchema } from '../../core/model/block-types';

/** Titles, order and widgets of the settings; the manifest's schema adds its limits and defaults. */
export const browserSchema: SettingsSchema = {
  type: 'object',
  properties: {
    steps: {
      type: 'array',
      title: 'Steps',
      items: {
        type: 'object',
        properties: {
          action: {
            type: 'string',
            title: 'Do',
            enum: [
              'open',
              'click',
              'type',
              'press',
              'select',
              'wait',
              'text',
              'list',
              'attribute',
              'table',
              'screenshot',
              'pdf',
            ],
            default: 'open',
          },
          name: { type: 'string', title: 'Call it' },
          target: { type: 'string', title: 'Target' },
          value: { type: 'string', title: 'Value' },
          fields: { type: 'object', title: 'Fields of a list', additionalProperties: { type: 'string' } },
        },
        required: ['action'],
      },
    },
    hosts: { type: 'array', title: 'Further hosts', items: { type: 'string' }, 'x-advanced': true },
    width: { type: 'integer', title: 'Width', 'x-half': true, 'x-advanced': true },
    height: { type: 'integer', title: 'Height', 'x-half': true, 'x-advanced': true },
    patienceSeconds: { type: 'integer', title: 'Patience (s)', 'x-half': true, 'x-advanced': true },
    timeoutSeconds: { type: 'integer', title: 'Time limit (s)', 'x-half': true, 'x-advanced': true },
  },
};
