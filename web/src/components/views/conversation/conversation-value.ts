/** One line of a conversation. */
export interface Entry {
  kind: 'say' | 'call' | 'result' | 'ask' | 'reply' | 'note';
  by: string;
  text: string;
  number?: number;
  tool?: string;
  arguments?: unknown;
  effect?: string;
  model?: string;
  cost?: number;
  seconds?: number;
  failed?: boolean;
}

export interface Claim {
  text: string;
  numbers: number[];
  supported: boolean;
  why?: string | null;
}

export interface EvidenceSource {
  number: number;
  title: string;
  effect?: string | null;
  tool?: string | null;
  failed?: boolean;
  citations?: { title: string; url?: string | null; source?: string | null }[];
}

export interface ConversationValue {
  entries: Entry[];
  evidence: Claim[];
  sources: EvidenceSource[];
}

const KINDS = new Set(['say', 'call', 'result', 'ask', 'reply', 'note']);

function isEntry(value: unknown): value is Entry {
  const entry = value as Partial<Entry> | null;
  return typeof entry === 'object' && entry !== null && KINDS.has(String(entry.kind)) && typeof entry.text === 'string';
}

/** A conversation from the value of a view; null when it is none. */
export function readConversation(value: unknown): ConversationValue | null {
  const given = value as { entries?: unknown; evidence?: unknown; sources?: unknown } | null;
  if (typeof given !== 'object' || given === null || !Array.isArray(given.entries)) return null;
  return {
    entries: given.entries.filter(isEntry),
    evidence: Array.isArray(given.evidence) ? (given.evidence as Claim[]) : [],
    sources: Array.isArray(given.sources) ? (given.sources as EvidenceSource[]) : [],
  };
}

/** The lines that have come so far of a conversation that is streamed; an unfinished last one waits. */
export function readTurns(lines: string): Entry[] {
  return lines.split('\n').flatMap((line) => {
    try {
      const entry: unknown = JSON.parse(line);
      return isEntry(entry) ? [entry] : [];
    } catch {
      return []; // cut off by the limit of the tail, or not whole yet
    }
  });
}

/** A call with what came of it, or a line that stands alone. */
export type Block = { key: number; entry: Entry; result?: Entry };

/** Calls and their results together, in order. */
export function blocksOf(entries: readonly Entry[]): Block[] {
  const blocks: Block[] = [];
  entries.forEach((entry, key) => {
    const call =
      entry.kind === 'result'
        ? blocks.findLast((b) => b.entry.kind === 'call' && b.entry.effect === entry.effect)
        : undefined;
    if (call && call.result === undefined) call.result = entry;
    else blocks.push({ key, entry });
  });
  return blocks;
}
