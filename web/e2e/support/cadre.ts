import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');
/** Another build can be tried: CADRE_E2E_SERVER is its Cadre.Server.dll, CADRE_E2E_WEB its client. */
const server = process.env['CADRE_E2E_SERVER'] ?? join(root, 'src/Server/bin/Release/net10.0/Cadre.Server.dll');
const client = process.env['CADRE_E2E_WEB'];

/** A whole Cadre in a home of its own. */
export class Cadre {
  private process: ChildProcess | undefined;
  private log = '';
  url = '';

  private readonly home: string;

  private constructor(home: string) {
    this.home = home;
  }

  static async start(): Promise<Cadre> {
    if (!existsSync(server)) throw new Error('The server is not built: run ./run build first.');
    const cadre = new Cadre(await mkdtemp(join(tmpdir(), 'cadre-web-')));
    await cadre.open();
    return cadre;
  }

  /** Starts the server on its home, also after a kill; answers when it is healthy. */
  async open(): Promise<void> {
    await rm(join(this.home, 'server.json'), { force: true });
    const web = client === undefined ? [] : ['--web', client];
    const process = spawn('dotnet', [server, 'serve', '--home', this.home, '--port', '0', ...web], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process = process;
    process.stdout.on('data', (chunk: Buffer) => (this.log += chunk.toString()));
    process.stderr.on('data', (chunk: Buffer) => (this.log += chunk.toString()));
    const limit = Date.now() + 90_000;
    while (!(await this.isHealthy())) {
      if (process.exitCode !== null || Date.now() > limit) throw new Error(`Cadre did not start.\n${this.log}`);
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  /** kill -9: nothing is said goodbye to. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
    const cluster = join(this.home, 'postgres');
    const target = await readlink(cluster).catch(() => '');
    if (target.startsWith('/var/lib/cadre/')) await rm(target, { recursive: true, force: true });
    await rm(this.home, { recursive: true, force: true });
  }

  async setupToken(): Promise<string> {
    return (await readFile(join(this.home, 'setup-token'), 'utf8')).trim();
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const process = this.process;
    if (!process || process.exitCode !== null) return;
    const ended = new Promise((done) => process.once('exit', done));
    process.kill(signal);
    await ended;
  }

  private async isHealthy(): Promise<boolean> {
    try {
      const { port } = JSON.parse(await readFile(join(this.home, 'server.json'), 'utf8')) as { port: number };
      this.url = `http://127.0.0.1:${port}`;
      return (await fetch(`${this.url}/health`)).ok;
    } catch {
      return false; // not written or not listening yet
    }
  }
}
