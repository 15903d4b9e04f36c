import { lazy } from 'react';
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
import type { BlockFace } from './face';
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

/** Faces by block type. Inspectors load when first opened. */
const FACES: Record<string, BlockFace> = {
  agent: {
    schema: agentSchema,
    Node: AgentNode,
    Inspector: lazy(async () => ({ default: (await import('./agent/inspector')).AgentInspector })),
  },
  content: {
    schema: contentSchema,
    Node: ContentNode,
    Inspector: lazy(async () => ({ default: (await import('./content/inspector')).ContentInspector })),
  },
  browser: {
    schema: browserSchema,
    Node: BrowserNode,
    Inspector: lazy(async () => ({ default: (await import('./browser/inspector')).BrowserInspector })),
  },
  code: {
    schema: codeSchema,
    Node: CodeNode,
    Inspector: lazy(async () => ({ default: (await import('./code/inspector')).CodeInspector })),
  },
  data: {
    schema: dataSchema,
    Node: DataNode,
    Inspector: lazy(async () => ({ default: (await import('./data/inspector')).DataInspector })),
  },
  analysis: {
    schema: analysisSchema,
    Node: AnalysisNode,
    Inspector: lazy(async () => ({ default: (await import('./analysis/inspector')).AnalysisInspector })),
  },
  diagram: {
    schema: diagramSchema,
    Node: DiagramNode,
    Inspector: lazy(async () => ({ default: (await import('./diagram/inspector')).DiagramInspector })),
  },
  product: {
    schema: productSchema,
    Node: ProductNode,
    Inspector: lazy(async () => ({ default: (await import('./product/inspector')).ProductInspector })),
  },
  search: {
    schema: searchSchema,
    Node: SearchNode,
    Inspector: lazy(async () => ({ default: (await import('./search/inspector')).SearchInspector })),
  },
  fetch: {
    schema: fetchSchema,
    Node: FetchNode,
    Inspector: lazy(async () => ({ default: (await import('./fetch/inspector')).FetchInspector })),
  },
  http: {
    schema: httpSchema,
    Node: HttpNode,
    Inspector: lazy(async () => ({ default: (await import('./http/inspector')).HttpInspector })),
  },
  transform: {
    schema: transformSchema,
    Node: TransformNode,
    Inspector: lazy(async () => ({ default: (await import('./transform/inspector')).TransformInspector })),
  },
  condition: {
    schema: conditionSchema,
    Node: ConditionNode,
    Inspector: lazy(async () => ({ default: (await import('./condition/inspector')).ConditionInspector })),
  },
  approval: {
    schema: approvalSchema,
    Node: ApprovalNode,
    Inspector: lazy(async () => ({ default: (await import('./approval/inspector')).ApprovalInspector })),
  },
  chat: {
    schema: chatSchema,
    Node: ChatNode,
    Inspector: lazy(async () => ({ default: (await import('./chat/inspector')).ChatInspector })),
  },
  image: {
    schema: imageSchema,
    Node: ImageNode,
    Inspector: lazy(async () => ({ default: (await import('./image/inspector')).ImageInspector })),
  },
  video: {
    schema: videoSchema,
    Node: VideoNode,
    Inspector: lazy(async () => ({ default: (await import('./video/inspector')).VideoInspector })),
  },
  voice: {
    schema: voiceSchema,
    Node: VoiceNode,
    Inspector: lazy(async () => ({ default: (await import('./voice/inspector')).VoiceInspector })),
  },
  game: {
    schema: gameSchema,
    Node: GameNode,
    Inspector: lazy(async () => ({ default: (await import('./game/inspector')).GameInspector })),
  },
  mcp: {
    schema: mcpSchema,
    Node: McpNode,
    Inspector: lazy(async () => ({ default: (await import('./mcp/inspector')).McpInspector })),
  },
  squad: {
    schema: squadSchema,
    Node: SquadNode,
    Inspector: lazy(async () => ({ default: (await import('./squad/inspector')).SquadInspector })),
  },
  knowledge: {
    schema: knowledgeSchema,
    Node: KnowledgeNode,
    Inspector: lazy(async () => ({ default: (await import('./knowledge/inspector')).KnowledgeInspector })),
  },
  document: {
    schema: documentSchema,
    Node: DocumentNode,
    Inspector: lazy(async () => ({ default: (await import('./document/inspector')).DocumentInspector })),
  },
  unknown: {
    schema: unknownSchema,
    Node: UnknownNode,
    Inspector: lazy(async () => ({ default: (await import('./unknown/inspector')).UnknownInspector })),
  },
};

export function faceOf(type: string): BlockFace {
  return FACES[type] ?? FACES['unknown']!;
}
