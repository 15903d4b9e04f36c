import type { FaceNodeProps, Settings } from '../face';
import { CardBody, Summary } from '../parts/card-body';
import { absenceOf } from './absence';

/** The face of a type that has none of its own: its settings in short, or what has to be installed first. */
export function UnknownNode({ settings, state, summary = [] }: FaceNodeProps) {
  const absent = absenceOf(state.problems);
  return (
    <CardBody state={state}>
      {absent === null ? (
        <Summary
          text={inShort(settings, summary)}
          hint={summary.length > 0 ? 'Open it to set it up.' : 'No settings.'}
        />
      ) : (
        <div className="cv-empty">{absent}</div>
      )}
    </CardBody>
  );
}

function inShort(settings: Settings, summary: readonly string[]): string {
  const entries = Object.entries(settings).filter(
    ([, value]) => value !== '' && value !== null && typeof value !== 'object',
  );
  const told = entries.filter(([name]) => summary.includes(name));
  if (told.length > 0) return told.map(([, value]) => String(value)).join(' · ');
  return summary.length > 0 ? '' : entries.map(([name, value]) => `${name}: ${String(value)}`).join(' · ');
}
