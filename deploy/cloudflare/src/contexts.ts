import { parse } from 'acorn';
import { Problem } from './problem';

const LIMIT = 1_000_000;
const CELL_SECONDS = 30;

export interface CellResult { stdout: string; stderr: string; value: string | null; error: string | null }
interface Cell { source: string; answer: CellResult }

/**
 * JavaScript cells in dynamic isolates without network. An isolate cannot take more code in once it is made, so each cell gets a new one that first repeats the cells that
 * succeeded, silently: variables are kept, and time, randomness and side effects of earlier cells are of the latest run.
 */
export class Contexts {
  private readonly cells = new Map<string, Cell[]>();

  constructor(private readonly loader: WorkerLoader) {}

  open(id: string): void {
    if (!this.cells.has(id)) this.cells.set(id, []);
  }

  close(id: string): void {
    this.cells.delete(id);
  }

  /** Cells are numbered: a repeated call gets the first answer. */
  async run(id: string, number: number, source: string): Promise<CellResult> {
    const cells = this.cells.get(id);
    if (!cells) throw new Problem(409, 'code_context_ended', 'The interpreter has ended; its variables are lost.', 'Create a new code context.');
    const known = cells[number];
    if (known) return known.answer;
    const answer = await this.evaluate(cells.filter((cell) => cell.answer.error === null).map((cell) => cell.source), source);
    cells[number] = { source, answer };
    return answer;
  }

  private async evaluate(earlier: string[], source: string): Promise<CellResult> {
    let code: string;
    try {
      code = program(earlier, source);
    } catch (error) {
      return { stdout: '', stderr: '', value: null, error: `SyntaxError: ${(error as Error).message}` };
    }
    try {
      const worker = this.loader.get(crypto.randomUUID(), () => ({
        compatibilityDate: '2026-04-01', compatibilityFlags: ['nodejs_compat'], mainModule: 'cell.js', modules: { 'cell.js': code }, env: {}, globalOutbound: null,
      }));
      const response = await worker.getEntrypoint().fetch('http://cell/', { signal: AbortSignal.timeout(CELL_SECONDS * 1000) });
      return await response.json<CellResult>();
    } catch (error) {
      return { stdout: '', stderr: '', value: null, error: `Error: ${(error as Error).message}` };
    }
  }
}

/** One module: the earlier cells, then the new one with its last expression as the value. */
function program(earlier: string[], source: string): string {
  const tree = parse(source, { ecmaVersion: 'latest', sourceType: 'script', allowAwaitOutsideFunction: true });
  const last = tree.body.at(-1);
  const marked = last?.type === 'ExpressionStatement'
    ? `${source.slice(0, last.start)};__value = (${source.slice(last.expression.start, last.expression.end)});`
    : source;
  return `
import { inspect as __inspect, format as __format } from 'node:util';
const __answer = { stdout: '', stderr: '', value: null, error: null };
let __loud = false;
let __value;
const __say = (stream) => (...words) => { if (__loud && __answer[stream].length < ${LIMIT}) __answer[stream] += __format(...words) + '\\n'; };
Object.assign(console, { log: __say('stdout'), info: __say('stdout'), debug: __say('stdout'), error: __say('stderr'), warn: __say('stderr') });
async function __run() {
${earlier.join('\n;\n')}
;__value = undefined; __loud = true;
${marked}
}
export default {
  async fetch() {
    try {
      await __run();
      const value = await __value;
      __answer.value = value === undefined ? null : __inspect(value, { depth: 4 });
    } catch (error) {
      __answer.error = error && error.stack ? String(error.stack) : String(error);
    }
    return Response.json(__answer);
  },
};`;
}
