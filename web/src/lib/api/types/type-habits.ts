import type { components } from '../schema';

/** How block types are used, in this workspace and in Cadre's plans. */
export type TypeHabits = components['schemas']['TypeHabits'];
