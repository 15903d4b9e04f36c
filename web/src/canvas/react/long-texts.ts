/** A setting that is a long text: written together, in an editor of its own. */
export interface LongText {
  setting: string;
  label: string;
  kind: 'rich' | 'code';
  /** The setting that names the language of a code. */
  languageFrom?: string;
  hint: string;
}

const LONG_TEXTS: Record<string, LongText> = {
  content: {
    setting: 'text',
    label: 'Text',
    kind: 'rich',
    hint: 'When given, it is rendered as it is instead of written from the brief.',
  },
  document: {
    setting: 'text',
    label: 'Text',
    kind: 'rich',
    hint: 'Several people may write at once. Where {{input}} stands, what is connected is put.',
  },
  code: {
    setting: 'source',
    label: 'Source',
    kind: 'code',
    languageFrom: 'language',
    hint: 'Several people may write at once.',
  },
};

export function longTextOf(type: string): LongText | undefined {
  return LONG_TEXTS[type];
}
