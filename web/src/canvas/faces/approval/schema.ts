import type { SettingsSchema } from '../../core/model/block-types';

/** Titles, order and widgets of the settings; the manifest's schema adds its limits and defaults. */
export const approvalSchema: SettingsSchema = {
  type: 'object',
  properties: {
    message: { type: 'string', title: 'What to ask', 'x-widget': 'textarea' },
    fields: {
      type: 'array',
      title: 'Form',
      items: {
        type: 'object',
        properties: {
          name: { type: 'string', title: 'Name' },
          label: { type: 'string', title: 'Label' },
          type: { type: 'string', title: 'Kind', enum: ['text', 'number', 'boolean', 'choice'], default: 'text' },
        },
      },
    },
    timeoutHours: { type: 'number', title: 'Wait for hours', minimum: 0, 'x-half': true },
    defaultAnswer: { type: 'string', title: 'Then answer', 'x-half': true },
  },
};
