import type { FaceInspectorProps } from '../face';
import { SchemaForm } from '../form/schema-form';

export function GameInspector(props: FaceInspectorProps) {
  return <SchemaForm {...props} />;
}
