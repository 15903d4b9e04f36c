import { noFile, Problem, refusedPath, tooLarge } from './problem';

/** Bytes of a row: SQLite values in a Durable Object hold at most 2 MB. */
const CHUNK = 1 << 20;

export interface Entry { path: string; kind: 'File' | 'Folder'; size: number; modifiedAt: string; executable: boolean }
interface Row extends Record<string, SqlStorageValue> { path: string; kind: string; size: number; modified: number; executable: number }

/** The files of a sandbox in its Durable Object's SQLite: a row for each entry, its bytes in chunks. */
export class Files {
  constructor(private readonly storage: DurableObjectStorage) {
    storage.sql.exec(`
      create table if not exists entries (path text primary key, kind text not null, size integer not null, modified integer not null, executable integer not null);
      create table if not exists chunks (path text not null, number integer not null, data blob not null, primary key (path, number));
      create table if not exists kept (snapshot text not null, path text not null, kind text not null, size integer not null, modified integer not null, executable integer not null, primary key (snapshot, path));
      create table if not exists kept_chunks (snapshot text not null, path text not null, number integer not null, data blob not null, primary key (snapshot, path, number));
      create table if not exists snapshots (id text primary key);
    `);
  }

  /** Takes a path below /work; the empty one is the workspace folder. */
  static parse(text: string): string {
    const relative = text === '/work' ? '' : text.startsWith('/work/') ? text.slice(6) : text;
    if (relative === '' || relative === '.') return '';
    const parts = relative.replace(/\/+$/, '').split('/');
    if (relative.includes('\0') || relative.length > 3000 || parts.some((part) => part === '' || part === '.' || part === '..' || part.length > 255)) throw refusedPath(text);
    return parts.join('/');
  }

  stat(path: string): Entry {
    if (path === '') return { path: '', kind: 'Folder', size: 0, modifiedAt: new Date(0).toISOString(), executable: false };
    const row = this.find(path);
    if (!row) throw noFile(path);
    return describe(row);
  }

  list(path: string): Entry[] {
    if (this.stat(path).kind !== 'Folder') throw refusedPath(path);
    const prefix = path === '' ? '' : `${path}/`;
    const rows = this.storage.sql.exec<Row>('select * from entries where substr(path, 1, ?) = ? and instr(substr(path, ?), \'/\') = 0 limit 10000', prefix.length, prefix, prefix.length + 1);
    return rows.toArray().map(describe);
  }

