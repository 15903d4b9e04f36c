import type { SettingsSchema } from '../../core/model/block-types';

/** Titles, order and widgets of the settings; the manifest's schema adds its limits and defaults. */
export const contentSchema: SettingsSchema = {
  type: 'object',
  properties: {
    brief: {
      type: 'string',
      title: 'What to write',
      'x-widget': 'textarea',
      'x-rows': 4,
      'x-placeholder': 'A two-page market overview for…',
    },
    audience: { type: 'string', title: 'Audience' },
    tone: { type: 'string', title: 'Tone', examples: ['Plain', 'Formal', 'Friendly', 'Persuasive'] },
    pages: { type: 'integer', title: 'Pages', minimum: 1, maximum: 20, 'x-half': true },
    formats: {
      type: 'array',
      title: 'Formats',
      items: { type: 'string', enum: ['html', 'pdf', 'docx'] },
      'x-half': true,
    },
    text: {
      type: 'string',
      title: 'Text',
      description: 'When given, it is rendered as it is. Formulas are TeX in $…$ or $$…$$.',
      'x-widget': 'code',
      'x-language': 'markdown',
    },
    template: {
      type: 'string',
      title: 'Template',
      description: 'Markdown outline; {{input}} stands for the inputs.',
      'x-widget': 'code',
      'x-language': 'markdown',
      'x-advanced': true,
    },
  },
};
