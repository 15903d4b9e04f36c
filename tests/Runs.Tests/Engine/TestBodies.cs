using Cadre.Runs.Contracts;

namespace Cadre.Runs.Tests.Engine;

/// <summary>Flows whose steps open bodies.</summary>
internal static class TestBodies
{
    /// <summary>A flow <c>opener > after</c> around a body; edges of the body use <c>@</c> for the opener.</summary>
    public static Flow Around(Flow body, string opener = "loop", string after = "after", params string[] outer) => Nest(
        TestFlows.Of([TestFlows.Node("before"), TestFlows.Node(opener) with { Body = (body with { Parts = null }).Hash }, TestFlows.Node(after)], ["before>" + opener, $"{opener}.results>{after}", .. outer]),
        body);

    /// <summary>Gives a flow its bodies, and theirs.</summary>
    public static Flow Nest(Flow flow, params Flow[] bodies) => flow with
    {
        Format = 2,
        Parts = bodies.SelectMany(b => (b.Parts?.Values ?? []).Append(b with { Parts = null })).DistinctBy(p => p.Hash).ToDictionary(p => p.Hash),
    };

    /// <summary>A loop over numbers: opens its body for each, then gives the values at its port <c>collect</c>.</summary>
    public static Func<StepContext, StepOutcome> Loop(int items, int lanes = 4, bool stops = false) => context => context.Body is { } body
        ? body.Results.Any(r => r is null or { Status: not StepStatus.Succeeded }) && stops
            ? new StepOutcome.Failed("item_failed", "An item failed.")
            : ScriptedExecutor.Done(body.Results.Select(r => r is { Status: StepStatus.Succeeded } && r.Outputs.TryGetValue("collect", out var value) ? value.GetRawText() : "-"), "results")
        : new StepOutcome.Opens(TestFlows.Json(Enumerable.Range(0, items)), "item", lanes) { StopsAtFailure = stops };
}
