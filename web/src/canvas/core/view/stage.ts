import type { CanvasStore } from '../canvas-store';
import type { PortRef } from '../model/block-types';
import type { Rect } from '../model/geometry';
import type { PaintSource } from '../paint/paint-source';
import { readPalette } from '../paint/palette';
import { BaseLayer } from './base-layer';
import { CardRegistry } from './card-registry';
import { DotGrid } from './dot-grid';
import { detailAt } from './level-of-detail';
import { OverlayLayer } from './overlay-layer';
import { VisibleSet } from './visible-set';

export interface StageElements {
  root: HTMLElement;
  dots: HTMLElement;
  base: HTMLCanvasElement;
  world: HTMLElement;
  overlay: HTMLCanvasElement;
}

/** Milliseconds after the last change of zoom until text is made sharp again. */
const ZOOM_SETTLE = 140;

/** Draws the canvas: one animation frame for all that changed, and none when nothing does. */
export class Stage {
  readonly cards: CardRegistry;
  readonly visible: VisibleSet;
  private readonly store: CanvasStore;
  private readonly el: StageElements;
  private readonly base: BaseLayer;
  private readonly overlay: OverlayLayer;
  private readonly dots: DotGrid;
  private readonly stop: (() => void)[] = [];
  private palette;
  private frame = 0;
  private zoom = 0;
  private zoomChangedAt = -Infinity;
  private settling: ReturnType<typeof setTimeout> | null = null;
  private sharpen = 0;
  private liftedIds: ReadonlySet<string> = new Set();
  private readonly flowing: number[] = [];
  private open: { key: string; ports: readonly PortRef[] } = { key: '', ports: [] };
  private readonly stillness = matchMedia('(prefers-reduced-motion: reduce)');

  constructor(store: CanvasStore, elements: StageElements) {
    this.store = store;
    this.el = elements;
    this.base = new BaseLayer(elements.base);
    this.overlay = new OverlayLayer(elements.overlay);
    this.dots = new DotGrid(elements.dots);
    this.cards = new CardRegistry(store.scene);
    this.visible = new VisibleSet(store.scene, store.camera);
    this.palette = readPalette(elements.root);
    this.observe();
    this.measure();
    this.schedule();
  }

  destroy(): void {
    for (const end of this.stop) end();
    if (this.frame !== 0) cancelAnimationFrame(this.frame);
    if (this.settling !== null) clearTimeout(this.settling);
    this.frame = -1;
  }

  /** How often the base picture was painted; read by the frame benchmark. */
  get paints(): number {
    return this.base.paints;
  }

  readonly schedule = (): void => {
    if (this.frame === 0) this.frame = requestAnimationFrame(this.draw);
  };

  readonly repaint = (): void => {
    this.base.invalidate();
    this.schedule();
  };

  private observe(): void {
    const { store, el } = this;
    const resize = new ResizeObserver(() => this.measure());
    resize.observe(el.root);
    const theme = new MutationObserver(() => {
      this.palette = readPalette(el.root);
      this.repaint();
    });
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
    this.stop.push(
      () => resize.disconnect(),
      () => theme.disconnect(),
      store.camera.subscribe(this.schedule),
      store.live.onChange(this.schedule),
      store.scene.onChange((change) => {
        for (const id of change.blocks) this.cards.place(id);
        this.visible.invalidate();
        this.repaint();
      }),
      store.scene.onDraft((ids) => this.onDraft(ids)),
      store.blockStates.subscribeAll(this.repaint),
      store.editor.subscribe((state, before) => {
        const picture = ['selection', 'selectedEdges', 'marks'] as const;
        if (picture.some((part) => state[part] !== before[part])) this.repaint();
        else if (state.connecting !== before.connecting) this.schedule();
      }),
    );
    document.fonts?.ready.then(this.repaint);
  }

  private onDraft(ids: readonly string[]): void {
    for (const id of ids) this.cards.place(id);
    const lifted = this.store.scene.draftIds;
    const same = lifted.size === this.liftedIds.size && [...lifted.keys()].every((id) => this.liftedIds.has(id));
    if (!same) {
      this.liftedIds = new Set(lifted.keys());
      this.base.invalidate();
    }
    this.schedule();
  }

  private measure(): void {
    const { width, height } = this.el.root.getBoundingClientRect();
    this.store.camera.resize(width, height);
  }

