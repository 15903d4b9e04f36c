import type { FaceInspectorProps } from '../face';
import { SchemaForm } from '../form/schema-form';

export function TransformInspector(props: FaceInspectorProps) {
  return <SchemaForm {...props} />;
}
