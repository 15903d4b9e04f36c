using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Tests.Support;

namespace Cadre.Runs.Tests.Engine;

/// <summary>Tests of an engine on a database of their own, with steps that the test writes.</summary>
public abstract class EngineTest : IAsyncLifetime
{
    private protected static CancellationToken None => CancellationToken.None;

    private protected ScriptedExecutor Executor { get; } = new();

    private protected Tenant Tenant { get; } = TestDatabase.NewTenant();

    private protected string Home { get; } = Directory.CreateTempSubdirectory("cadre-runs-").FullName;

    private protected TestDatabase Db { get; private set; } = null!;

    /// <summary>How long a stopping node waits for its steps, in milliseconds.</summary>
    private protected virtual int Drain => 2000;

    /// <summary>Other step types and compensations.</summary>
    private protected virtual IEnumerable<IStepExecutor> Others => [];

    public virtual async ValueTask InitializeAsync() => Db = await TestDatabase.CreateAsync(Journal.JournalModule.Migrations, RunsModule.Migrations);

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Db.DisposeAsync();
        Directory.Delete(Home, recursive: true);
    }

    private protected Task<TestNode> NodeAsync() =>
        TestNode.StartAsync(Db.Options, Home, o => o with { Drain = TimeSpan.FromMilliseconds(Drain) }, [Executor, .. Others]);
}
