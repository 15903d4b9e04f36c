import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';
import { useEffect, useRef, useState } from 'react';
import { buildUrl } from '@/lib/api/client';
import { chosenWorkspace } from '@/lib/api/workspace-choice';
import '@xterm/xterm/css/xterm.css';

const THEME = {
  background: '#0d1216',
  foreground: '#d7dee4',
  cursor: '#d7dee4',
  selectionBackground: '#2e4a5e',
  blue: '#5aa9e6',
  brightBlue: '#7cc0f2',
};

/** Why a shell was ended that did not end by itself. */
const STOPPED: Record<string, string> = {
  Wall: 'it was open as long as one may be',
  Memory: 'its programs used more memory than the sandbox has',
  Disk: 'the disk is full; remove files under Files, or in another shell',
  Cpu: 'its programs used up their processor time',
  Procs: 'it had more processes than it may have',
  Output: 'it wrote more than it may',
  Sockets: 'it had more connections open than it may have',
};

/** More than this unwritten stops reading from the socket until the terminal has caught up. */
const MAX_UNWRITTEN = 500_000;

/** A terminal in an element, over its WebSocket: bytes both ways, sizes as they change. */
export function useTerminal(sandboxId: string, shown: boolean) {
  const parent = useRef<HTMLElement>(null);
  const screen = useRef<Terminal>(null);
  const [ended, setEnded] = useState<string | null>(null);
  useEffect(() => {
    const element = parent.current;
    if (element === null) return undefined;
    const terminal = new Terminal({
      theme: THEME,
      fontFamily: 'ui-monospace, SFMono-Regular, Menlo, monospace',
      fontSize: 13,
      cursorBlink: true,
      screenReaderMode: false,
    });
    screen.current = terminal;
    const fit = new FitAddon();
    terminal.loadAddon(fit);
    terminal.open(element);
    fit.fit();
    const socket = new WebSocket(addressOf(sandboxId, terminal.cols, terminal.rows));
    socket.binaryType = 'arraybuffer';
    const encoder = new TextEncoder();
    let stopped: string | undefined;
    let unwritten = 0;
    const waiting: Uint8Array[] = [];
    const write = (bytes: Uint8Array) => {
      if (unwritten > MAX_UNWRITTEN) {
        waiting.push(bytes);
        return;
      }
      unwritten += bytes.length;
      terminal.write(bytes, () => {
        unwritten -= bytes.length;
        const next = waiting.shift();
        if (next !== undefined) write(next);
      });
    };
    const early: (string | Uint8Array<ArrayBuffer>)[] = []; // Typed before the shell was there.
    socket.onopen = () => {
      for (const data of early.splice(0)) socket.send(data);
      terminal.focus();
    };
    socket.onmessage = (event: MessageEvent<ArrayBuffer | string>) => {
      if (typeof event.data === 'string')
        stopped = STOPPED[(JSON.parse(event.data) as { reason?: string }).reason ?? ''];
      else write(new Uint8Array(event.data));
    };
    socket.onclose = (event) => setEnded(stopped ?? event.reason);
    const send = (data: string | Uint8Array<ArrayBuffer>) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(data);
      else if (socket.readyState === WebSocket.CONNECTING) early.push(data);
    };
    const typing = terminal.onData((text) => send(encoder.encode(text)));
    const binary = terminal.onBinary((text) => send(Uint8Array.from(text, (c) => c.charCodeAt(0))));
    const resizing = terminal.onResize(({ cols, rows }) =>
      send(JSON.stringify({ type: 'resize', columns: cols, rows })),
    );
    const observer = new ResizeObserver(() => element.clientWidth > 0 && fit.fit());
    observer.observe(element);
    return () => {
      observer.disconnect();
      for (const listener of [typing, binary, resizing]) listener.dispose();
      socket.onclose = null;
      socket.close();
      terminal.dispose();
    };
  }, [sandboxId]);
  useEffect(() => {
    if (shown) screen.current?.focus();
  }, [shown]);
  return { parent, ended };
}

function addressOf(sandboxId: string, columns: number, rows: number): string {
  const path = buildUrl('/sandboxes/{sandboxId}/terminal', {
    path: { sandboxId },
    query: { columns, rows, workspace: chosenWorkspace() },
  });
  return `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}${path}`;
}
