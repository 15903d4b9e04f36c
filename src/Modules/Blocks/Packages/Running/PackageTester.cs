using System.Text.Json;
using Cadre.Blocks.Packages.Format;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Packages.Running;

/// <summary>Runs the examples of a package and compares what they give with what they must give.</summary>
internal sealed class PackageTester(PackageRunner runner, IdSource ids)
{
    private const int KeptTerminal = 8_000;

    public async Task<IReadOnlyList<ExampleReport>> RunAsync(Tenant tenant, BlockFolder folder, CancellationToken cancellationToken)
    {
        var reports = new List<ExampleReport>();
        foreach (var example in folder.Manifest.Examples)
        {
            reports.Add(await RunAsync(tenant, folder, example, cancellationToken));
        }

        return reports;
    }

    private async Task<ExampleReport> RunAsync(Tenant tenant, BlockFolder folder, PackageExample example, CancellationToken cancellationToken)
    {
        var input = new PackageInput(SettingsDefaults.Fill(example.Settings, folder.Manifest.Settings), example.Inputs ?? JsonSerializer.SerializeToElement(new { }), null);
        var run = await runner.RunAsync(tenant, $"package-test/{ids.NewGuid()}", folder, input, PackageWatch.Nobody, cancellationToken);
        if (!run.IsOk)
        {
            return new ExampleReport(example.Title, false, [run.Error.Message], "", 0);
        }

        var differences = Differences(example.Expects, run.Value).ToList();
        var terminal = run.Value.Terminal.Length > KeptTerminal ? "…" + run.Value.Terminal[^KeptTerminal..] : run.Value.Terminal;
        return new ExampleReport(example.Title, differences.Count == 0, differences, terminal, Math.Round(run.Value.Seconds, 3)) { Files = run.Value.Files };
    }

    private static IEnumerable<string> Differences(PackageExpectation expects, PackageRun run)
    {
        if (run.Failure?.Code != expects.Fails)
        {
            yield return run.Failure is { } failure
                ? $"It failed: {failure.Message} ({failure.Code}) {failure.Fix}" + (expects.Fails is null ? "" : $" Expected was the failure '{expects.Fails}'.")
                : $"It succeeded; expected was the failure '{expects.Fails}'.";
            yield break;
        }

        foreach (var file in expects.Files.Where(file => run.Files.All(f => f.Name != file)))
        {
            yield return $"out/{file} was not written; there is {(run.Files.Count == 0 ? "nothing" : string.Join(", ", run.Files.Select(f => f.Name)))}.";
        }

        foreach (var wanted in expects.Outputs is { ValueKind: JsonValueKind.Object } outputs ? outputs.EnumerateObject().ToList() : [])
        {
            foreach (var difference in run.Outputs.TryGetValue(wanted.Name, out var given) ? JsonComparison.Differences(wanted.Name, wanted.Value, given) : [$"The output '{wanted.Name}' is missing."])
            {
                yield return difference;
            }
        }
    }
}

/// <summary>How an example went.</summary>
/// <param name="Title">Which.</param>
/// <param name="Passed">Whether it gave what it must.</param>
/// <param name="Differences">What was different, each a sentence.</param>
/// <param name="Terminal">The end of what it printed.</param>
/// <param name="Seconds">How long it ran.</param>
internal sealed record ExampleReport(string Title, bool Passed, IReadOnlyList<string> Differences, string Terminal, double Seconds)
{
    /// <summary>The files it wrote.</summary>
    public IReadOnlyList<ArtifactRef> Files { get; init; } = [];
}
