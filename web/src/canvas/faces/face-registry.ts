import { type ComponentType, lazy } from 'react';
import { loadPart } from '@/lib/tasks/load-part';
import { AgentNode } from './agent/node';
import { agentSchema } from './agent/schema';
import { AnalysisNode } from './analysis/node';
import { analysisSchema } from './analysis/schema';
import { ApprovalNode } from './approval/node';
import { approvalSchema } from './approval/schema';
import { BrowserNode } from './browser/node';
import { browserSchema } from './browser/schema';
import { ChatNode } from './chat/node';
import { chatSchema } from './chat/schema';
import { CodeNode } from './code/node';
import { codeSchema } from './code/schema';
import { ConditionNode } from './condition/node';
import { conditionSchema } from './condition/schema';
import { ContentNode } from './content/node';
import { contentSchema } from './content/schema';
import { DataNode } from './data/node';
import { dataSchema } from './data/schema';
import { DiagramNode } from './diagram/node';
import { diagramSchema } from './diagram/schema';
import { DocumentNode } from './document/node';
import { documentSchema } from './document/schema';
import type { BlockFace, FaceInspectorProps } from './face';
import { FetchNode } from './fetch/node';
import { fetchSchema } from './fetch/schema';
import { GameNode } from './game/node';
import { gameSchema } from './game/schema';
import { HttpNode } from './http/node';
import { httpSchema } from './http/schema';
import { ImageNode } from './image/node';
import { imageSchema } from './image/schema';
import { KnowledgeNode } from './knowledge/node';
import { knowledgeSchema } from './knowledge/schema';
import { McpNode } from './mcp/node';
import { mcpSchema } from './mcp/schema';
import { ProductNode } from './product/node';
import { productSchema } from './product/schema';
import { SearchNode } from './search/node';
import { searchSchema } from './search/schema';
import { SquadNode } from './squad/node';
import { squadSchema } from './squad/schema';
import { TransformNode } from './transform/node';
import { transformSchema } from './transform/schema';
import { UnknownNode } from './unknown/node';
import { unknownSchema } from './unknown/schema';
import { VideoNode } from './video/node';
import { videoSchema } from './video/schema';
import { VoiceNode } from './voice/node';
import { voiceSchema } from './voice/schema';

/** How inspectors that are not loaded yet are loaded. */
const loaders = new Map<BlockFace['Inspector'], () => Promise<unknown>>();

function later(load: () => Promise<{ default: ComponentType<FaceInspectorProps> }>): BlockFace['Inspector'] {
  const Inspector = lazy(() => loadPart(load));
  loaders.set(Inspector, load);
  return Inspector;
}

/** Loads the inspectors of some types ahead, so that they open at once, and without a line to the server. */
export async function loadInspectors(types: Iterable<string>): Promise<void> {
  for (const type of types) await loaders.get(faceOf(type).Inspector)?.();
}

/** Faces by block type. Inspectors load when first opened, or ahead when there is time. */
const FACES: Record<string, BlockFace> = {
  agent: {
    schema: agentSchema,
    Node: AgentNode,
    Inspector: later(async () => ({ default: (await import('./agent/inspector')).AgentInspector })),
  },
  content: {
    schema: contentSchema,
    Node: ContentNode,
    Inspector: later(async () => ({ default: (await import('./content/inspector')).ContentInspector })),
  },
  browser: {
    schema: browserSchema,
    Node: BrowserNode,
    Inspector: later(async () => ({ default: (await import('./browser/inspector')).BrowserInspector })),
  },
  code: {
    schema: codeSchema,
    Node: CodeNode,
    Inspector: later(async () => ({ default: (await import('./code/inspector')).CodeInspector })),
  },
  data: {
    schema: dataSchema,
    Node: DataNode,
    Inspector: later(async () => ({ default: (await import('./data/inspector')).DataInspector })),
  },
  analysis: {
    schema: analysisSchema,
    Node: AnalysisNode,
    Inspector: later(async () => ({ default: (await import('./analysis/inspector')).AnalysisInspector })),
  },
  diagram: {
    schema: diagramSchema,
    Node: DiagramNode,
    Inspector: later(async () => ({ default: (await import('./diagram/inspector')).DiagramInspector })),
  },
  product: {
    schema: productSchema,
    Node: ProductNode,
    Inspector: later(async () => ({ default: (await import('./product/inspector')).ProductInspector })),
  },
  search: {
    schema: searchSchema,
    Node: SearchNode,
    Inspector: later(async () => ({ default: (await import('./search/inspector')).SearchInspector })),
  },
  fetch: {
    schema: fetchSchema,
    Node: FetchNode,
    Inspector: later(async () => ({ default: (await import('./fetch/inspector')).FetchInspector })),
  },
  http: {
    schema: httpSchema,
    Node: HttpNode,
    Inspector: later(async () => ({ default: (await import('./http/inspector')).HttpInspector })),
  },
  transform: {
    schema: transformSchema,
    Node: TransformNode,
    Inspector: later(async () => ({ default: (await import('./transform/inspector')).TransformInspector })),
  },
  condition: {
    schema: conditionSchema,
    Node: ConditionNode,
    Inspector: later(async () => ({ default: (await import('./condition/inspector')).ConditionInspector })),
  },
  approval: {
    schema: approvalSchema,
    Node: ApprovalNode,
    Inspector: later(async () => ({ default: (await import('./approval/inspector')).ApprovalInspector })),
  },
  chat: {
    schema: chatSchema,
    Node: ChatNode,
    Inspector: later(async () => ({ default: (await import('./chat/inspector')).ChatInspector })),
  },
  image: {
    schema: imageSchema,
    Node: ImageNode,
    Inspector: later(async () => ({ default: (await import('./image/inspector')).ImageInspector })),
  },
  video: {
    schema: videoSchema,
    Node: VideoNode,
    Inspector: later(async () => ({ default: (await import('./video/inspector')).VideoInspector })),
  },
  voice: {
    schema: voiceSchema,
    Node: VoiceNode,
    Inspector: later(async () => ({ default: (await import('./voice/inspector')).VoiceInspector })),
  },
  game: {
    schema: gameSchema,
    Node: GameNode,
    Inspector: later(async () => ({ default: (await import('./game/inspector')).GameInspector })),
  },
  mcp: {
    schema: mcpSchema,
    Node: McpNode,
    Inspector: later(async () => ({ default: (await import('./mcp/inspector')).McpInspector })),
  },
  squad: {
    schema: squadSchema,
    Node: SquadNode,
    Inspector: later(async () => ({ default: (await import('./squad/inspector')).SquadInspector })),
  },
  knowledge: {
    schema: knowledgeSchema,
    Node: KnowledgeNode,
    Inspector: later(async () => ({ default: (await import('./knowledge/inspector')).KnowledgeInspector })),
  },
  document: {
    schema: documentSchema,
    Node: DocumentNode,
    Inspector: later(async () => ({ default: (await import('./document/inspector')).DocumentInspector })),
  },
  unknown: {
    schema: unknownSchema,
    Node: UnknownNode,
    Inspector: later(async () => ({ default: (await import('./unknown/inspector')).UnknownInspector })),
  },
};

export function faceOf(type: string): BlockFace {
  return FACES[type] ?? FACES['unknown']!;
}
