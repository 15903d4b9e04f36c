/** A refusal, as Cadre shows it: a stable code, what went wrong, what to do. */
export class Problem extends Error {
  constructor(readonly status: number, readonly code: string, message: string, readonly fix?: string) {
    super(message);
  }

  toResponse(): Response {
    return Response.json({ code: this.code, message: this.message, fix: this.fix ?? null }, { status: this.status });
  }
}

export const refusedPath = (path: string) =>
  new Problem(422, 'sandbox_path_refused', `'${path}' is refused: it leaves the workspace folder, or is no regular file.`, 'Use a plain path below /work.');
export const noFile = (path: string) => new Problem(404, 'sandbox_file_not_found', `There is no '${path}' in the sandbox.`, 'List the folder to see what is there.');
export const tooLarge = (path: string, limit: number) => new Problem(413, 'sandbox_file_too_large', `'${path}' is larger than ${limit} bytes.`, 'Read a part of it, or raise the limit.');
export const notSupported = (what: string) =>
  new Problem(422, 'sandbox_not_supported', `This sandbox provider has no ${what}.`, 'Choose a provider that has: bubblewrap or runc on Linux (CADRE_SANDBOX_PROVIDER).');
export const closed = () => new Problem(409, 'sandbox_closed', 'The sandbox has been closed.', 'Open it again.');
