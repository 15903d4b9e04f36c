/** Shapes of the HTTP contract (docs/openapi.json is the authority). */

export type Role = 'viewer' | 'operator' | 'editor' | 'admin' | 'owner';
/** Decimal money; the server writes estimates as text and sums as numbers. */
export type Decimal = string | number;

export interface Page<T> {
  items: T[];
  next?: string | null;
}

export interface User {
  id: string;
  name: string;
  email: string;
}

export interface WorkspaceMembership {
  id: string;
  name: string;
  role: Role;
}

export interface Me {
  user: User;
  workspaces: WorkspaceMembership[];
}

export interface Member {
  userId: string;
  name: string;
  email: string;
  role: Role;
  since?: string;
}

export interface Invitation {
  id: string;
  email: string;
  role: Role;
  expiresAt: string;
  createdAt?: string;
}

export interface NewInvitation {
  id: string;
  link: string;
  expiresAt: string;
}

export interface OpenInvitation {
  email: string;
  role: Role;
  workspaceName: string;
  hasAccount?: boolean;
}

export interface ApiKey {
  id: string;
  name: string;
  role: Role;
  createdAt: string;
  expiresAt?: string | null;
  lastUsedAt?: string | null;
  prefix?: string | null;
}

export interface NewApiKey {
  id: string;
  key: string;
}

export interface ArtifactRef {
  artifact: string;
  name: string;
  mediaType: string;
  size: number;
}

export interface Question {
  id: string;
  text: string;
  kind: 'text' | 'choice' | 'file' | 'number';
  options?: string[] | null;
  required?: boolean;
  why?: string | null;
}

export interface Estimate {
  seconds: [number, number];
  money: [Decimal, Decimal];
  currency?: string;
}

export interface BlockNeed {
  kind: 'model' | 'credential' | 'file' | 'tool';
  what: string;
  optional?: boolean;
}

export interface ContractBlock {
  id: string;
  type: string;
  title: string;
  why?: string | null;
  settings?: Record<string, unknown>;
  estimate?: Estimate | null;
  needs?: BlockNeed[];
  group?: string | null;
}

export interface ContractConnection {
  from: [string, string];
  to: [string, string];
}

export interface AcceptanceCheck {
  id: string;
  text: string;
  blockId?: string | null;
}

export interface PlanContract {
  id: string;
  title: string;
  summary?: string | null;
  language?: string;
  goal?: string;
  blocks: ContractBlock[];
  connections: ContractConnection[];
  groups?: { id: string; title: string }[];
  estimate?: Estimate | null;
  credentials?: { connector: string; why: string; optional?: boolean }[];
  assumptions?: string[];
  acceptance?: AcceptanceCheck[];
  noModel?: boolean;
  canvasId?: string | null;
}

export interface PlannerInfo {
  kind: string;
  model?: string | null;
}

export interface IntentAnswer {
  intentId: string;
  status: 'questions' | 'planned' | 'declined';
  questions?: Question[];
  contract?: PlanContract | null;
  message?: string | null;
  planner?: PlannerInfo | null;
}

export interface NewIntent {
  text: string;
  answers?: Record<string, unknown>;
  planner?: 'auto' | 'model' | 'built-in';
  attachments?: ArtifactRef[];
}

export interface CanvasSummary {
  id: string;
  title: string;
  updatedAt: string;
  blockCount?: number;
}

export interface CanvasProblem {
  code: string;
  message: string;
  fix?: string | null;
  port?: string | null;
  setting?: string | null;
  warning?: boolean;
}

export interface CanvasDetail extends CanvasSummary {
  role?: Role;
  problems?: Record<string, CanvasProblem[]>;
}

export type RunStatus = 'queued' | 'running' | 'waiting' | 'paused' | 'succeeded' | 'failed' | 'cancelled';
export type StepStatus =
  | 'pending'
  | 'ready'
  | 'running'
  | 'retrying'
  | 'waiting'
  | 'succeeded'
  | 'failed'
  | 'skipped'
  | 'cancelled';

