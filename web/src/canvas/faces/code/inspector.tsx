import type { FaceInspectorProps } from '../face';
import { SchemaForm } from '../form/schema-form';

export function CodeInspector(props: FaceInspectorProps) {
  return <SchemaForm {...props} />;
}
