import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface ChatRequest {
  model: string;
  stream?: boolean;
  messages: { role: string; content: unknown }[];
}

/** An OpenAI-compatible server on loopback that says what it is told to, a few letters at a time, with usage. */
export class ScriptedModel {
  static readonly modelName = 'scripted-7b';
  readonly requests: ChatRequest[] = [];
  answer: (request: ChatRequest) => string = () => 'Words of the scripted model.';
  /** The only key it takes; anything goes while null. */
  key: string | null = null;
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => void this.serve(request, response));
  }

  static async start(): Promise<ScriptedModel> {
    const model = new ScriptedModel();
    await new Promise<void>((done) => model.server.listen(0, '127.0.0.1', done));
    return model;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  stop(): Promise<unknown> {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(done));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.key !== null && request.headers.authorization !== `Bearer ${this.key}`) {
      return json(response, 401, { error: { message: 'Incorrect API key provided.', type: 'invalid_request_error' } });
    }
    if (request.url === '/v1/models') {
      return json(response, 200, { object: 'list', data: [{ id: ScriptedModel.modelName, object: 'model' }] });
    }
    if (request.url !== '/v1/chat/completions') return json(response, 404, { error: { message: 'Not found.' } });
    const chat = await read(request);
    this.requests.push(chat);
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    const send = (data: unknown) => response.write(`data: ${JSON.stringify(data)}\n\n`);
    for (const content of this.answer(chat).match(/[\s\S]{1,12}/g) ?? []) {
      send({
        id: 'c1',
        object: 'chat.completion.chunk',
        model: chat.model,
        choices: [{ index: 0, delta: { content } }],
      });
      await new Promise((done) => setTimeout(done, 20));
    }
    send({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
    send({ choices: [], usage: { prompt_tokens: 120, completion_tokens: 30, total_tokens: 150 } });
    response.end('data: [DONE]\n\n');
  }
}

async function read(request: IncomingMessage): Promise<ChatRequest> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return JSON.parse(Buffer.concat(pieces).toString()) as ChatRequest;
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
