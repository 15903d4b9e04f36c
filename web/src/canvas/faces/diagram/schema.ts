import type { SettingsSchema } from '../../core/model/block-types';

/** Titles, order and widgets of the settings; the manifest's schema adds its limits and defaults. */
export const diagramSchema: SettingsSchema = {
  type: 'object',
  properties: {
    kind: {
      type: 'string',
      title: 'Kind',
      enum: ['flowchart', 'sequence', 'class', 'er', 'gantt', 'mindmap', 'timeline'],
    },
    brief: { type: 'string', title: 'What to draw', 'x-widget': 'textarea' },
    source: {
      type: 'string',
      title: 'Mermaid source',
      description: 'When given, it is drawn as it is.',
      'x-widget': 'code',
      'x-language': 'text',
      'x-rows': 10,
    },
  },
};
