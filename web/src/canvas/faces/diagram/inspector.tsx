import type { FaceInspectorProps } from '../face';
import { SchemaForm } from '../form/schema-form';

export function DiagramInspector(props: FaceInspectorProps) {
  return <SchemaForm {...props} />;
}
