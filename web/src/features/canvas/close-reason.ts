import { ApiProblem } from '@/lib/api/problem';

/** A change was refused: what follows it would never be taken, so the document is opened anew. */
export const RESET = 4409;
const NO_ACCESS = 4403;
export const NO_ACCESS_CODE = 'no_access';
const GONE = 4404;

/** What to tell when the server closed a canvas for good. The provider does not reconnect after 4400 to 4499. */
export function closeReason(code: number): ApiProblem {
  if (code === NO_ACCESS) {
    return new ApiProblem({
      status: 403,
      code: NO_ACCESS_CODE,
      title: 'You may no longer open this canvas.',
      detail: 'Your session ended or your role changed. Sign in again, or ask an admin of the workspace.',
    });
  }
  if (code === GONE) {
    return new ApiProblem({
      status: 404,
      code: 'canvas_gone',
      title: 'This canvas was deleted.',
      detail: 'Its runs and their results are still there, on the page Runs.',
    });
  }
  return new ApiProblem({
    status: 400,
    code: 'connection_refused',
    title: 'The server closed this canvas.',
    detail: 'Reload the page. If it happens again, this client may be older than the server.',
  });
}
