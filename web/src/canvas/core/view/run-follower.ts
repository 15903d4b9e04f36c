import type { BlockStateSource } from '../model/block-state';
import { type Rect, rectContains, unionRects } from '../model/geometry';
import type { Scene } from '../model/scene';
import type { Camera } from './camera';
import type { CameraFlight } from './camera-flight';

/** Milliseconds a run must work elsewhere before the camera goes there: it should not chase every block. */
const PATIENCE = 900;
const FLIGHT = 700;

/** After a canvas opened, keeps the blocks at work in sight, until somebody moves the camera themselves. */
export class RunFollower {
  private readonly scene: Scene;
  private readonly camera: Camera;
  private readonly flight: CameraFlight;
  private readonly states: BlockStateSource;
  private stops: (() => void)[] = [];
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(scene: Scene, camera: Camera, flight: CameraFlight, states: BlockStateSource) {
    this.scene = scene;
    this.camera = camera;
    this.flight = flight;
    this.states = states;
  }

  begin(): void {
    this.end();
    const { x, y, zoom } = this.camera;
    let last = { x, y, zoom };
    this.stops = [
      this.states.subscribeAll(() => {
        this.timer ??= setTimeout(() => {
          this.timer = null;
          this.look();
        }, PATIENCE);
      }),
      this.camera.subscribe(() => {
        const { camera } = this;
        const moved = last.x !== camera.x || last.y !== camera.y || last.zoom !== camera.zoom;
        last = { x: camera.x, y: camera.y, zoom: camera.zoom };
        // Opening a panel only changes the size; anything else that is not our own flight is somebody's hand.
        if (moved && !this.flight.flying) this.end();
      }),
    ];
  }

  end(): void {
    for (const stop of this.stops) stop();
    this.stops = [];
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private look(): void {
    const box = unionRects(this.atWork());
    if (box === null || rectContains(this.camera.view(), box)) return;
    const { zoom, width, height } = this.camera;
    const fits = box.w * zoom < width - 80 && box.h * zoom < height - 160;
    const at = fits ? box : { ...box, w: Math.min(box.w, width / zoom), h: Math.min(box.h, height / zoom) };
    this.flight.to({ x: at.x + at.w / 2 - width / zoom / 2, y: at.y + at.h / 2 - height / zoom / 2, zoom }, FLIGHT);
  }

  private *atWork(): Generator<Rect> {
    for (const [id, slot] of this.scene.blocks.entries()) {
      const { status } = this.states.get(id);
      if (this.scene.blocks.layer[slot] === 2 && (status === 'running' || status === 'approval')) {
        yield this.scene.blocks.rect(slot);
      }
    }
  }
}
