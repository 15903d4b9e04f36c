using System.Text.Json;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Contracts;

/// <summary>What a kind of block can do: shown in the library, checked on every change of a canvas, used by planners.</summary>
/// <param name="Type">Stable name, such as <c>code</c>; lower-case letters, digits and dots.</param>
/// <param name="Version">Rises when settings or ports change their meaning.</param>
/// <param name="Title">Shown to people.</param>
/// <param name="Description">One sentence: what it makes.</param>
/// <param name="Category">One of: write, data, media, web, logic, people, code.</param>
public sealed record BlockManifest(string Type, int Version, string Title, string Description, string Category)
{
    /// <summary>A lucide icon name, such as <c>file-text</c>.</summary>
    public required string Icon { get; init; }

    /// <summary>The accent colour of the card, <c>#rrggbb</c>.</summary>
    public required string Color { get; init; }

    /// <summary>What it takes.</summary>
    public IReadOnlyList<InputPort> Inputs { get; init; } = [];

    /// <summary>What it gives.</summary>
    public IReadOnlyList<OutputPort> Outputs { get; init; } = [];

    /// <summary>JSON Schema (draft 7, type object, additionalProperties false) of the settings, with <c>title</c>, <c>description</c>, <c>default</c> and <c>x-widget</c>
    /// (text, textarea, code, sql, expression, select, number, list, keyvalue, file, json, url).</summary>
    public required JsonElement SettingsSchema { get; init; }

    /// <summary>What it does to the outside when it runs.</summary>
    public SideEffect SideEffect { get; init; }

    /// <summary>What it needs besides its inputs.</summary>
    public IReadOnlyList<BlockNeed> Needs { get; init; } = [];

    /// <summary>Words that people search by.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Ports or settings of which at least one must be given, by name (such as <c>port:source</c> or <c>setting:artifact</c>); empty for none.</summary>
    public IReadOnlyList<string> RequiresOneOf { get; init; } = [];

    /// <summary>For a block that runs the blocks within it: which of its ports lead inside; null for others.</summary>
    public BodyPorts? Body { get; init; }

    /// <summary>The setting that holds the id of the canvas this block runs; null for others.</summary>
    public string? Calls { get; init; }

    /// <summary>Whether it joins branches by its settings <c>mode</c> (all, any, count), <c>count</c> and <c>onError</c> (fail, ignore).</summary>
    public bool Joins { get; init; }

    /// <summary>Settings that change what it does to the outside; the first that fits counts, else <see cref="SideEffect"/>.</summary>
    public IReadOnlyList<SideEffectRule> SideEffects { get; init; } = [];

    /// <summary>Tried again by default on retryable failures.</summary>
    public RetryPolicy Retry { get; init; } = new();

    /// <summary>The package it came with; null for the types of Cadre itself.</summary>
    public BlockPackage? Package { get; init; }

    /// <summary>How blocks of older versions become blocks of this one, one for each version that is left behind.</summary>
    public IReadOnlyList<BlockMigration> Migrations { get; init; } = [];

    /// <summary>What people use it for, each a short phrase such as <c>print a label</c>.</summary>
    public IReadOnlyList<string> UseCases { get; init; } = [];

    /// <summary>Settings shown on the card, first the most telling; empty lets the face decide.</summary>
    public IReadOnlyList<string> Summary { get; init; } = [];

    /// <summary>A picture of a result; null for none.</summary>
    public ArtifactRef? Picture { get; init; }

    /// <summary>A worked example; null for none.</summary>
    public BlockExample? Example { get; init; }
}

/// <summary>Where an installed type came from.</summary>
/// <param name="Version">The package's version, such as <c>1.2.0</c>; its first number is the type's version.</param>
/// <param name="Hash">SHA-256 of the archive: what runs.</param>
/// <param name="Publisher">Who made it, as the package says.</param>
public sealed record BlockPackage(string Version, string Hash, string Publisher);

/// <summary>Settings and inputs that show what a type does.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="Settings">The settings.</param>
/// <param name="Inputs">Values by input port.</param>
public sealed record BlockExample(string Title, JsonElement? Settings, JsonElement? Inputs);

/// <summary>An input.</summary>
/// <param name="Name">Unique among the inputs.</param>
/// <param name="Type">A value type of the port table (text, markdown, json, table, any …).</param>
/// <param name="Title">Shown to people.</param>
public sealed record InputPort(string Name, string Type, string Title)
{
    /// <summary>Whether the block cannot run without it.</summary>
    public bool Required { get; init; }

    /// <summary>Whether several connections may end here; the value is then always an array.</summary>
    public bool Many { get; init; }
}

/// <summary>An output.</summary>
/// <param name="Name">Unique among the outputs.</param>
/// <param name="Type">A value type of the port table.</param>
/// <param name="Title">Shown to people.</param>
public sealed record OutputPort(string Name, string Type, string Title);

/// <summary>Ports of a block that lead to the blocks within it: what is reached from <paramref name="Gives"/> is within, until a connection comes back to <paramref name="Takes"/>.</summary>
/// <param name="Gives">Outputs that begin each round.</param>
/// <param name="Takes">Inputs that end each round.</param>
public sealed record BodyPorts(IReadOnlyList<string> Gives, IReadOnlyList<string> Takes);

/// <summary>A setting that changes what a block does to the outside.</summary>
/// <param name="Setting">Its name.</param>
/// <param name="Values">The values meant; null for any value that is given. An absent setting has its schema's default.</param>
/// <param name="Effect">What it does then.</param>
public sealed record SideEffectRule(string Setting, IReadOnlyList<string>? Values, SideEffect Effect);

/// <summary>Something a block needs.</summary>
/// <param name="Kind">model, credential, sandbox, browser or egress.</param>
/// <param name="What">Which, for a person.</param>
/// <param name="Optional">Whether it works without (with a deterministic engine).</param>
public sealed record BlockNeed(string Kind, string What, bool Optional);
