import type { SettingsSchema } from '../../core/model/block-types';

/** Titles, order and widgets of the settings; the manifest's schema adds its limits and defaults. */
export const knowledgeSchema: SettingsSchema = {
  type: 'object',
  properties: {
    question: { type: 'string', title: 'Question', 'x-widget': 'textarea', 'x-rows': 3 },
    limit: { type: 'integer', title: 'Passages at most', minimum: 1, maximum: 50, 'x-half': true },
    model: { type: 'string', title: 'Model', 'x-placeholder': 'auto', 'x-half': true },
    write: { type: 'boolean', title: 'Write an answer' },
  },
};
