import type { SettingsSchema } from '../../core/model/block-types';

/** Titles, order and widgets of the settings; the manifest's schema adds its limits and defaults. */
export const dataSchema: SettingsSchema = {
  type: 'object',
  properties: {
    artifact: { type: 'object', title: 'File', 'x-widget': 'file', 'x-accept': '.csv,.tsv,.json,.xlsx,.parquet' },
    inline: { type: 'string', title: 'Or paste CSV', 'x-widget': 'textarea', 'x-mono': true },
    format: {
      type: 'string',
      title: 'Format',
      enum: ['auto', 'csv', 'tsv', 'json', 'xlsx', 'parquet'],
      'x-half': true,
    },
    sheet: { type: 'string', title: 'Sheet', 'x-half': true },
    filters: {
      type: 'array',
      title: 'Filters',
      items: {
        type: 'object',
        properties: {
          column: { type: 'string', title: 'Column' },
          op: {
            type: 'string',
            title: 'Is',
            enum: ['=', '!=', '<', '<=', '>', '>=', 'contains', 'startsWith', 'in', 'isNull', 'notNull'],
            default: '=',
          },
          value: { title: 'Value', type: 'string' },
        },
      },
    },
    sql: { type: 'string', title: 'SQL', description: 'select … from data', 'x-widget': 'code', 'x-language': 'sql' },
    limit: { type: 'integer', title: 'Row limit', minimum: 1, 'x-half': true },
  },
};
