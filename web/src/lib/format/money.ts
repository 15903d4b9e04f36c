import type { Decimal } from '../api/types/money';

/** "$0.0123": as many decimals as small amounts need, two for the rest. For amounts beside others, such as a budget. */
export function formatMoney(amount: Decimal | null | undefined, currency = 'USD'): string {
  const value = Number(amount ?? 0);
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  const digits = size === 0 || size >= 1 ? 2 : size >= 0.01 ? 3 : size >= 0.0001 ? 4 : 6;
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: 2,
    maximumFractionDigits: digits,
  }).format(value);
}

/** What something cost: "free" or "$0.10". */
export function formatCost(amount: Decimal | null | undefined): string {
  return Number(amount ?? 0) === 0 ? 'free' : formatMoney(amount);
}

/** "free", "$0.10" or "$0.10–0.40". */
export function formatMoneyRange(low: Decimal, high: Decimal, currency = 'USD'): string {
  if (Number(low) === 0 && Number(high) === 0) return 'free';
  const from = formatMoney(low, currency);
  const to = formatMoney(high, currency);
  return from === to ? from : `${from}–${to.replace(/^[^\d.-]+/, '')}`;
}
