import type { FaceInspectorProps } from '../face';
import { SchemaForm } from '../form/schema-form';

export function DataInspector(props: FaceInspectorProps) {
  return <SchemaForm {...props} />;
}
