import { DurableObject } from 'cloudflare:workers';
import { Contexts } from './contexts';
import { Files } from './files';
import { closed, notSupported, Problem } from './problem';

export interface Env { SANDBOXES: DurableObjectNamespace<Sandbox>; LOADER: WorkerLoader; TOKEN: string }
interface Spec { limits: { workspaceBytes: number }; persistent: boolean }

/** What nobody has called for a day and was not to be kept is removed. */
const IDLE = 24 * 60 * 60 * 1000;

/** One sandbox: its files in SQLite, its code contexts in memory. */
export class Sandbox extends DurableObject<Env> {
  private readonly files: Files;
  private readonly contexts: Contexts;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.files = new Files(state.storage);
    this.contexts = new Contexts(env.LOADER);
  }

  override async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const [, , , , what = '', id = '', part = '', number = ''] = url.pathname.split('/'); // /v1/sandboxes/<name>/…
    try {
      return await this.answer(request, url, what, decodeURIComponent(id), part, number);
    } catch (problem) {
      if (problem instanceof Problem) return problem.toResponse();
      throw problem;
    }
  }

  override async alarm(): Promise<void> {
    if (!(await this.ctx.storage.get<Spec>('spec'))?.persistent) await this.ctx.storage.deleteAll();
  }

  private async answer(request: Request, url: URL, what: string, id: string, part: string, number: string): Promise<Response> {
    if (what === '') return this.lifecycle(request, url);
    const spec = await this.ctx.storage.get<Spec>('spec');
    if (!spec) throw closed();
    await this.ctx.storage.setAlarm(Date.now() + IDLE);
    const path = Files.parse(url.searchParams.get('path') ?? '');
    switch (`${request.method} ${what}${part === '' ? '' : `/${part}`}`) {
      case 'GET files': {
        const { size, body } = this.files.read(path);
        return new Response(body.pipeThrough(new FixedLengthStream(size)));
      }
      case 'PUT files': await this.files.write(path, request.body, url.searchParams.get('executable') === 'true', spec.limits.workspaceBytes); break;
      case 'DELETE files': this.files.remove(path); break;
      case 'GET entries': return Response.json({ entries: this.files.list(path) });
      case 'GET entry': return Response.json(this.files.stat(path));
      case 'PUT folders': this.files.makeFolders(path); break;
      case 'POST moves': { const { from, to } = await request.json<{ from: string; to: string }>(); this.files.move(Files.parse(from), Files.parse(to)); break; }
      case 'PUT snapshots': this.files.snapshot(id); break;
      case 'POST snapshots/restore': this.files.restore(id); break;
      case 'DELETE snapshots': this.files.forget(id); break;
      case 'PUT contexts': {
        if ((await request.json<{ language: string }>()).language !== 'JavaScript') throw notSupported('such language');
        this.contexts.open(id);
        break;
      }
      case 'PUT contexts/cells': return Response.json(await this.contexts.run(id, Number(number), (await request.json<{ source: string }>()).source));
      case 'DELETE contexts': this.contexts.close(id); break;
      default: throw what === 'processes' ? notSupported('programs') : new Problem(404, 'not_found', 'There is no such route.');
    }
    return new Response(null, { status: 204 });
  }

  private async lifecycle(request: Request, url: URL): Promise<Response> {
    if (request.method === 'PUT') {
      await this.ctx.storage.put('spec', await request.json<Spec>());
      await this.ctx.storage.setAlarm(Date.now() + IDLE);
    } else if (request.method === 'DELETE') {
      if (url.searchParams.get('keep') !== 'true') this.files.clear();
      await this.ctx.storage.delete('spec');
    } else {
      throw new Problem(404, 'not_found', 'There is no such route.');
    }
    return new Response(null, { status: 204 });
  }
}
