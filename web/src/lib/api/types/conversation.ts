import type { components } from '../schema';

type Schemas = components['schemas'];

export type Conversation = Schemas['Conversation'];
export type ConversationMessage = Schemas['ConversationMessage'];
export type ConversationAnswer = Schemas['ConversationAnswer'];
