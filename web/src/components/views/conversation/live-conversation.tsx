import { useMemo } from 'react';
import { readTurns } from './conversation-value';
import { ConversationView } from './conversation-view';

/** A conversation that goes on: its finished lines, and what is being said just now. */
export function LiveConversation({ turns, speaking }: { turns: string; speaking: string }) {
  const entries = useMemo(() => readTurns(turns), [turns]);
  return <ConversationView conversation={{ entries, evidence: [], sources: [] }} speaking={speaking} />;
}
