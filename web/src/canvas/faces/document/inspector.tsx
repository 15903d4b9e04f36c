import type { FaceInspectorProps } from '../face';
import { SchemaForm } from '../form/schema-form';

export function DocumentInspector(props: FaceInspectorProps) {
  return <SchemaForm {...props} />;
}
