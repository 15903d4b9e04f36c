using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;

namespace Cadre.Runs.History;

/// <summary>Collects a timeline from the heads of a journal's events.</summary>
internal sealed class TimelineWriter(FlowGraph graph)
{
    private readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);
    private readonly HashSet<string> singles = new(StringComparer.Ordinal);
    private readonly List<string> addresses = [];
    private readonly List<int> of = [];
    private readonly List<double> at = [];
    private readonly List<StepStatus> to = [];
    private DateTimeOffset? begin;
    private long seq;

    public void Add(long number, string kind, string payload)
    {
        seq = number;
        var head = EventHead.Read(payload);
        begin ??= head.At;
        switch (kind)
        {
            case "step.opened" when head.Single:
                singles.Add(head.Address);
                break;
            case "scope.opened":
                Change(Item(head), head, StepStatus.Running);
                break;
            case "scope.closed":
                Change(Item(head), head, head.Status);
                break;
            default:
                if (StateAfter(kind) is { } state)
                {
                    Change(head.Address, head, state);
                }

                break;
        }
    }

    public TimelineView Write(DateTimeOffset accepted)
    {
        var places = new List<TimelinePlace>();
        Places(graph, "", places);
        return new(seq, begin ?? accepted, places, addresses, new(of, at, to));
    }

    private static StepStatus? StateAfter(string kind) => kind switch
    {
        "step.started" => StepStatus.Running,
        "step.waiting" => StepStatus.Waiting,
        "step.answered" => StepStatus.Pending,
        "step.retry" => StepStatus.Retrying,
        "step.finished" or "step.reused" => StepStatus.Succeeded,
        "step.failed" => StepStatus.Failed,
        "step.skipped" => StepStatus.Skipped,
        "step.cancelled" => StepStatus.Cancelled,
        _ => null,
    };

    private static void Places(FlowGraph graph, string prefix, List<TimelinePlace> places)
    {
        for (var i = 0; i < graph.Count; i++)
        {
            var (node, path) = (graph.Node(i), prefix + graph.Node(i).Address);
            string[] after = [.. graph.Incoming[i].Where(e => e.From != Flow.Opener).Select(e => prefix + e.From).Distinct(StringComparer.Ordinal)];
            places.Add(new(path, node.Type, node.Title, node.SideEffect, graph.Bodies[i] is not null, after));
            if (graph.Bodies[i] is { } body)
            {
                Places(body, path + "/", places);
            }
        }
    }

    private string Item(EventHead head) => Scope.PrefixOf(head.Address, singles.Contains(head.Address), head.Number);

    private void Change(string address, EventHead head, StepStatus state)
    {
        if (!positions.TryGetValue(address, out var position))
        {
            positions[address] = position = addresses.Count;
            addresses.Add(address);
        }

        of.Add(position);
        at.Add(Math.Round((head.At - begin!.Value).TotalMilliseconds, 2));
        to.Add(state);
    }
}
