import type { FaceInspectorProps } from '../face';
import { SchemaForm } from '../form/schema-form';

export function ProductInspector(props: FaceInspectorProps) {
  return <SchemaForm {...props} />;
}
