/** Decimal money: estimates and tools write it as text, sums are numbers. */
export type Decimal = string | number;
