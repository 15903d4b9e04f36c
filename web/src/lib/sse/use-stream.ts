import { useEffect, useRef, useState } from 'react';
import { openStream, type StreamEvent, type StreamStatus } from './open-stream';

/** Follows a stream while mounted. `after` is read once, when the stream opens. Null: follow nothing. */
export function useStream(stream: string | null, onEvent: (event: StreamEvent) => void, after?: number): StreamStatus {
  const [status, setStatus] = useState<StreamStatus>('connecting');
  const handler = useRef(onEvent);
  handler.current = onEvent;
  const start = useRef(after);
  start.current = after;

  useEffect(() => {
    if (stream === null) return;
    return openStream(stream, {
      after: start.current,
      onEvent: (event) => handler.current(event),
      onStatus: setStatus,
    });
  }, [stream]);
  return status;
}
