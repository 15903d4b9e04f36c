using Cadre.Nodes.Contracts;
using Cadre.Nodes.Persistence;

namespace Cadre.Nodes.Registry;

/// <summary>Reads the modules' gauges; turns the count of ended steps into a rate.</summary>
internal sealed class FigureReading(IEnumerable<NodeGauge> gauges, LagMeter lag, TimeProvider time)
{
    private readonly NodeGauge[] gauges = [.. gauges];
    private long ended;
    private long? readAt;

    public NodeFigures Take()
    {
        var (now, total) = (time.GetTimestamp(), Sum(NodeFigure.StepsEnded));
        var rate = readAt is { } before && time.GetElapsedTime(before, now).TotalSeconds is > 0.01 and var seconds ? (total - ended) / seconds : 0;
        (ended, readAt) = (total, now);
        return new(Sum(NodeFigure.Engine), Sum(NodeFigure.Runs), Sum(NodeFigure.Steps), Math.Round(rate, 1), Sum(NodeFigure.Documents), Sum(NodeFigure.Clients), lag.Take(), Environment.WorkingSet >> 20);
    }

    private long Sum(NodeFigure figure) => gauges.Where(g => g.Figure == figure).Sum(g => g.Read());
}
