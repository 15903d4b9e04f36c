/** The colours that the canvas layers paint with; read from the design tokens of the current theme. */
export interface CanvasPalette {
  canvas: string;
  surface: string;
  sunken: string;
  line: string;
  lineStrong: string;
  text: string;
  muted: string;
  faint: string;
  edge: string;
  primary: string;
  accent: string;
  guide: string;
  success: string;
  warning: string;
  danger: string;
  font: string;
}

export const LIGHT_PALETTE: CanvasPalette = {
  canvas: '#f5f6f8',
  surface: '#ffffff',
  sunken: '#f1f3f5',
  line: '#e4e8eb',
  lineStrong: '#ced5da',
  text: '#12191f',
  muted: '#55616b',
  faint: '#6b7780',
  edge: '#a9b4bc',
  primary: '#0891b2',
  accent: '#ea580c',
  guide: '#ea580c',
  success: '#15803d',
  warning: '#a15c07',
  danger: '#c62828',
  font: 'Inter Variable, Inter, sans-serif',
};

export function readPalette(element: Element): CanvasPalette {
  const style = getComputedStyle(element);
  const token = (name: string, fallback: string) => style.getPropertyValue(name).trim() || fallback;
  const l = LIGHT_PALETTE;
  return {
    canvas: token('--canvas', l.canvas),
    surface: token('--surface', l.surface),
    sunken: token('--surface-sunken', l.sunken),
    line: token('--line', l.line),
    lineStrong: token('--line-strong', l.lineStrong),
    text: token('--text', l.text),
    muted: token('--text-muted', l.muted),
    faint: token('--text-faint', l.faint),
    edge: token('--edge', l.edge),
    primary: token('--edge-active', l.primary),
    accent: token('--accent', l.accent),
    guide: token('--guide', l.guide),
    success: token('--success', l.success),
    warning: token('--warning', l.warning),
    danger: token('--danger', l.danger),
    font: style.fontFamily || l.font,
  };
}