  private readonly draw = (now: number): void => {
    if (this.frame === -1) return;
    this.frame = 0;
    const { camera } = this.store;
    const zooming = this.trackZoom(now);
    const shiftX = Math.round(-camera.x * camera.zoom);
    const shiftY = Math.round(-camera.y * camera.zoom);
    this.placeWorld(shiftX, shiftY, zooming);
    this.visible.update();
    const source = this.source();
    this.base.update(source, camera, zooming, shiftX, shiftY);
    this.drawOverlay(source, now);
    if (this.visible.incomplete) this.schedule();
  };

  private source(): PaintSource {
    const { scene, blockStates, editor, camera } = this.store;
    const { selection, selectedEdges, marks } = editor.getState();
    return {
      scene,
      blockStates,
      palette: this.palette,
      selection,
      selectedEdges,
      cards: this.visible.ids,
      cardLevel: detailAt(camera.zoom) === 'cards',
      lifted: scene.draftIds,
      marks,
    };
  }

  private drawOverlay(source: PaintSource, now: number): void {
    const { camera, live } = this.store;
    const still = this.stillness.matches;
    const detail = detailAt(camera.zoom);
    this.collectFlow(detail !== 'raster' ? camera.view() : null);
    if (live.connection === null) this.open = { key: '', ports: [] };
    const openPorts = live.connection === null ? [] : this.openPorts(live.connection.from);
    const flow = still ? 0 : now / 500;
    this.overlay.update({ ...source, live, detail, openPorts, flowing: this.flowing, flow }, camera);
    if (this.flowing.length > 0 && !still) this.schedule();
  }

  /** Edges in sight that lead into a running block. */
  private collectFlow(view: Rect | null): void {
    this.flowing.length = 0;
    if (view === null) return;
    const { scene, blockStates } = this.store;
    for (const slot of scene.blockGrid.query(view)) {
      const content = scene.blocks.content[slot];
      if (content === undefined || blockStates.get(content.id).status !== 'running') continue;
      for (const edge of scene.edges.at(content.id)) {
        if (scene.edges.content[edge]!.toBlock === content.id) this.flowing.push(edge);
      }
    }
  }

  /** Ports in sight that fit; looked up again only when the camera moves, as each asks whether it would close a circle. */
  private openPorts(from: PortRef): readonly PortRef[] {
    const { scene, camera, commands } = this.store;
    const key = `${from.blockId}/${from.side}/${from.port} ${camera.x} ${camera.y} ${camera.zoom}`;
    if (this.open.key === key) return this.open.ports;
    const side = from.side === 'out' ? 'in' : 'out';
    const open: PortRef[] = [];
    for (const slot of scene.blockGrid.query(camera.view())) {
      const content = scene.blocks.content[slot]!;
      for (const port of scene.catalog.ports(content.type, side)) {
        const ref: PortRef = { blockId: content.id, port: port.name, side };
        if (open.length < 400 && commands.whyNotConnect(from, ref) === null) open.push(ref);
      }
    }
    this.open = { key, ports: open };
    return open;
  }

  private placeWorld(shiftX: number, shiftY: number, zooming: boolean): void {
    const { camera } = this.store;
    this.el.world.style.transform = `translate(${shiftX}px, ${shiftY}px) scale(${camera.zoom})`;
    if (this.zoom !== camera.zoom) this.el.root.style.setProperty('--canvas-inverse-zoom', String(1 / camera.zoom));
    this.dots.place(camera.zoom, shiftX, shiftY, zooming);
  }

  /**
   * True while the zoom is changing. Afterwards the world layer gives up its finished bitmap for one frame, or cards
   * would stay blurred: a layer that announces transforms is not painted anew when its scale changes.
   */
  private trackZoom(now: number): boolean {
    const { zoom } = this.store.camera;
    if (this.sharpen > 0 && --this.sharpen === 0) this.el.world.style.willChange = 'transform';
    if (zoom !== this.zoom) {
      if (this.zoom !== 0) this.zoomChangedAt = now;
      this.zoom = zoom;
      if (this.settling !== null) clearTimeout(this.settling);
      this.settling = setTimeout(() => {
        this.settling = null;
        this.zoomChangedAt = -Infinity;
        this.el.world.style.willChange = 'auto';
        this.sharpen = 2;
        this.schedule();
        requestAnimationFrame(this.schedule);
      }, ZOOM_SETTLE);
    }
    if (this.sharpen > 0) this.schedule();
    return now - this.zoomChangedAt < ZOOM_SETTLE;
  }
}
