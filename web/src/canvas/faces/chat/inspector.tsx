import type { FaceInspectorProps } from '../face';
import { SchemaForm } from '../form/schema-form';

export function ChatInspector(props: FaceInspectorProps) {
  return <SchemaForm {...props} />;
}
