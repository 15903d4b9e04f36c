import type { SettingsSchema } from '../../core/model/block-types';

/** Titles, order and widgets of the settings; the manifest's schema adds its limits and defaults. */
export const httpSchema: SettingsSchema = {
  type: 'object',
  properties: {
    method: { type: 'string', title: 'Method', enum: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'] },
    url: { type: 'string', title: 'Address', format: 'uri', 'x-placeholder': 'https://…' },
    headers: { type: 'object', title: 'Headers', additionalProperties: { type: 'string' } },
    body: { type: 'string', title: 'Body', 'x-widget': 'code', 'x-language': 'json' },
    credential: { type: 'string', title: 'Credential', 'x-widget': 'credential' },
    timeoutSeconds: { type: 'integer', title: 'Timeout in seconds', minimum: 1, maximum: 600, 'x-advanced': true },
  },
};
