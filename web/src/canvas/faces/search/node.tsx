import { Search } from 'lucide-react';
import { type FaceNodeProps, listOf, textOf } from '../face';
import { CardBody } from '../parts/card-body';

export function SearchNode({ settings, state }: FaceNodeProps) {
  const query = textOf(settings, 'query');
  const urls = listOf(settings, 'urls').length;
  return (
    <CardBody state={state}>
      <div className="cv-pill" style={{ padding: '4px 8px', width: '100%' }}>
        <Search size={12} style={{ flex: 'none' }} />
        <span className={query === '' ? 'cv-empty truncate' : 'truncate'}>{query || 'Query from its input'}</span>
      </div>
      <div className="cv-empty" style={{ marginTop: 4 }}>
        {urls > 0 ? `${urls} given page${urls === 1 ? '' : 's'}` : textOf(settings, 'provider') || 'auto'}
      </div>
    </CardBody>
  );
}
