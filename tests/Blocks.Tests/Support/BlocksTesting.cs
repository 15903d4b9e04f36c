using System.Text.Json;
using Cadre.Agents.Contracts;
using Cadre.Blocks.Packages.Install;
using Cadre.Blocks.Search.Service;
using Cadre.Blocks.Web;
using Cadre.Canvases;
using Cadre.Canvases.Contracts;
using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Cadre.Models.Contracts;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Cadre.Sandboxes;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Blocks.Tests;

internal static class BlocksTesting
{
    /// <summary>The services of all block types over real sandboxes, with artifacts in memory, a scripted model and a scripted outside.</summary>
    public static IServiceCollection Register(BlocksFixture fixture)
    {
        var repository = FindRepository();
        var services = new ServiceCollection().AddLogging().AddSandboxes(o => o.Root = fixture.Root).AddBlocks(o =>
        {
            o.DataWorkerFolder = Path.Combine(repository, "src/Workers/Data/bin", AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug", "net10.0");
            o.DuckDbLibrary = Path.Combine(repository, "tools/node_modules/@duckdb/node-bindings-linux-x64/libduckdb.so");
            o.KatexFolder = Path.Combine(repository, "tools/node_modules/katex/dist");
            o.TypeScriptFolder = Path.Combine(repository, "tools/node_modules/typescript");
            o.MermaidFolder = Path.Combine(repository, "tools/node_modules/mermaid/dist");
        });
        return services.AddSingleton<IArtifactStore>(fixture.Artifacts).AddSingleton<IModelRouter>(fixture.Models).AddSingleton<IPictureModels>(fixture.Models).AddSingleton<ISpeechModels>(fixture.Models).AddSingleton<IModelPrices>(fixture.Models).AddSingleton<IAgentDirectory>(fixture.Agents).AddSingleton<IMcpServers>(fixture.McpServers).AddSingleton<IOutbound>(fixture.Gateway).AddSingleton<ISearchServices>(fixture.Search).AddSingleton<ISandboxProxies>(fixture.Proxies).AddSingleton(new PackageStore(Nowhere(), TimeProvider.System)).AddCanvases()
            .AddSingleton<ISandboxDirectory, StubSandboxDirectory>().AddSingleton<INotices, StubControl>().AddSingleton<IStepUndo, StubControl>();
    }

    /// <summary>A database that is never opened: packages of these tests come from folders.</summary>
    private static Database Nowhere()
    {
        var secret = new Secret("unused");
        return new Database(new DatabaseOptions("127.0.0.1", 1, "nowhere", new RolePasswords(secret, secret, secret, secret)));
    }

    /// <summary>The nearest folder above the tests that holds Cadre.slnx.</summary>
    public static string FindRepository()
    {
        var start = Environment.GetEnvironmentVariable("CADRE_REPOSITORY") ?? AppContext.BaseDirectory;
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Cadre.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Cadre.slnx was not found above the tests: run them from the repository.");
    }

    /// <summary>A step of a block type.</summary>
    public static TestStep Step(this BlocksFixture fixture, string type, object settings, params (string Port, object Value)[] inputs) =>
        new(fixture.Tenant, new FlowNode("b1", type, fixture.Services.GetServices<BlockManifest>().FirstOrDefault(m => m.Type == type)?.Version ?? 1, type, JsonSerializer.SerializeToElement(settings)), inputs.ToDictionary(i => i.Port, i => new PortValue(JsonSerializer.SerializeToElement(i.Value, CadreJson.Stored), [])));

    /// <summary>Runs a step with its executor.</summary>
    public static Task<StepOutcome> RunAsync(this BlocksFixture fixture, TestStep step) =>
        fixture.Services.GetServices<IStepExecutor>().Single(e => e.Type == step.Node.Type).ExecuteAsync(step, TestContext.Current.CancellationToken);

    /// <summary>Runs a block that must succeed.</summary>
    public static async Task<StepOutcome.Completed> CompleteAsync(this BlocksFixture fixture, string type, object settings, params (string Port, object Value)[] inputs)
    {
        var outcome = await fixture.RunAsync(fixture.Step(type, settings, inputs));
        return outcome is StepOutcome.Completed done ? done : throw new Xunit.Sdk.XunitException($"{type} did not complete: {outcome}");
    }

    /// <summary>Runs a block that must fail.</summary>
    public static async Task<StepOutcome.Failed> FailAsync(this BlocksFixture fixture, string type, object settings, params (string Port, object Value)[] inputs)
    {
        var outcome = await fixture.RunAsync(fixture.Step(type, settings, inputs));
        return outcome is StepOutcome.Failed failed ? failed : throw new Xunit.Sdk.XunitException($"{type} did not fail: {outcome}");
    }

    /// <summary>The bytes of an output that is an artifact.</summary>
    public static byte[] Bytes(this BlocksFixture fixture, JsonElement output) => fixture.Artifacts.Bytes(output.GetProperty("artifact").GetString()!);
}
