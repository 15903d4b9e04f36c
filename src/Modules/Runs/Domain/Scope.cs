using System.Globalization;
using System.Text.Json;

namespace Cadre.Runs.Domain;

/// <summary>One execution of a graph within a run: the whole flow (the root), or one opening of a step's body. Its steps are numbered after <see cref="First"/>.</summary>
internal sealed class Scope
{
    public Scope(FlowGraph graph, StepState? opener, int number, int first)
    {
        (Graph, Opener, Opening, Number, First) = (graph, opener, opener?.Opening, number, first);
        Prefix = opener is null ? "" : PrefixOf(opener.Address, opener.Opening!.Single, number);
        Steps = new StepState[graph.Count];
        for (var i = 0; i < Steps.Length; i++)
        {
            Steps[i] = new StepState(this, i) { MissingSources = graph.SourceCounts[i] };
        }
    }

    public FlowGraph Graph { get; }

    /// <summary>The step whose body this is; null for the root.</summary>
    public StepState? Opener { get; }

    /// <summary>The opening it belongs to; its opener may have opened its body anew since.</summary>
    public Opening? Opening { get; }

    /// <summary>Counted over all openings of the step, from 0.</summary>
    public int Number { get; }

    /// <summary>The id of its first step: ids go on through the run and are never used twice.</summary>
    public int First { get; }

    /// <summary>What stands before the addresses of its steps: nothing, or <c>b3[17]/</c>.</summary>
    public string Prefix { get; }

    public StepState[] Steps { get; }

    /// <summary>Steps that have ended.</summary>
    public int Ended { get; set; }

    public bool IsOver => Ended == Steps.Length;

    /// <summary>The first step that failed; null when none did.</summary>
    public StepState? Failed { get; set; }

    /// <summary>The item it was opened for.</summary>
    public JsonElement Item => Opening!.Items[Number - Opening.First];

    public static string PrefixOf(string opener, bool single, int number) =>
        single ? opener + "/" : string.Create(CultureInfo.InvariantCulture, $"{opener}[{number}]/");
}