export interface ResultView {
  /** markdown, html, table, chart, svg, image, code, terminal, json, pdf, audio, video, file, frame, message or form */
  kind: string;
  title?: string | null;
  value?: unknown;
  artifact?: ArtifactRef | null;
  language?: string | null;
}

export interface ResultNotes {
  model?: string | null;
  noModel?: boolean;
  engine?: string | null;
  warnings?: string[] | null;
  figures?: Record<string, number> | null;
}

export interface Effect {
  name: string;
  kind: string;
  startedAt: string;
  durationMs: number;
  attempt?: number;
  cost?: Decimal;
}

export interface StepQuestion {
  message: string;
  form?: JsonSchema | null;
  dueAt?: string | null;
  defaultAnswer?: string | null;
}

export interface JsonSchema {
  type?: string | string[];
  title?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  enum?: unknown[];
  items?: JsonSchema;
  default?: unknown;
  format?: string;
  minimum?: number;
  maximum?: number;
}

export interface Step {
  address: string;
  blockId?: string;
  type: string;
  title: string;
  status: StepStatus;
  attempt: number;
  startedAt?: string | null;
  finishedAt?: string | null;
  durationMs?: number | null;
  inputs?: Record<string, unknown> | null;
  outputs?: Record<string, unknown> | null;
  views?: ResultView[];
  notes?: ResultNotes | null;
  error?: { code: string; message: string; fix?: string | null } | null;
  question?: StepQuestion | null;
  cost?: Decimal;
  effects?: Effect[];
  run?: string | null;
}

export interface Actor {
  kind: string;
  id: string;
  name: string;
}

export interface Run {
  id: string;
  canvasId?: string | null;
  flowHash?: string;
  title: string;
  status: RunStatus;
  createdAt?: string;
  startedAt?: string | null;
  finishedAt?: string | null;
  startedBy?: Actor | null;
  cost?: Decimal;
  currency?: string;
  origin?: string | null;
  seq?: number;
  steps?: Step[];
  edges?: { from: string; fromPort: string; to: string; toPort: string }[];
}

export interface JournalEvent {
  seq: number;
  kind: string;
  at: string;
  data?: unknown;
  actor?: Actor | null;
}

export interface Approval {
  runId: string;
  canvasId?: string | null;
  runTitle: string;
  address: string;
  title: string;
  question: StepQuestion;
  views?: ResultView[];
  askedAt?: string | null;
  startedBy?: Actor | null;
}

export interface ModelProvider {
  kind: string;
  title: string;
  baseUrl: string;
  /** Runs on this machine; needs no key. */
  local: boolean;
  keyPage?: string | null;
}

export interface ModelConnection {
  id: string;
  kind: string;
  name: string;
  baseUrl: string;
  /** The model that is used. */
  model: string;
  models: string[];
  isDefault: boolean;
  hasKey: boolean;
  local: boolean;
  createdAt: string;
  checkedAt?: string | null;
  /** Why the last check failed. */
  checkError?: string | null;
}

export interface NewModelConnection {
  kind: string;
  name?: string;
  baseUrl?: string;
  apiKey?: string;
  model?: string;
}

export interface DetectedModelServer {
  kind: string;
  title: string;
  baseUrl: string;
  models: string[];
  /** Already among the connections. */
  connected: boolean;
}

export interface LedgerRow {
  id: string;
  at: string;
  provider: string;
  model: string;
  purpose: string;
  runKey?: string | null;
  tokensIn: number;
  tokensOut: number;
  cost: Decimal;
  latencyMs: number;
  outcome: string;
}

export interface LedgerSummary {
  since: string;
  cost: Decimal;
  calls: number;
  tokensIn: number;
  tokensOut: number;
  priceVersion: string;
}

/** What may be spent in a calendar month, in US dollars. */
export interface Budget {
  cap: Decimal;
  spent: Decimal;
  reserved: Decimal;
}

export interface KnowledgeSource {
  id: string;
  title: string;
  characters: number;
  passages: number;
  createdAt: string;
}

export interface KnowledgeHit {
  sourceId: string;
  title: string;
  text: string;
  score?: number;
}
