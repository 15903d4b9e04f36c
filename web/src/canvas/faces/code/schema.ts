import type { SettingsSchema } from '../../core/model/block-types';

/** Titles, order and widgets of the settings; the manifest's schema adds its limits and defaults. */
export const codeSchema: SettingsSchema = {
  type: 'object',
  properties: {
    language: { type: 'string', title: 'Language', default: 'python' },
    source: { type: 'string', title: 'Source', 'x-widget': 'code', 'x-language-from': 'language', 'x-rows': 14 },
    task: { type: 'string', title: 'What it does', 'x-widget': 'textarea', 'x-rows': 3 },
    timeoutSeconds: { type: 'integer', title: 'Timeout in seconds', minimum: 1, maximum: 1800, 'x-half': true },
    network: { type: 'boolean', title: 'Network access', 'x-half': true },
  },
};
