using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Packages.Running;

/// <summary>What a package is given: <c>input.json</c>.</summary>
/// <param name="Settings">The block's settings with the schema's defaults.</param>
/// <param name="Inputs">Values by port.</param>
/// <param name="Model">What the language model answered; null when none was asked or is connected.</param>
internal sealed record PackageInput(JsonElement Settings, JsonElement Inputs, string? Model);

/// <summary>What a package gave.</summary>
/// <param name="Outputs">Values by output port; files are artifacts.</param>
/// <param name="Files">Everything it wrote to out/.</param>
/// <param name="Terminal">What it printed, without its lines of progress.</param>
/// <param name="Failure">Why it failed; null for a success.</param>
internal sealed record PackageRun(IReadOnlyDictionary<string, JsonElement> Outputs, IReadOnlyList<ArtifactRef> Files, string Terminal, Error? Failure, double Seconds, long PeakMemoryBytes);

/// <summary>Who watches a run.</summary>
/// <param name="Text">Gets what is printed, as it comes.</param>
/// <param name="Progress">Gets how far it is.</param>
internal sealed record PackageWatch(Action<string> Text, Action<double?, string> Progress)
{
    /// <summary>Nobody.</summary>
    public static PackageWatch Nobody { get; } = new(_ => { }, (_, _) => { });
}
