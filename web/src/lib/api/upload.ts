import { buildUrl, standardHeaders } from './client';
import { ApiProblem, OFFLINE, type Problem } from './problem';
import type { ArtifactRef } from './types/result';

export const UPLOAD_LIMIT = 100 * 1024 * 1024;

interface UploadOptions {
  /** 0 to 1, as bytes leave the browser. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

/** Sends a file as it is. XMLHttpRequest, because fetch does not report upload progress. */
export function upload(file: File, options: UploadOptions = {}): Promise<ArtifactRef> {
  if (file.size > UPLOAD_LIMIT) {
    return Promise.reject(
      new ApiProblem({
        status: 413,
        title: `${file.name} is larger than 100 MB.`,
        detail: 'Split it, or save a table as Parquet, which takes about a tenth of the room.',
        code: 'too_large',
      }),
    );
  }
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', buildUrl('/artifacts', { query: { name: file.name } }));
    for (const [name, value] of Object.entries(standardHeaders('POST'))) request.setRequestHeader(name, value);
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total);
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as ArtifactRef);
      else reject(new ApiProblem(refusal(request)));
    };
    request.onerror = () => reject(new ApiProblem(OFFLINE));
    request.onabort = () => reject(new DOMException('The upload was stopped.', 'AbortError'));
    options.signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function refusal(request: XMLHttpRequest): Problem {
  try {
    const body = JSON.parse(request.responseText) as Partial<Problem>;
    return {
      status: request.status,
      title: body.title ?? 'The upload was refused.',
      detail: body.detail,
      code: body.code ?? `http_${request.status}`,
    };
  } catch {
    return { status: request.status, title: 'The upload was refused.', code: `http_${request.status}` };
  }
}
