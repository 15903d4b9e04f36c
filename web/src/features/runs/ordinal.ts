const RULES = new Intl.PluralRules('en', { type: 'ordinal' });
const ENDINGS: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };

/** "1st", "22nd", "13th". */
export function ordinal(n: number): string {
  return `${n}${ENDINGS[RULES.select(n)] ?? 'th'}`;
}
