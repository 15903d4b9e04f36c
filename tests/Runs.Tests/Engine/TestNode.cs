using Cadre.Journal;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Cadre.Runs.Execution;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cadre.Runs.Tests.Engine;

/// <summary>A whole node in this process, on a real database.</summary>
internal sealed class TestNode : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly IHostedService[] hosted;
    private bool stopped;

    private TestNode(ServiceProvider services)
    {
        this.services = services;
        hosted = [.. services.GetServices<IHostedService>()];
    }

    public IRunService Runs => Get<IRunService>();

    public EngineNode Engine => Get<EngineNode>();

    public static async Task<TestNode> StartAsync(DatabaseOptions database, string home, Func<RunsOptions, RunsOptions>? configure = null, params IStepExecutor[] executors)
    {
        var collection = new ServiceCollection().AddLogging().AddPostgres(database with { MaxConnections = 15 }).AddJournal();
        collection.AddRuns((configure ?? (o => o))(new RunsOptions(home) { Drain = TimeSpan.FromSeconds(2) }));
        foreach (var executor in executors)
        {
            collection.AddSingleton(executor);
            if (executor is ICompensation compensation)
            {
                collection.AddSingleton(compensation);
            }
        }

        var node = new TestNode(collection.BuildServiceProvider());
        foreach (var service in node.hosted)
        {
            await service.StartAsync(CancellationToken.None);
        }

        return node;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Waits until the run is in one of the states; fails after two minutes.</summary>
    public async Task<RunView> UntilAsync(Tenant tenant, RunId run, params RunStatus[] states)
    {
        var hub = Get<Notifications>();
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var changed = new TaskCompletionSource();
            using var subscription = hub.Subscribe($"run:{run}", _ => changed.TrySetResult());
            var view = (await Runs.FindAsync(tenant, run, deadline.Token)).ShouldNotBeNull();
            if (states.Length == 0 ? view.FinishedAt is not null : states.Contains(view.Status))
            {
                return view;
            }

            await Task.WhenAny(changed.Task, Task.Delay(100, deadline.Token));
        }
    }

    public async Task<RunView> RunAsync(Tenant tenant, Flow flow) =>
        await UntilAsync(tenant, (await Runs.StartAsync(tenant, new StartRun(flow), CancellationToken.None)).Value);

    /// <summary>Waits until the node holds no run in memory any more: what waits is a row. Fails after two minutes.</summary>
    public async Task ReleasedAsync()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (Engine.Owned > 0)
        {
            await Task.Delay(10, deadline.Token);
        }
    }

    public async Task StopAsync()
    {
        if (!stopped)
        {
            stopped = true;
            foreach (var service in hosted.Reverse())
            {
                await service.StopAsync(CancellationToken.None);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await services.DisposeAsync();
    }
}
