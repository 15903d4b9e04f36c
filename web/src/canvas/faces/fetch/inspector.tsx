import type { FaceInspectorProps } from '../face';
import { SchemaForm } from '../form/schema-form';

export function FetchInspector(props: FaceInspectorProps) {
  return <SchemaForm {...props} />;
}
