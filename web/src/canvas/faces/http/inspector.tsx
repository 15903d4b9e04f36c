import type { FaceInspectorProps } from '../face';
import { SchemaForm } from '../form/schema-form';

export function HttpInspector(props: FaceInspectorProps) {
  return <SchemaForm {...props} />;
}
