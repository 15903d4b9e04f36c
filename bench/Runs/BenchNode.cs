using System.Collections.Concurrent;
using System.Text.Json;
using Cadre.Journal;
using Cadre.Kernel;
using Cadre.Nodes.Contracts;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cadre.Runs.Bench;

/// <summary>A node with an executor that does nothing.</summary>
internal sealed class BenchNode : IAsyncDisposable
{
    private readonly IHost host;

    private BenchNode(IHost host)
    {
        this.host = host;
        Tenant = new(new WorkspaceId(Guid.CreateVersion7()), Actor.System, Role.Owner);
    }

    public Tenant Tenant { get; }

    public IRunService Runs => host.Services.GetRequiredService<IRunService>();

    public NoOp Executor => Find<NoOp>();

    public T Find<T>()
        where T : IStepExecutor => host.Services.GetServices<IStepExecutor>().OfType<T>().Single();

    public IArtifactStore Artifacts => host.Services.GetRequiredService<IArtifactStore>();

    public Database Database => host.Services.GetRequiredService<Database>();

    /// <summary>Runs in this node's memory.</summary>
    public int Owned => (int)host.Services.GetServices<NodeGauge>().Single(g => g.Figure == NodeFigure.Runs).Read();

    public static async Task<BenchNode> StartAsync(DatabaseOptions options, string home, S3ArtifactOptions? s3 = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddPostgres(options).AddJournal().AddRuns(new RunsOptions(home) { StepsInFlight = 1000, MaxOwnedRuns = 20_000, S3 = s3 });
        builder.Services.AddSingleton<IStepExecutor, NoOp>().AddSingleton<IStepExecutor, LoopOf>().AddSingleton<IStepExecutor, Year>().AddSingleton<IStepExecutor, DueStep>().AddSingleton<IStepExecutor, Hold>();
        var node = new BenchNode(builder.Build());
        await node.host.StartAsync();
        return node;
    }

    /// <summary>Starts a run and waits until the last step's end was executed.</summary>
    public async Task<RunId> RunAsync(Flow flow)
    {
        var started = await Runs.StartAsync(Tenant, new StartRun(flow), CancellationToken.None);
        if (!started.IsOk)
        {
            throw new InvalidOperationException(started.Error.Message);
        }

        await Executor.Ended(started.Value).Task.WaitAsync(TimeSpan.FromSeconds(60));
        return started.Value;
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}

/// <summary>Does nothing; tells when a run's last step was executed, and when its first began.</summary>
internal sealed class NoOp : IStepExecutor
{
    private StepOutcome done = new StepOutcome.Completed(new Dictionary<string, JsonElement> { ["out"] = JsonSerializer.SerializeToElement(1) });
    private readonly ConcurrentDictionary<RunId, TaskCompletionSource> ended = new();

    public string Type => "noop";

    public long Executed;

    /// <summary>What every step gives.</summary>
    public JsonElement Result
    {
        set => done = new StepOutcome.Completed(new Dictionary<string, JsonElement> { ["out"] = value });
    }

    public ConcurrentDictionary<RunId, long> Began { get; } = new();

    public TaskCompletionSource Ended(RunId run) => ended.GetOrAdd(run, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    public Task<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref Executed);
        if (context.Node.Address == "first")
        {
            Began[context.Run] = System.Diagnostics.Stopwatch.GetTimestamp();
        }

        if (context.Node.Title == "last")
        {
            Ended(context.Run).TrySetResult();
        }

        return Task.FromResult(done);
    }
}
