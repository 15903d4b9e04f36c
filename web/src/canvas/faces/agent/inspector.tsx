import type { FaceInspectorProps } from '../face';
import { SchemaForm } from '../form/schema-form';

export function AgentInspector(props: FaceInspectorProps) {
  return <SchemaForm {...props} />;
}
