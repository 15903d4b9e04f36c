export interface Provider {
  kind: string;
  title: string;
  what: string;
  /** Where keys are made; null for servers without one. */
  keyFrom: string | null;
  baseUrl: string | null;
  model: string | null;
}

/** The ways to a model that the server knows. Any OpenAI-compatible server works through the last one. */
export const PROVIDERS: readonly Provider[] = [
  {
    kind: 'anthropic',
    title: 'Anthropic',
    what: 'Claude models',
    keyFrom: 'console.anthropic.com',
    baseUrl: null,
    model: null,
  },
  { kind: 'openai', title: 'OpenAI', what: 'GPT models', keyFrom: 'platform.openai.com', baseUrl: null, model: null },
  {
    kind: 'gemini',
    title: 'Google Gemini',
    what: 'Gemini models',
    keyFrom: 'aistudio.google.com',
    baseUrl: null,
    model: null,
  },
  {
    kind: 'ollama',
    title: 'Ollama',
    what: 'Open models on this machine, no key',
    keyFrom: null,
    baseUrl: 'http://127.0.0.1:11434/v1',
    model: null,
  },
  {
    kind: 'openai-compatible',
    title: 'OpenAI-compatible',
    what: 'llama.cpp, vLLM, LM Studio, a gateway: any server by address',
    keyFrom: null,
    baseUrl: 'http://127.0.0.1:8080/v1',
    model: null,
  },
];
