using Cadre.Planning.Contracts;

namespace Cadre.Planning.Composition;

/// <summary>A plan before its estimates and needs are worked out.</summary>
internal sealed record PlanDraft(string Title, string Summary, IReadOnlyList<PlanBlock> Blocks, IReadOnlyList<PlanConnection> Connections, IReadOnlyList<PlanGroup> Groups)
{
    public string Goal { get; init; } = "";

    public string Language { get; init; } = "en";

    public IReadOnlyList<string> Assumptions { get; init; } = [];

    public IReadOnlyList<AcceptanceCheck> Acceptance { get; init; } = [];

    public IReadOnlyList<PlanCredential> Credentials { get; init; } = [];
}
