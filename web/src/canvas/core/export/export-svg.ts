import type { BlockStateSource } from '../model/block-state';
import { colorNumber, colorText, mixColors } from '../model/color-number';
import { edgeReach } from '../model/edge-table';
import { expandRect, type Rect } from '../model/geometry';
import type { Scene } from '../model/scene';
import { FRAME_HEADER } from '../paint/frame-painter';
import { type CanvasPalette, LIGHT_PALETTE } from '../paint/palette';
import { statusColor } from '../paint/status-color';
import { routeSvg } from './route-svg';
import { escapeXml, wrapText } from './svg-text';

const MARGIN = 48;

/** The canvas, or some of its blocks, as one self-contained SVG drawing. */
export function exportSvg(
  scene: Scene,
  states: BlockStateSource,
  ids: Iterable<string> = scene.blocks.ids(),
  palette: CanvasPalette = LIGHT_PALETTE,
): string {
  const chosen = scene.withDescendants(ids);
  const box = expandRect(scene.bounds(chosen) ?? { x: 0, y: 0, w: 400, h: 300 }, MARGIN);
  const slots = [...chosen].map((id) => scene.blocks.slot(id)).sort((a, b) => scene.blocks.compare(a, b));
  const below = slots.filter((slot) => scene.blocks.layer[slot]! < 2);
  const above = slots.filter((slot) => scene.blocks.layer[slot]! >= 2);
  const size = `width="${box.w}" height="${box.h}" viewBox="${box.x} ${box.y} ${box.w} ${box.h}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="Inter, system-ui, sans-serif">`,
    `<rect x="${box.x}" y="${box.y}" width="${box.w}" height="${box.h}" fill="${palette.canvas}"/>`,
    ...below.map((slot) => containerSvg(scene, slot, palette)),
    edgesSvg(scene, chosen, palette),
    ...above.map((slot) =>
      scene.blocks.layer[slot] === 3 ? noteSvg(scene, slot, palette) : cardSvg(scene, states, slot, palette),
    ),
    '</svg>',
  ].join('\n');
}

function containerSvg(scene: Scene, slot: number, palette: CanvasPalette): string {
  const r = scene.blocks.rect(slot);
  const content = scene.blocks.content[slot]!;
  const title = (x: number, y: number) =>
    `<text x="${x}" y="${y}" font-size="14" font-weight="650" fill="${palette.text}">${escapeXml(content.props.title ?? '')}</text>`;
  if (content.type !== 'frame')
    return rectSvg(r, 16, 'none', palette.lineStrong, 'stroke-dasharray="4 4"') + title(r.x + 14, r.y + 24);
  const color = scene.blocks.color[slot]!;
  const tint = colorText(color);
  const border = colorText(mixColors(colorNumber(palette.lineStrong), color, 0.3));
  const head = `M${r.x} ${r.y + FRAME_HEADER}v${16 - FRAME_HEADER}q0 -16 16 -16h${r.w - 32}q16 0 16 16v${FRAME_HEADER - 16}z`;
  return [
    rectSvg(r, 16, colorText(mixColors(colorNumber(palette.surface), color, 0.07)), border, 'fill-opacity="0.62"'),
    `<path d="${head}" fill="${tint}" fill-opacity="0.13"/>`,
    `<circle cx="${r.x + 17}" cy="${r.y + FRAME_HEADER / 2}" r="4" fill="${tint}"/>`,
    title(r.x + 29, r.y + FRAME_HEADER / 2 + 5),
  ].join('');
}

function edgesSvg(scene: Scene, chosen: ReadonlySet<string>, palette: CanvasPalette): string {
  const paths: string[] = [];
  for (const [, slot] of scene.edges.entries()) {
    const edge = scene.edges.content[slot]!;
    if (!scene.edges.drawable(slot) || !chosen.has(edge.fromBlock) || !chosen.has(edge.toBlock)) continue;
    const route = scene.edges.routes[slot];
    if (route) {
      paths.push(routeSvg(route));
      continue;
    }
    const { x1, y1, x2, y2 } = scene.edges.endsOf(slot);
    const reach = edgeReach(x1, x2);
    paths.push(`M${x1} ${y1}C${x1 + reach} ${y1} ${x2 - reach} ${y2} ${x2} ${y2}`);
  }
  return `<path d="${paths.join('')}" fill="none" stroke="${palette.edge}" stroke-width="1.75"/>`;
}

