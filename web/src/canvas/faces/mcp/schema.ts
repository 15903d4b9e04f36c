import type { SettingsSchema } from '../../core/model/block-types';

/** The inspector chooses among servers and tools and makes the arguments' form from the tool's own schema. */
export const mcpSchema: SettingsSchema = { properties: { arguments: { 'x-widget': 'json' } } };
