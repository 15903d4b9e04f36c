using Cadre.Blocks.Agent;
using Cadre.Blocks.Agent.Loop;
using Cadre.Blocks.Agent.Tools;

namespace Cadre.Blocks.Squad;

/// <summary>A member of a squad.</summary>
/// <param name="Agent">Who.</param>
/// <param name="Tools">What it may use.</param>
internal sealed record SquadMember(CastAgent Agent, IReadOnlyList<GrantedTool> Tools)
{
    /// <summary>What it is called.</summary>
    public string Name => Agent.Profile.Name;

    /// <summary>Whether it may come to ask a person.</summary>
    public bool MayAsk => Tools.Any(t => ActGate.MayAsk(Agent.Profile, t));
}
