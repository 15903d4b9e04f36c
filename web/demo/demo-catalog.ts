import type { BlockManifest, PortSpec } from '@/canvas/core/model/block-types';

/** 'query:text!, context:any*' → ports; ! required, * many. */
function ports(text: string): PortSpec[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [name = '', type = 'any'] = part.replace(/[!*]/g, '').split(':');
      return { name, type, required: part.includes('!'), many: part.includes('*') };
    });
}

function manifest(
  type: string,
  title: string,
  icon: string,
  category: string,
  color: string,
  inputs: string,
  outputs: string,
): BlockManifest {
  return {
    type,
    version: 1,
    title,
    icon,
    category,
    color,
    inputs: ports(inputs),
    outputs: ports(outputs),
    settingsSchema: { type: 'object', properties: {} },
  };
}

/** The block types of the product as the server's catalog lists them, for trying the canvas without a server. */
export const DEMO_CATALOG: BlockManifest[] = [
  manifest(
    'content',
    'Content',
    'file-text',
    'Create',
    '#0891b2',
    'context:any*',
    'markdown:markdown, html:html, pdf:pdf',
  ),
  manifest('code', 'Code', 'code-2', 'Build', '#4f46e5', 'input:any*', 'result:json, stdout:text, files:file*'),
  manifest('data', 'Data', 'database', 'Data', '#0d9488', 'source:file|table|json|text', 'table:table, file:file'),
  manifest(
    'analysis',
    'Analysis',
    'chart-column',
    'Data',
    '#0d9488',
    'table:table|file!',
    'report:markdown, figures:json, charts:svg*, pdf:pdf',
  ),
  manifest('diagram', 'Diagram', 'workflow', 'Create', '#0891b2', 'source:text|json|markdown', 'svg:svg, source:text'),
  manifest('search', 'Search', 'search', 'Research', '#2563eb', 'query:text', 'results:json, markdown:markdown'),
  manifest(
    'fetch',
    'Fetch page',
    'globe',
    'Research',
    '#2563eb',
    'url:text',
    'markdown:markdown, html:html, title:text',
  ),
  manifest(
    'http',
    'HTTP request',
    'webhook',
    'Connect',
    '#7c3aed',
    'body:any',
    'body:any, status:number, headers:json',
  ),
  manifest('transform', 'Transform', 'shuffle', 'Logic', '#64748b', 'input:any*', 'value:any'),
  manifest('condition', 'Condition', 'split', 'Logic', '#64748b', 'input:any!', 'true:any, false:any'),
  manifest('approval', 'Approval', 'hand', 'People', '#ea580c', 'input:any', 'approved:any, rejected:any'),
  manifest('chat', 'Language model', 'sparkles', 'Create', '#c026d3', 'context:any*', 'text:markdown, json:json'),
  manifest('image', 'Image', 'image', 'Media', '#db2777', 'prompt:text', 'image:image, svg:svg'),
  manifest(
    'video',
    'Video',
    'clapperboard',
    'Media',
    '#db2777',
    'scenes:json, audio:audio, images:image*',
    'video:video',
  ),
  manifest('voice', 'Voice', 'audio-lines', 'Media', '#db2777', 'text:text|markdown|json', 'audio:audio'),
  manifest('game', 'Game', 'gamepad-2', 'Media', '#16a34a', 'design:json, characters:json', 'frame:html, file:file'),
];
