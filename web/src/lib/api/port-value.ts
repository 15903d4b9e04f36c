/** A value on a port, and which untrusted sources it came from. */
export interface PortValue {
  value: unknown;
  sources: string[];
}

/** Reads what a run says about a port: the value with its sources, or the bare value. */
export function readPortValue(raw: unknown): PortValue {
  if (typeof raw === 'object' && raw !== null && 'value' in raw && 'sources' in raw && Array.isArray(raw.sources)) {
    return { value: raw.value, sources: raw.sources.map(String) };
  }
  return { value: raw, sources: [] };
}
