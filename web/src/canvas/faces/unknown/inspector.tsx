import type { FaceInspectorProps } from '../face';
import { SchemaForm } from '../form/schema-form';

export function UnknownInspector(props: FaceInspectorProps) {
  return <SchemaForm {...props} />;
}
