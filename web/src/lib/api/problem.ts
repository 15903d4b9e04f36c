/** A problem document, or what stands in for one when the network failed. */
export interface Problem {
  status: number;
  title: string;
  detail?: string | undefined;
  code: string;
  fields?: Record<string, string> | undefined;
}

export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  /** What to do about it, for a person. */
  readonly fix: string | undefined;
  readonly fields: Record<string, string>;

  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'ApiProblem';
    this.status = problem.status;
    this.code = problem.code;
    this.fix = problem.detail;
    this.fields = problem.fields ?? {};
  }
}

export const OFFLINE: Problem = {
  status: 0,
  title: 'The server cannot be reached.',
  detail: 'Check that Cadre is running and that you are connected, then try again.',
  code: 'offline',
};

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

function readFields(value: unknown): Record<string, string> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value).map(([k, v]) => [k, Array.isArray(v) ? v.join(' ') : String(v)]);
  return Object.fromEntries(entries);
}

/** Reads the body of a refused request; anything that is not a problem document still gets a sentence. */
export async function readProblem(response: Response): Promise<Problem> {
  let body: Record<string, unknown> = {};
  try {
    const parsed: unknown = await response.json();
    if (typeof parsed === 'object' && parsed !== null) body = parsed as Record<string, unknown>;
  } catch {
    body = {}; // a proxy's HTML page: the status is all there is
  }
  return {
    status: response.status,
    title: text(body['title']) ?? `The server answered ${response.status}.`,
    detail: text(body['detail']) ?? (response.status >= 500 ? 'Try again in a moment.' : undefined),
    code: text(body['code']) ?? `http_${response.status}`,
    fields: readFields(body['fields'] ?? body['errors']),
  };
}

/** The sentence and the fix to show for whatever was thrown. */
export function explain(error: unknown): { title: string; fix: string | undefined } {
  if (error instanceof ApiProblem) return { title: error.message, fix: error.fix };
  if (error instanceof Error) return { title: error.message, fix: undefined };
  return { title: 'Something went wrong.', fix: undefined };
}
