import type { RecordedStep } from './use-recording';

/** A step in words. */
export function stepWords({ action, target, value }: RecordedStep): string {
  const where = (target ?? '').replace(/^(text|label)=/, '');
  if (action === 'open') return `Open ${value}`;
  if (action === 'type') return `Type “${value}” into ${where}`;
  if (action === 'press') return `Press ${value}`;
  if (action === 'select') return `Choose “${value}” in ${where}`;
  if (action === 'text') return `Take the text of ${where}`;
  if (action === 'table') return `Take the table ${where}`;
  if (action === 'screenshot') return 'Take a picture';
  return `Click ${where}`;
}
