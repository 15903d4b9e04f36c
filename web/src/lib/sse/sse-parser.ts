export interface SseMessage {
  /** Empty for events that are not journaled. */
  id: string;
  event: string;
  data: string;
}

/** Parses text/event-stream incrementally (WHATWG HTML, section 9.2.6). */
export class SseParser {
  private buffer = '';
  private event = '';
  private id = '';
  private data: string[] = [];

  push(chunk: string): SseMessage[] {
    this.buffer += chunk;
    const messages: SseMessage[] = [];
    // A trailing CR may be half of CRLF: leave it for the next chunk.
    const safe = this.buffer.endsWith('\r') ? this.buffer.length - 1 : this.buffer.length;
    const lines = this.buffer.slice(0, safe).split(/\r\n|\n|\r/);
    this.buffer = (lines.pop() ?? '') + this.buffer.slice(safe);
    for (const line of lines) {
      const message = this.line(line);
      if (message !== null) messages.push(message);
    }
    return messages;
  }

  private line(line: string): SseMessage | null {
    if (line === '') return this.dispatch();
    if (line.startsWith(':')) return null;
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const raw = colon < 0 ? '' : line.slice(colon + 1);
    const value = raw.startsWith(' ') ? raw.slice(1) : raw;
    if (field === 'data') this.data.push(value);
    else if (field === 'event') this.event = value;
    else if (field === 'id' && !value.includes('\0')) this.id = value;
    return null;
  }

  private dispatch(): SseMessage | null {
    const message = { id: this.id, event: this.event || 'message', data: this.data.join('\n') };
    const empty = this.data.length === 0;
    this.event = '';
    this.id = '';
    this.data = [];
    return empty ? null : message;
  }
}
