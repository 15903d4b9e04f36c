import type { FaceNodeProps } from '../face';
import { CardBody, Summary } from '../parts/card-body';

/** The face of a type that has none of its own: its settings in short. */
export function UnknownNode({ settings, state }: FaceNodeProps) {
  const text = Object.entries(settings)
    .filter(([, value]) => value !== '' && value !== null && typeof value !== 'object')
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(' · ');
  return (
    <CardBody state={state}>
      <Summary text={text} hint="No settings." />
    </CardBody>
  );
}
