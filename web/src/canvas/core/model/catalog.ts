import type { BlockManifest, PortSide, PortSpec } from './block-types';

/** Manifests by type, with the lookups that drawing and connecting ask for on every frame. */
export class Catalog {
  readonly manifests: readonly BlockManifest[];
  private readonly byType = new Map<string, BlockManifest>();
  private readonly portIndex = new Map<string, number>();

  constructor(manifests: readonly BlockManifest[]) {
    this.manifests = manifests;
    for (const manifest of manifests) {
      this.byType.set(manifest.type, manifest);
      manifest.inputs.forEach((port, i) => {
        this.portIndex.set(`${manifest.type}/in/${port.name}`, i);
      });
      manifest.outputs.forEach((port, i) => {
        this.portIndex.set(`${manifest.type}/out/${port.name}`, i);
      });
    }
  }

  get(type: string): BlockManifest | undefined {
    return this.byType.get(type);
  }

  ports(type: string, side: PortSide): readonly PortSpec[] {
    const manifest = this.byType.get(type);
    if (manifest === undefined) return [];
    return side === 'in' ? manifest.inputs : manifest.outputs;
  }

  port(type: string, side: PortSide, name: string): PortSpec | undefined {
    const index = this.portIndex.get(`${type}/${side}/${name}`);
    return index === undefined ? undefined : this.ports(type, side)[index];
  }

  /** Height of a port on its side as a share of the block's height; the middle for a port nobody declared. */
  portShare(type: string, side: PortSide, name: string): number {
    const index = this.portIndex.get(`${type}/${side}/${name}`);
    if (index === undefined) return 0.5;
    return (index + 1) / (this.ports(type, side).length + 1);
  }
}
