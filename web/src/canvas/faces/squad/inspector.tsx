import type { FaceInspectorProps } from '../face';
import { SchemaForm } from '../form/schema-form';

export function SquadInspector(props: FaceInspectorProps) {
  return <SchemaForm {...props} />;
}
