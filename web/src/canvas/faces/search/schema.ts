import type { SettingsSchema } from '../../core/model/block-types';

/** Titles, order and widgets of the settings; the manifest's schema adds its limits and defaults. */
export const searchSchema: SettingsSchema = {
  type: 'object',
  properties: {
    query: { type: 'string', title: 'Query', 'x-placeholder': 'Empty: the query comes from the input' },
    provider: {
      type: 'string',
      title: 'Search with',
      enum: ['auto', 'searxng', 'brave', 'tavily', 'knowledge', 'urls'],
      'x-half': true,
    },
    limit: { type: 'integer', title: 'Results', minimum: 1, maximum: 20, 'x-half': true },
    urls: { type: 'array', title: 'Pages to search in', items: { type: 'string', format: 'uri' } },
  },
};
