using System.Reflection;
using System.Text.Json;
using Cadre.Agents.Contracts;
using Cadre.Canvases;
using Cadre.Canvases.Contracts;
using Cadre.Journal;
using Cadre.Kernel;
using Cadre.Models.Contracts;
using Cadre.Planning.BuiltIn;
using Cadre.Planning.Composition;
using Cadre.Planning.Contracts;
using Cadre.Planning.Features;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Cadre.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Planning.Tests;

/// <summary>The module over a database, with the manifests of the real block types and a router that answers as told.</summary>
public sealed class Bench : IAsyncLifetime
{
    private ServiceProvider services = null!;

    internal TestDatabase Database { get; private set; } = null!;

    internal ScriptedRouter Router { get; } = new();

    internal Tenant Tenant { get; } = TestDatabase.NewTenant();

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(JournalModule.Migrations, new MigrationSet("canvases", typeof(CanvasesModule).Assembly), new MigrationSet("planning", typeof(PlanningModule).Assembly));
        var collection = new ServiceCollection();
        collection.AddLogging().AddSingleton(TimeProvider.System).AddSingleton<IdSource>().AddPostgres(Database.Options);
        collection.AddSingleton(DispatchProxy.Create<IRunService, Unused>()).AddSingleton<IModelRouter>(Router).AddSingleton<IModelPrices>(Router).AddSingleton<IAgentDirectory, Team>().AddSingleton<IMcpServers, Team>();
        foreach (var name in typeof(Bench).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("manifest.", StringComparison.Ordinal)))
        {
            using var stream = typeof(Bench).Assembly.GetManifestResourceStream(name)!;
            collection.AddSingleton(JsonSerializer.Deserialize<BlockManifest>(stream, CadreJson.Strict)!);
        }

        services = collection.AddJournal().AddCanvases().AddPlanning().BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Database.DisposeAsync();
    }

    internal T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    internal IReadOnlyList<(string Block, BlockProblem Problem)> Problems(PlanContract plan) => Get<PlanCheck>().ProblemsAsync(Tenant, plan, CancellationToken.None).GetAwaiter().GetResult(); // nothing is installed here: it never waits

    internal PlanContract Plan(string text, bool answered = true, bool model = false, params string[] agents)
    {
        var answer = Get<BuiltInPlanner>().Plan(new NewIntent(text) { Answers = answered ? new Dictionary<string, JsonElement>() : null }, model, agents);
        answer.Draft.ShouldNotBeNull(answer.Message ?? "questions: " + string.Join("; ", answer.Questions.Select(q => q.Text)));
        return Get<PlanEstimates>().Finish(new PlanId(Guid.CreateVersion7()), answer.Draft, null);
    }

    internal Task<Result<IntentAnswer>> AskAsync(NewIntent intent) => Get<Planner>().PlanAsync(Tenant, intent, TestContext.Current.CancellationToken);

    internal static string Fingerprint(PlanContract plan) =>
        CanonicalJson.Hash(JsonSerializer.SerializeToElement(new { blocks = plan.Blocks.Select(b => new { b.Type, b.Title, b.Settings }), plan.Connections }));
}

/// <summary>No runs happen here.</summary>
public class Unused : DispatchProxy
{
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new NotSupportedException(targetMethod?.Name);
}
