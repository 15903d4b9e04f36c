import type { SettingsSchema } from '../../core/model/block-types';

/** Hints over the manifest's schema. */
export const squadSchema: SettingsSchema = {
  properties: {
    members: { 'x-widget': 'agents' },
    task: { 'x-widget': 'textarea' },
    lead: { 'x-widget': 'agent' },
    rounds: { 'x-half': true },
    budget: { 'x-half': true },
    conversation: { 'x-advanced': true },
  },
};
