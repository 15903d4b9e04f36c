/** The first page asks one thing. */
export function HomePage() {
  return (
    <main className="mx-auto flex h-full max-w-180 flex-col justify-center px-6">
      <h1 className="text-2xl font-semibold tracking-tight text-text">What do you want to create?</h1>
    </main>
  );
}
