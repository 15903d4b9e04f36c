import type { SettingsSchema } from '../../core/model/block-types';

/** Titles, order and widgets of the settings; the manifest's schema adds its limits and defaults. */
export const gameSchema: SettingsSchema = {
  type: 'object',
  properties: {
    engine: { type: 'string', title: 'Engine', enum: ['platformer', 'shooter', 'puzzle', 'quiz'], 'x-half': true },
    difficulty: { type: 'string', title: 'Difficulty', examples: ['easy', 'normal', 'hard'], 'x-half': true },
    title: { type: 'string', title: 'Title' },
    goal: { type: 'string', title: 'Goal', 'x-widget': 'textarea' },
    characters: {
      type: 'array',
      title: 'Characters',
      items: {
        type: 'object',
        properties: {
          name: { type: 'string', title: 'Name' },
          role: { type: 'string', title: 'Role' },
          description: { type: 'string', title: 'Looks and ways', 'x-widget': 'textarea' },
        },
      },
    },
    level: { type: 'object', title: 'Level', 'x-widget': 'json', 'x-advanced': true },
  },
};
