import type { Decimal } from '../api/types';

/** "$0.0123": as many decimals as small amounts need, two for the rest. Free is said as such by the caller. */
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

/** "free", "$0.10" or "$0.10–0.40". */
export function formatMoneyRange(low: Decimal, high: Decimal, currency = 'USD'): string {
  if (Number(low) === 0 && Number(high) === 0) return 'free';
  const from = formatMoney(low, currency);
  const to = formatMoney(high, currency);
  return from === to ? from : `${from}–${to.replace(/^[^\d.-]+/, '')}`;
}
