using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Packages.Format;

/// <summary>The file <c>cadre-block.json</c> of a package. Documented in docs/blocks/packages.md.</summary>
/// <param name="Format">The version of this file's shape: 1.</param>
/// <param name="Name">The block type: lower-case letters, digits and dashes; a publisher in front, with a dot.</param>
/// <param name="Version">Three numbers; the first rises when settings or ports change their meaning, and is the type's version.</param>
/// <param name="Title">Shown to people.</param>
/// <param name="Description">One sentence: what it makes.</param>
internal sealed record PackageManifest(int Format, string Name, string Version, string Title, string Description)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "cadre-block.json";

    public required PackageProgram Executor { get; init; }

    public required JsonElement Settings { get; init; }

    public string Publisher { get; init; } = "";

    public string License { get; init; } = "";

    public string Category { get; init; } = "code";

    public string Icon { get; init; } = "box";

    public string Color { get; init; } = "#64748B";

    public string? Picture { get; init; }

    public IReadOnlyList<string> Keywords { get; init; } = [];

    public IReadOnlyList<string> UseCases { get; init; } = [];

    public IReadOnlyList<InputPort> Inputs { get; init; } = [];

    public IReadOnlyList<OutputPort> Outputs { get; init; } = [];

    public IReadOnlyList<string> RequiresOneOf { get; init; } = [];

    public SideEffect SideEffect { get; init; }

    public PackageWants Wants { get; init; } = new();

    public PackageLimits Limits { get; init; } = new();

    public PackageFace Face { get; init; } = new();

    public IReadOnlyList<PackageExample> Examples { get; init; } = [];

    public IReadOnlyList<BlockMigration> Migrations { get; init; } = [];
}

/// <summary>What runs.</summary>
/// <param name="Language">python, javascript or shell.</param>
/// <param name="Entry">The file that is started.</param>
internal sealed record PackageProgram(string Language, string Entry);

/// <summary>What a package may do beyond computing on its inputs; whoever installs it agrees to each.</summary>
internal sealed record PackageWants
{
    /// <summary>Hosts it may call; <c>*.</c> in front covers subdomains.</summary>
    public IReadOnlyList<string> Network { get; init; } = [];

    /// <summary>Whether it gets the bytes of the files that its inputs name.</summary>
    public bool Files { get; init; }

    /// <summary>A question put to the workspace's language model before it runs; null for none.</summary>
    public PackageQuestion? Model { get; init; }

    /// <summary>Each want as one word, such as <c>network:api.example.com</c>: what is agreed to.</summary>
    public IReadOnlyList<string> Words() => [.. Network.Select(host => "network:" + host), .. Files ? ["files"] : Array.Empty<string>(), .. Model is null ? [] : (string[])["model"]];
}

/// <summary>A question for a language model.</summary>
/// <param name="Task">What to ask. The inputs come with it as material, the settings as JSON.</param>
internal sealed record PackageQuestion(string Task);

/// <summary>What a run may use.</summary>
internal sealed record PackageLimits
{
    /// <summary>Longest run, 1 to 600.</summary>
    public int Seconds { get; init; } = 60;

    /// <summary>Memory, 64 to 1024.</summary>
    public int MemoryMb { get; init; } = 256;
}

/// <summary>How blocks look: settings on the card, results by kind. Declared, never a script of the package.</summary>
internal sealed record PackageFace
{
    /// <summary>Settings that the card shows.</summary>
    public IReadOnlyList<string> Summary { get; init; } = [];

    /// <summary>What a person looks at, in order; the outputs by their types when empty.</summary>
    public IReadOnlyList<PackageView> Views { get; init; } = [];
}

/// <summary>One thing to look at.</summary>
/// <param name="Kind">markdown, table, chart, svg, image, code, json, pdf, audio, video, file or frame (a page in an isolated frame).</param>
/// <param name="Output">The output port it shows.</param>
internal sealed record PackageView(string Kind, string Output)
{
    public string? Title { get; init; }

    public string? Language { get; init; }
}

/// <summary>An example that is also a test.</summary>
/// <param name="Title">What it shows.</param>
internal sealed record PackageExample(string Title)
{
    public JsonElement? Settings { get; init; }

    public JsonElement? Inputs { get; init; }

    public PackageExpectation Expects { get; init; } = new();
}

/// <summary>What an example must give.</summary>
internal sealed record PackageExpectation
{
    /// <summary>Values by output; of objects only the members named here are compared.</summary>
    public JsonElement? Outputs { get; init; }

    /// <summary>Files that must be written to out/.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The code of the failure that must happen; null for a success.</summary>
    public string? Fails { get; init; }
}
