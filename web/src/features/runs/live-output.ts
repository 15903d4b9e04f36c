/** What a running step says before its result is there. */
export interface LiveOutput {
  kind: 'text' | 'terminal';
  text: string;
  /** 0 to 1, or null while unknown. */
  progress: number | null;
  message: string | null;
  /** Finished lines of an agent's conversation, each a line of JSON; of agents. */
  turns?: string;
  /** How much of the text belongs to those lines: what follows is being said now. */
  spoken?: number;
  /** What the step sees now, as a data address; of browsers. */
  picture?: string;
}

export interface LiveEvent {
  address: string;
  kind: 'text' | 'terminal' | 'progress' | 'picture' | 'turn';
  text?: string | null;
  progress?: number | null;
  message?: string | null;
  /** Where in the whole text this piece begins. */
  offset?: number | null;
}

export const NO_OUTPUT: LiveOutput = { kind: 'text', text: '', progress: null, message: null };

/** Kept in the browser per step; the whole is in the result. */
const KEPT = 200_000;

/** Adds a piece; what was already seen (after a reconnect) is not added twice. */
export function addLive(before: LiveOutput, event: LiveEvent): LiveOutput {
  if (event.kind === 'progress') {
    return { ...before, progress: event.progress ?? null, message: event.message ?? before.message };
  }
  if (event.kind === 'picture') {
    return event.text?.startsWith('data:image/jpeg;base64,') ? { ...before, picture: event.text } : before;
  }
  if (event.kind === 'turn') {
    return { ...before, turns: joined(before.turns ?? '', event), spoken: before.text.length };
  }
  const text = joined(before.text, event);
  return { ...before, kind: event.kind, text: text.length > KEPT ? text.slice(-KEPT) : text };
}

function joined(before: string, event: LiveEvent): string {
  const piece = event.text ?? '';
  const at = event.offset ?? before.length;
  return at <= before.length ? before.slice(0, at) + piece : before + piece;
}

export function readLiveEvent(data: unknown): LiveEvent | null {
  if (typeof data !== 'object' || data === null) return null;
  const event = data as Partial<LiveEvent>;
  return typeof event.address === 'string' && typeof event.kind === 'string' ? (event as LiveEvent) : null;
}
