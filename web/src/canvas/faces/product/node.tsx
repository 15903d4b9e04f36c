import { Store } from 'lucide-react';
import { type FaceNodeProps, listOf, textOf } from '../face';
import { CardBody, Summary } from '../parts/card-body';

export function ProductNode({ settings, state }: FaceNodeProps) {
  const products = listOf(settings, 'products') as { name?: string }[];
  const names = products
    .map((product) => product?.name ?? '')
    .filter(Boolean)
    .join(', ');
  return (
    <CardBody state={state}>
      {products.length > 0 && (
        <div style={{ marginBottom: 6 }}>
          <span className="cv-pill">
            <Store size={12} />
            {products.length} {products.length === 1 ? 'product' : 'products'}
          </span>
        </div>
      )}
      <Summary text={names || textOf(settings, 'brief')} hint="Connect a catalogue, or list what you sell." lines={2} />
    </CardBody>
  );
}