function noteSvg(scene: Scene, slot: number, palette: CanvasPalette): string {
  const r = scene.blocks.rect(slot);
  const fill = colorText(mixColors(scene.blocks.color[slot]!, colorNumber(palette.surface), 0.62));
  const lines = wrapText(
    scene.blocks.content[slot]!.props.text ?? '',
    Math.floor((r.w - 32) / 7.4),
    Math.floor((r.h - 20) / 20),
  );
  return rectSvg(r, 6, fill, fill) + textSvg(lines, r.x + 16, r.y + 28, 20, `font-size="14" fill="${palette.text}"`);
}

function cardSvg(scene: Scene, states: BlockStateSource, slot: number, palette: CanvasPalette): string {
  const r = scene.blocks.rect(slot);
  const content = scene.blocks.content[slot]!;
  const manifest = scene.catalog.get(content.type);
  const state = states.get(content.id);
  const color = colorText(scene.blocks.color[slot]!);
  const status = statusColor(state.status, palette);
  const title = content.props.title ?? manifest?.title ?? content.type;
  const lines = wrapText(
    previewText(state.preview) || summaryOf(content.props.settings ?? {}),
    Math.floor((r.w - 24) / 6.2),
    Math.floor((r.h - 84) / 17),
  );
  const foot = state.status === 'idle' ? '' : state.status;
  return [
    rectSvg(r, 12, palette.surface, palette.lineStrong),
    `<rect x="${r.x + 12}" y="${r.y + 10}" width="28" height="28" rx="8" fill="${color}" fill-opacity="0.16"/>`,
    `<circle cx="${r.x + 26}" cy="${r.y + 24}" r="6" fill="${color}"/>`,
    `<text x="${r.x + 50}" y="${r.y + 23}" font-size="13" font-weight="600" fill="${palette.text}">${escapeXml(cut(title, Math.floor((r.w - 64) / 7)))}</text>`,
    `<text x="${r.x + 50}" y="${r.y + 38}" font-size="11" fill="${palette.faint}">${escapeXml(manifest?.title ?? content.type)}</text>`,
    textSvg(lines, r.x + 12, r.y + 62, 17, `font-size="12" fill="${palette.muted}"`),
    status === null ? '' : `<circle cx="${r.x + 17}" cy="${r.y + r.h - 15}" r="4" fill="${status}"/>`,
    `<text x="${r.x + 27}" y="${r.y + r.h - 11}" font-size="11" fill="${palette.faint}">${escapeXml(foot)}</text>`,
  ].join('');
}

function rectSvg(r: Rect, radius: number, fill: string, stroke: string, more = ''): string {
  return `<rect x="${r.x}" y="${r.y}" width="${r.w}" height="${r.h}" rx="${radius}" fill="${fill}" stroke="${stroke}" ${more}/>`;
}

function textSvg(lines: readonly string[], x: number, y: number, step: number, style: string): string {
  return lines.map((line, i) => `<text x="${x}" y="${y + i * step}" ${style}>${escapeXml(line)}</text>`).join('');
}

function previewText(preview: ReturnType<BlockStateSource['get']>['preview']): string {
  if (preview === undefined) return '';
  if ('text' in preview) return preview.text;
  if (preview.kind === 'table')
    return `${preview.columns.join(' · ')} (${preview.rowCount ?? preview.rows.length} rows)`;
  return 'name' in preview ? preview.name : '';
}

function summaryOf(settings: Record<string, unknown>): string {
  return Object.values(settings)
    .filter((value): value is string => typeof value === 'string')
    .join(' · ');
}

const cut = (text: string, columns: number) => (text.length > columns ? `${text.slice(0, columns - 1)}…` : text);
