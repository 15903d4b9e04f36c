import type { SettingsSchema } from '../../core/model/block-types';

/** Titles and order of the settings; the manifest's schema says what they hold. */
export const dataSchema: SettingsSchema = {
  type: 'object',
  properties: {
    artifact: {
      type: 'object',
      title: 'File',
      'x-widget': 'file',
      'x-accept': '.csv,.tsv,.json,.jsonl,.xlsx,.xls,.parquet',
    },
    inline: { type: 'string', title: 'Or paste CSV', 'x-widget': 'textarea', 'x-mono': true },
    format: { type: 'string', title: 'Format', 'x-half': true },
    sheet: { type: 'string', title: 'Sheet', 'x-half': true },
    filters: { type: 'array', title: 'Filters' },
    join: { type: 'object', title: 'Join with the second table' },
    group: { type: 'object', title: 'Group by' },
    pivot: { type: 'object', title: 'Pivot' },
    question: { type: 'string', title: 'Question in words', 'x-widget': 'textarea', 'x-rows': 2 },
    sql: { type: 'string', title: 'SQL', description: 'select … from data', 'x-widget': 'code', 'x-language': 'sql' },
    sort: { type: 'array', title: 'Sort' },
    formats: { type: 'array', title: 'Also as a file' },
    limit: { type: 'integer', title: 'Row limit', minimum: 1, 'x-half': true },
  },
};
