/*
 * Orders that can be split for ever: a key is a string, compared by code unit. Keys written here have an
 * integer part (a length letter and that many base-62 digits), so a thousand appended blocks keep short keys,
 * and an optional fraction behind it. Keys of any other form are read as plain strings.
 */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const FIRST = 'a0';

/** A key after `a` and before `b`; null stands for the open end. */
export function keyBetween(a: string | null, b: string | null): string {
  if (a === null && b === null) return FIRST;
  if (b === null) return keyAfter(a as string);
  if (a === null) return keyBefore(b);
  return a < b ? midpoint(a, b) : keyAfter(a);
}

function keyAfter(a: string): string {
  const head = integerPart(a);
  if (head === null) return `${a}V`;
  const digits = [...head.slice(1)];
  for (let i = digits.length - 1; i >= 0; i--) {
    const next = DIGITS.indexOf(digits[i]!) + 1;
    if (next < DIGITS.length) {
      digits[i] = DIGITS[next]!;
      return head[0] + digits.join('');
    }
    digits[i] = '0';
  }
  if (head[0] === 'z') return `${a}V`;
  const longer = String.fromCharCode(head.charCodeAt(0) + 1);
  return longer + '0'.repeat(longer.charCodeAt(0) - 96);
}

function keyBefore(b: string): string {
  return midpoint('', b);
}

/** `a`…`z` announce 1…26 digits. */
function integerPart(key: string): string | null {
  const length = key.charCodeAt(0) - 96;
  if (!(length >= 1 && length <= 26) || key.length < length + 1) return null;
  const part = key.slice(0, length + 1);
  return [...part].every((c) => DIGITS.includes(c)) ? part : null;
}

/** The middle of two strings read as base-62 fractions. `a` < `b`; the result never ends in the lowest digit. */
function midpoint(a: string, b: string): string {
  let prefix = '';
  for (let i = 0; ; i++) {
    const low = i < a.length ? digitAt(a, i) : -1;
    const high = i < b.length ? digitAt(b, i) : DIGITS.length;
    if (low === high) {
      prefix += DIGITS[low];
      continue;
    }
    const middle = Math.floor((Math.max(low, 0) + high) / 2);
    if (middle > Math.max(low, 0)) return prefix + DIGITS[middle];
    // No digit fits between: keep the lower one and split what is left behind it.
    if (low < 0) {
      prefix += '0';
      if (high === 0) continue;
      return `${prefix}V`;
    }
    return prefix + DIGITS[low] + midpointTail(a.slice(i + 1));
  }
}

function midpointTail(tail: string): string {
  for (let i = 0; i < tail.length; i++) {
    const digit = digitAt(tail, i);
    if (digit < DIGITS.length - 1) {
      return tail.slice(0, i) + DIGITS[Math.ceil((digit + DIGITS.length) / 2)]!.slice(0, 1);
    }
  }
  return `${tail}V`;
}

function digitAt(text: string, i: number): number {
  return Math.max(0, DIGITS.indexOf(text[i]!));
}
