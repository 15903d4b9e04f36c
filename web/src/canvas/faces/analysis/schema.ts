import type { SettingsSchema } from '../../core/model/block-types';

/** Titles, order and widgets of the settings; the manifest's schema adds its limits and defaults. */
export const analysisSchema: SettingsSchema = {
  type: 'object',
  properties: {
    question: {
      type: 'string',
      title: 'Question',
      'x-widget': 'textarea',
      'x-placeholder': 'What drives sales by region?',
    },
    target: { type: 'string', title: 'Target column', 'x-half': true },
    maxCharts: { type: 'integer', title: 'Charts at most', minimum: 0, maximum: 20, 'x-half': true },
    methods: { type: 'array', title: 'Methods' },
    groupBy: { type: 'array', title: 'Group by', items: { type: 'string' } },
  },
};
