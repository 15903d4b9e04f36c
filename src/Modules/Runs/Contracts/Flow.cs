using System.Text.Json;
using System.Text.Json.Serialization;
using Cadre.Kernel;
using Cadre.Runs.Domain;

namespace Cadre.Runs.Contracts;

/// <summary>A validated, immutable, content-hashed graph of steps. Only flows run.</summary>
/// <param name="Format">The version of this document's shape: 1, or 2 when steps open bodies or join early.</param>
/// <param name="Title">Shown to people; not part of the meaning but of the hash.</param>
/// <param name="Nodes">The steps, in a stable order.</param>
/// <param name="Edges">The connections.</param>
public sealed record Flow(int Format, string Title, IReadOnlyList<FlowNode> Nodes, IReadOnlyList<FlowEdge> Edges)
{
    /// <summary>In a connection of a body: the step that opened it. From it come the round's values and the values captured around the body; into it go the body's results.</summary>
    public const string Opener = "@";

    /// <summary>Bodies that steps open (rounds of a loop, other canvases), by their own hash. Only the outermost flow has them; bodies refer to them as well.</summary>
    public IReadOnlyDictionary<string, Flow>? Parts { get; init; }

    /// <summary>The step at an address, in the flow or within its bodies, whatever the item (<c>b3[17]/b4</c>, <c>b3/b4</c>); null when there is none.</summary>
    public FlowNode? Find(string address)
    {
        var (part, found) = (this, default(FlowNode));
        foreach (var name in StepPath.Of(address).Split('/'))
        {
            found = part?.Nodes.FirstOrDefault(n => n.Address == name);
            part = found?.Body is { } hash ? Parts?.GetValueOrDefault(hash) : null;
        }

        return found;
    }

    /// <summary>Lower-case hexadecimal SHA-256 over the canonical JSON of the flow.</summary>
    [JsonIgnore]
    public string Hash => CanonicalJson.Hash(JsonSerializer.SerializeToElement(this, CadreJson.Stored));
}

/// <summary>One step of a flow.</summary>
/// <param name="Address">Stable within the flow; the block's id for blocks of a canvas.</param>
/// <param name="Type">The block type, such as <c>code</c>.</param>
/// <param name="TypeVersion">The version of the block type's manifest.</param>
/// <param name="Title">Shown to people.</param>
/// <param name="Settings">The block's settings, valid against the manifest's schema.</param>
public sealed record FlowNode(string Address, string Type, int TypeVersion, string Title, JsonElement Settings)
{
    /// <summary>Input port → values given from outside the flow (run inputs, results of blocks that are not part of this run); they come before the values of connections into the same port.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PortValue>>? Given { get; init; }

    /// <summary>Input ports whose values always arrive as an array.</summary>
    public IReadOnlyList<string>? ManyPorts { get; init; }

    /// <summary>How often and how fast to try again.</summary>
    public RetryPolicy? Retry { get; init; }

    /// <summary>The longest one attempt may take; the block type's default when null.</summary>
    public int? TimeoutSeconds { get; init; }

    /// <summary>What running it does to the outside.</summary>
    public SideEffect SideEffect { get; init; }

    /// <summary>Connected input ports without which the step is not needed: when one of them gets no value, the step is skipped. Null: any value is enough.</summary>
    public IReadOnlyList<string>? RequiredPorts { get; init; }

    /// <summary>The hash of the part that this step opens, once for each item or round; null for a step without a body.</summary>
    public string? Body { get; init; }

    /// <summary>How many of its connections must have a value before it begins, without waiting for the others; null waits until all sources have ended.</summary>
    public int? JoinAfter { get; init; }

    /// <summary>For a step of an installed block type: the hash of the package that runs it. Null for the types of Cadre itself.</summary>
    public string? Package { get; init; }

    /// <summary>Whether the step takes what is there when a step it depends on failed; by default it is skipped.</summary>
    public bool ToleratesFailures { get; init; }
}

/// <summary>A connection: the value of an output port becomes the value (or one of the values) of an input port, and the target waits for the source.</summary>
/// <param name="From">Source step.</param>
/// <param name="FromPort">Its output port.</param>
/// <param name="To">Target step.</param>
/// <param name="ToPort">Its input port.</param>
public sealed record FlowEdge(string From, string FromPort, string To, string ToPort);

/// <summary>Retries of a step.</summary>
/// <param name="MaxAttempts">Attempts in all, 1 to 20.</param>
/// <param name="FirstDelaySeconds">The first pause; each further one doubles, with full jitter.</param>
/// <param name="MaxDelaySeconds">The longest pause.</param>
public sealed record RetryPolicy(int MaxAttempts = 3, double FirstDelaySeconds = 1, double MaxDelaySeconds = 60);

/// <summary>What a step does to the outside.</summary>
public enum SideEffect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Something that is undone by itself or by repeating.</summary>
    Reversible,

    /// <summary>Something that a compensation undoes.</summary>
    Compensable,

    /// <summary>Something that cannot be undone.</summary>
    Final,
}
