using Cadre.Blocks.Agent.Minds;
using Cadre.Blocks.Agent.Tools;
using Cadre.Blocks.Materials;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Agent.Loop;

/// <summary>One piece of an agent's work: what it was given and what came of it so far. Rebuilt from the journal when the step is executed again.</summary>
internal sealed class AgentWork(StepContext context, CastAgent agent, string task, Conversation conversation)
{
    private readonly List<EvidenceItem> evidence = [];
    private readonly List<AgentTurn> turns = [];

    /// <summary>The step.</summary>
    public StepContext Context => context;

    /// <summary>Who works.</summary>
    public CastAgent Agent => agent;

    /// <summary>What is asked.</summary>
    public string Task { get; } = task;

    /// <summary>What it is about, for rules that look things up by its words: the task itself unless given.</summary>
    public string Subject { get; init; } = task;

    /// <summary>What people see.</summary>
    public Conversation Conversation => conversation;

    /// <summary>What people answered.</summary>
    public required PersonAnswers Answers { get; init; }

    /// <summary>Before the names of its effects: empty, or one for each turn of a squad.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What was said before, oldest first.</summary>
    public IReadOnlyList<EarlierMessage> Earlier { get; init; } = [];

    /// <summary>The conversation or canvas whose work folder it uses.</summary>
    public required Guid Place { get; init; }

    /// <summary>The tools it has.</summary>
    public required IReadOnlyList<GrantedTool> Tools { get; init; }

    /// <summary>What answers may point at, in the order of the numbers.</summary>
    public IReadOnlyList<EvidenceItem> Evidence => evidence;

    /// <summary>The turns so far.</summary>
    public IReadOnlyList<AgentTurn> Turns => turns;

    /// <summary>Files it kept.</summary>
    public List<ArtifactRef> Files { get; } = [];

    /// <summary>Words of untrusted origin that went in.</summary>
    public HashSet<string> Sources { get; } = new(StringComparer.Ordinal);

    /// <summary>USD so far.</summary>
    public decimal Spent { get; set; }

    /// <summary>Seconds of work so far; waiting for people is none.</summary>
    public double Worked { get; set; }

    /// <summary>Whether something only the workspace knows was read.</summary>
    public bool SawPrivate { get; set; }

    /// <summary>Whether something strangers wrote was read.</summary>
    public bool SawForeign { get; set; }

    /// <summary>Whether what it reads can sway it: a model's next call may be what a stranger's text asks for, a rule's never is.</summary>
    public bool IsSwayed { get; set; }

    /// <summary>Why it has to come to an end now; null while it goes on.</summary>
    public string? Closing { get; set; }

    /// <summary>The model that answered last; null before.</summary>
    public string? Model { get; set; }

    /// <summary>Gives material a number.</summary>
    public void Receive(Material material)
    {
        evidence.Add(new EvidenceItem(evidence.Count + 1, material.Title, null, null, material.Text));
    }

    /// <summary>The number of the next tool call.</summary>
    public int NextNumber => evidence.Count + 1;

    /// <summary>Notes a finished call.</summary>
    public void Finish(AgentTurn turn, ToolCallRequest call, ToolResult result, string effect, GrantedTool? tool)
    {
        evidence.Add(new EvidenceItem(evidence.Count + 1, tool?.Info.Title ?? call.Name, effect, call.Name, result.Text) { Failed = result.Failed is not null, Citations = result.Citations });
        turn.Results.Add(result);
        Files.AddRange(result.Files.Where(f => Files.All(known => known.Artifact != f.Artifact)));
        Worked += result.Seconds;
        SawPrivate |= tool?.Info.ReadsPrivate == true && result.Failed is null;
        SawForeign |= tool?.Info.ReadsForeign == true && result.Failed is null;
        foreach (var citation in result.Citations)
        {
            Sources.Add(citation.Url is { } url && Uri.TryCreate(url, UriKind.Absolute, out var address) ? "web:" + address.Host : "knowledge:" + citation.Title);
        }
    }

    /// <summary>Begins a turn.</summary>
    public AgentTurn Begin(AgentMove move)
    {
        var turn = new AgentTurn(move);
        turns.Add(turn);
        Spent += move.Cost;
        Worked += move.Seconds;
        Model = move.Model ?? Model;
        return turn;
    }
}

/// <summary>A turn: what the mind said and asked for, and what came of it.</summary>
internal sealed record AgentTurn(AgentMove Move)
{
    /// <summary>Results of its calls, in their order.</summary>
    public List<ToolResult> Results { get; } = [];

    /// <summary>What the agent was told about its answer; null for nothing.</summary>
    public string? Remark { get; set; }
}

/// <summary>Something that was said before.</summary>
internal sealed record EarlierMessage(string By, string Text)
{
    /// <summary>Whether the agent itself said it.</summary>
    public bool Own { get; init; }
}

/// <summary>Something answers may point at.</summary>
/// <param name="Number">By which they do.</param>
/// <param name="Title">What it is.</param>
/// <param name="Effect">The effect in the journal; null for connected material.</param>
/// <param name="Tool">The tool; null for connected material.</param>
/// <param name="Text">What it says.</param>
internal sealed record EvidenceItem(int Number, string Title, string? Effect, string? Tool, string Text)
{
    /// <summary>Whether the call did not work.</summary>
    public bool Failed { get; init; }

    /// <summary>Where it is from.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];
}
