import { useTitle } from '@/lib/hooks/use-title';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { Clarify } from './clarify';
import { IntentBox } from './intent-box';
import { NoModelNote } from './no-model-note';
import { Recent } from './recent';
import { useIntent } from './use-intent';

/** The first page asks one thing. */
export function HomePage() {
  useTitle('');
  const { may } = useWorkspace();
  const intent = useIntent();
  return (
    <div className="mx-auto flex min-h-full w-full max-w-200 flex-col px-4 pt-[9vh] pb-24 sm:px-8">
      <h1 className="text-center text-[28px] leading-9 font-semibold tracking-tight text-balance sm:text-[36px] sm:leading-11">
        What do you want to create?
      </h1>
      <p className="mt-2 mb-8 text-center text-[15px] text-muted text-balance">
        Say it in your own words. You see the plan, its time and its cost before anything runs.
      </p>
      {intent.questions === null ? (
        <IntentBox intent={intent} disabled={!may('edit')} />
      ) : (
        <Clarify intent={intent} questions={intent.questions} />
      )}
      <NoModelNote />
      <Recent />
    </div>
  );
}
