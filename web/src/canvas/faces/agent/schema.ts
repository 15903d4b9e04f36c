import type { SettingsSchema } from '../../core/model/block-types';

/** Hints over the manifest's schema. */
export const agentSchema: SettingsSchema = {
  properties: {
    agent: { 'x-widget': 'agent' },
    task: { 'x-widget': 'textarea' },
    instructions: { 'x-widget': 'textarea', 'x-advanced': true },
    tools: { 'x-widget': 'tools', 'x-advanced': true },
    model: { 'x-advanced': true },
    budget: { 'x-half': true, 'x-advanced': true },
    maxTurns: { 'x-half': true, 'x-advanced': true },
    conversation: { 'x-advanced': true },
  },
};