  read(path: string): { size: number; body: ReadableStream<Uint8Array> } {
    const entry = this.stat(path);
    if (entry.kind !== 'File') throw refusedPath(path);
    const sql = this.storage.sql;
    let number = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const row = sql.exec<{ data: ArrayBuffer }>('select data from chunks where path = ? and number = ?', path, number++).toArray()[0];
        if (row) controller.enqueue(new Uint8Array(row.data));
        else controller.close();
      },
    });
    return { size: entry.size, body };
  }

  /** Replaces a file. The bytes come in under a name of their own, so that half a file is never seen. */
  async write(path: string, body: ReadableStream<Uint8Array> | null, executable: boolean, limit: number): Promise<void> {
    if (path === '') throw refusedPath(path);
    const coming = `/coming/${crypto.randomUUID()}`;
    let size = 0;
    let number = 0;
    let rest = new Uint8Array(0);
    const put = (data: Uint8Array) => this.storage.sql.exec('insert into chunks (path, number, data) values (?, ?, ?)', coming, number++, data.slice().buffer as ArrayBuffer);
    try {
      for await (const part of body ?? []) {
        size += part.length;
        if (this.used() + size > limit) throw tooLarge(path, limit);
        const joined = new Uint8Array(rest.length + part.length);
        joined.set(rest);
        joined.set(part, rest.length);
        let at = 0;
        for (; joined.length - at >= CHUNK; at += CHUNK) put(joined.subarray(at, at + CHUNK));
        rest = joined.slice(at);
      }
      if (rest.length > 0) put(rest);
      this.storage.transactionSync(() => {
        if (this.find(path)?.kind === 'Folder') throw refusedPath(path);
        this.makeFolders(parent(path));
        this.storage.sql.exec('delete from chunks where path = ?', path);
        this.storage.sql.exec('update chunks set path = ? where path = ?', path, coming);
        this.storage.sql.exec('insert or replace into entries values (?, \'File\', ?, ?, ?)', path, size, Date.now(), executable ? 1 : 0);
      });
    } finally {
      this.storage.sql.exec('delete from chunks where path = ?', coming);
    }
  }

  makeFolders(path: string): void {
    const parts = path === '' ? [] : path.split('/');
    for (let count = 1; count <= parts.length; count++) {
      const folder = parts.slice(0, count).join('/');
      const found = this.find(folder);
      if (found && found.kind !== 'Folder') throw refusedPath(folder);
      if (!found) this.storage.sql.exec('insert into entries values (?, \'Folder\', 0, ?, 0)', folder, Date.now());
    }
  }

  remove(path: string): void {
    if (path === '') throw refusedPath(path);
    this.stat(path);
    this.storage.transactionSync(() => {
      for (const table of ['entries', 'chunks']) this.storage.sql.exec(`delete from ${table} where path = ? or substr(path, 1, ?) = ?`, path, path.length + 1, `${path}/`);
    });
  }

  move(from: string, to: string): void {
    if (from === '' || to === '' || `${to}/`.startsWith(`${from}/`)) throw refusedPath(to);
    const moved = this.stat(from);
    this.storage.transactionSync(() => {
      const there = this.find(to);
      if (there && (there.kind === 'Folder' || moved.kind === 'Folder')) throw refusedPath(to);
      this.makeFolders(parent(to));
      for (const table of ['entries', 'chunks']) {
        this.storage.sql.exec(`delete from ${table} where path = ?`, to);
        this.storage.sql.exec(`update ${table} set path = ? || substr(path, ?) where path = ? or substr(path, 1, ?) = ?`, to, from.length + 1, from, from.length + 1, `${from}/`);
      }
    });
  }

  snapshot(id: string): void {
    this.storage.transactionSync(() => {
      if (this.has(id)) return;
      this.storage.sql.exec('insert into snapshots values (?)', id);
      this.storage.sql.exec('insert into kept select ?, * from entries', id);
      this.storage.sql.exec('insert into kept_chunks select ?, * from chunks where path not like \'/coming/%\'', id);
    });
  }

  restore(id: string): void {
    if (!this.has(id)) throw new Problem(404, 'not_found', 'There is no such snapshot.');
    this.storage.transactionSync(() => {
      this.storage.sql.exec('delete from entries');
      this.storage.sql.exec('delete from chunks where path not like \'/coming/%\'');
      this.storage.sql.exec('insert into entries select path, kind, size, modified, executable from kept where snapshot = ?', id);
      this.storage.sql.exec('insert into chunks select path, number, data from kept_chunks where snapshot = ?', id);
    });
  }

  forget(id: string): void {
    if (!this.has(id)) throw new Problem(404, 'not_found', 'There is no such snapshot.');
    this.storage.transactionSync(() => {
      this.storage.sql.exec('delete from snapshots where id = ?', id);
      for (const table of ['kept', 'kept_chunks']) this.storage.sql.exec(`delete from ${table} where snapshot = ?`, id);
    });
  }

  /** Removes everything, snapshots too. */
  clear(): void {
    for (const table of ['entries', 'chunks', 'kept', 'kept_chunks', 'snapshots']) this.storage.sql.exec(`delete from ${table}`);
  }

  private has(id: string): boolean {
    return this.storage.sql.exec('select 1 from snapshots where id = ?', id).toArray().length > 0;
  }

  private used(): number {
    return Number(this.storage.sql.exec<{ used: number | null }>('select sum(size) as used from entries').one().used ?? 0);
  }

  private find(path: string): Row | undefined {
    return this.storage.sql.exec<Row>('select * from entries where path = ?', path).toArray()[0];
  }
}

const parent = (path: string) => path.split('/').slice(0, -1).join('/');
const describe = (row: Row): Entry => ({
  path: row.path, kind: row.kind as Entry['kind'], size: row.size, modifiedAt: new Date(row.modified).toISOString(), executable: row.executable === 1,
});
