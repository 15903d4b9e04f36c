import type { components } from '../schema';

export type NodeView = components['schemas']['NodeView'];
