import type { Body } from '@/lib/api/contract';

/** What is to be different in one step of a variant. */
export interface StepDraft {
  /** The whole settings as they stand in the form; null while untouched. */
  settings: Record<string, unknown> | null;
  /** Input port → text in the field. */
  inputs: Readonly<Record<string, string>>;
  fromCanvas: boolean;
}

export const NO_DRAFT: StepDraft = { settings: null, inputs: {}, fromCanvas: false };

type Change = Body<'/runs/{runId}/fork', 'post'>['changes'][number];

/** The change as the server takes it: only settings that differ; null when nothing does. */
export function changeOf(address: string, before: Record<string, unknown>, draft: StepDraft): Change | null {
  const settings = draft.settings === null ? {} : differing(before, draft.settings);
  const inputs = Object.fromEntries(Object.entries(draft.inputs).map(([port, text]) => [port, readValue(text)]));
  const hasSettings = Object.keys(settings).length > 0;
  const hasInputs = Object.keys(inputs).length > 0;
  if (!hasSettings && !hasInputs && !draft.fromCanvas) return null;
  return {
    address,
    settings: hasSettings ? settings : null,
    inputs: hasInputs ? inputs : null,
    fromCanvas: draft.fromCanvas || null,
  };
}

/** JSON where it is JSON that is no mere text; else the text itself. */
export function readValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export const writeValue = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value, null, 2));

function differing(before: Record<string, unknown>, after: Record<string, unknown>): Record<string, unknown> {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...names]
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map((name) => [name, after[name] ?? null]),
  );
}
