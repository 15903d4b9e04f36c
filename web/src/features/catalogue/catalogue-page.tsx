import { Blocks, Plus, Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { EmptyState } from '@/components/layout/empty-state';
import { Page } from '@/components/layout/page';
import { QueryState } from '@/components/layout/query-state';
import { Button } from '@/components/ui/button';
import { ChoiceChips } from '@/components/ui/choice-chips';
import { Input } from '@/components/ui/input';
import type { BlockType } from '@/lib/api/types/block-type';
import { plural } from '@/lib/format/number';
import { useTitle } from '@/lib/hooks/use-title';
import { useBlockTypes } from '@/lib/queries/use-block-types';
import { useTypeHabits } from '@/lib/queries/use-type-habits';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { CAPABILITIES, filterTypes } from './filter-types';
import { InstallPackageDialog } from './install-package-dialog';
import { TypeCard } from './type-card';

/** Everything there is to build with, and the way to add more. */
export function CataloguePage() {
  useTitle('Blocks');
  const types = useBlockTypes();
  const { may } = useWorkspace();
  const [installing, setInstalling] = useState(false);
  return (
    <Page
      title="Blocks"
      lead="What canvases are made of: the types of Cadre, and those this workspace installed."
      actions={
        may('administer') && (
          <Button kind="primary" onClick={() => setInstalling(true)}>
            <Plus size={16} /> Install a package
          </Button>
        )
      }
    >
      <QueryState query={types}>{(all) => <Catalogue types={all} />}</QueryState>
      {installing && <InstallPackageDialog onClose={() => setInstalling(false)} />}
    </Page>
  );
}

function Catalogue({ types }: { types: readonly BlockType[] }) {
  const [query, setQuery] = useState('');
  const [category, setCategory] = useState('');
  const [capability, setCapability] = useState('');
  const categories = useMemo(() => [...new Set(types.map((t) => t.category))].sort(), [types]);
  const [goal, setGoal] = useState('');
  const { goals } = useTypeHabits();
  const serving = goals.find((g) => g.goal === goal)?.types ?? null;
  const found = filterTypes(types, { query, category, capability, serving });
  const toggle = (set: (value: string) => void, old: string) => (value: string) => set(value === old ? '' : value);
  return (
    <>
      <div className="mb-6 flex flex-col gap-3">
        <div className="relative">
          <Search size={16} aria-hidden="true" className="absolute top-3 left-3 text-faint" />
          <Input
            type="search"
            aria-label="Search blocks"
            placeholder="What should it do? For example: poster, CSV, invoice, speak"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            className="h-10! pl-9"
          />
        </div>
        <ChoiceChips
          label="What for"
          value={goal}
          onChange={toggle(setGoal, goal)}
          options={goals.map((g) => ({ value: g.goal, label: g.title }))}
        />
        <ChoiceChips
          label="Category"
          value={category}
          onChange={toggle(setCategory, category)}
          options={categories.map((c) => ({ value: c, label: c[0]!.toUpperCase() + c.slice(1) }))}
        />
        <ChoiceChips
          label="Capability"
          value={capability}
          onChange={toggle(setCapability, capability)}
          options={CAPABILITIES}
        />
      </div>
      <p role="status" className="mb-3 text-[13px] text-muted">
        {plural(found.length, 'type')}
      </p>
      {found.length === 0 ? (
        <EmptyState icon={<Blocks size={22} />} title="No block does that yet">
          A Code block does anything in Python, JavaScript or shell; ‘cadre blocks new’ makes a type of it.
        </EmptyState>
      ) : (
        <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {found.map((type) => (
            <TypeCard key={type.type} type={type} />
          ))}
        </ul>
      )}
    </>
  );
}
