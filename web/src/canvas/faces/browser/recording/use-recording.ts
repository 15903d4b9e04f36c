import { useCallback, useEffect, useRef, useState } from 'react';
import { buildUrl } from '@/lib/api/client';
import { chosenWorkspace } from '@/lib/api/workspace-choice';

/** A step as a browser block has it in its settings. */
export interface RecordedStep {
  action: string;
  target?: string | null;
  value?: string | null;
}

/** What a person does at the page. */
export interface Deed {
  do: 'click' | 'take' | 'text' | 'key' | 'choose' | 'scroll' | 'screenshot' | 'drop';
  x?: number;
  y?: number;
  text?: string;
  target?: string;
}

type Told =
  | { type: 'frame'; data: string }
  | { type: 'steps'; steps: RecordedStep[] }
  | { type: 'options'; target: string; options: string[] }
  | { type: 'said'; message: string };

/** A sandboxed browser that a person steers: its picture, what became steps, and a way to do the next thing. */
export function useRecording(url: string | null) {
  const socket = useRef<WebSocket | null>(null);
  const [frame, setFrame] = useState<string | null>(null);
  const [steps, setSteps] = useState<RecordedStep[]>([]);
  const [options, setOptions] = useState<{ target: string; options: string[] } | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    if (url === null) return undefined;
    const opened = new WebSocket(addressOf(url));
    socket.current = opened;
    opened.onmessage = (event: MessageEvent<string>) => {
      const told = JSON.parse(event.data) as Told;
      if (told.type === 'frame') setFrame(`data:image/jpeg;base64,${told.data}`);
      else if (told.type === 'options') setOptions(told);
      else if (told.type === 'said') setSaid(told.message);
      else setSteps(told.steps);
    };
    opened.onclose = () => setSaid('The browser has ended. What was recorded can still be used.');
    return () => {
      opened.onmessage = opened.onclose = null;
      opened.close();
      setFrame(null);
      setSteps([]);
      setOptions(null);
      setSaid(null);
    };
  }, [url]);
  const act = useCallback((deed: Deed) => {
    if (socket.current?.readyState !== WebSocket.OPEN) return;
    setSaid(null);
    setOptions(null);
    socket.current.send(JSON.stringify(deed));
  }, []);
  return { frame, steps, options, said, act };
}

function addressOf(url: string): string {
  const path = buildUrl('/browser-recordings/live', { query: { url, workspace: chosenWorkspace() } });
  return `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}${path}`;
}
