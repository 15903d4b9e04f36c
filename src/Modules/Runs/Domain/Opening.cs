using System.Text.Json;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Domain;

/// <summary>A step's body under way: its items, the scopes that are open, and the results of those that have ended.</summary>
internal sealed class Opening
{
    private readonly BodyResult?[] results;

    public Opening(StepOpened opened, IReadOnlyList<string> earlierSources)
    {
        (Port, Lanes, StopsAtFailure, Single, First) = (opened.Port, opened.Lanes, opened.StopsAtFailure, opened.Single, opened.First);
        Items = opened.Items.ValueKind == JsonValueKind.Array ? [.. opened.Items.EnumerateArray()] : [];
        results = new BodyResult?[Items.Length];
        Sources = earlierSources;
    }

    public string Port { get; }

    public int Lanes { get; }

    public bool StopsAtFailure { get; }

    public bool Single { get; }

    /// <summary>The number of the first item: openings of one step go on counting.</summary>
    public int First { get; }

    public JsonElement[] Items { get; }

    /// <summary>How many scopes were opened.</summary>
    public int Opened { get; private set; }

    public int Ended { get; private set; }

    public int Failed { get; private set; }

    /// <summary>Open scopes by number.</summary>
    public SortedDictionary<int, Scope> Open { get; } = [];

    /// <summary>Untrusted sources of all results so far.</summary>
    public IReadOnlyList<string> Sources { get; private set; }

    /// <summary>The opener's inputs: what its body sees of the outside; worked out once.</summary>
    public IReadOnlyDictionary<string, PortValue>? Inputs { get; set; }

    public bool IsStopping => StopsAtFailure && Failed > 0;

    public bool HasRoom => !IsStopping && Opened < Items.Length && Open.Count < Lanes;

    public bool IsOver => Open.Count == 0 && (IsStopping || Ended == Items.Length);

    public BodyResults Results => new(First + Opened, results);

    public void Add(Scope scope)
    {
        Open.Add(scope.Number, scope);
        Opened++;
    }

    public void Close(ScopeClosed closed)
    {
        Open.Remove(closed.Number);
        results[closed.Number - First] = new(closed.Status, closed.Outputs) { Error = closed.Error, FailedStep = closed.FailedStep };
        Ended++;
        Failed += closed.Status == StepStatus.Failed ? 1 : 0;
        if (closed.Sources.Count > 0)
        {
            Sources = StepInputs.Union([Sources, closed.Sources]);
        }
    }
}
