using Cadre.Agents.Contracts;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Agent.Tools;

/// <summary>Hands out the tools that an agent was given.</summary>
internal sealed class Toolbox(IEnumerable<IAgentTool> tools)
{
    private readonly Dictionary<string, IAgentTool> known = tools.ToDictionary(t => t.Info.Name, StringComparer.Ordinal);

    /// <summary>The tools of a profile.</summary>
    public Task<Result<IReadOnlyList<GrantedTool>>> OpenAsync(StepContext context, AgentProfile profile, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var granted = new List<GrantedTool>();
        foreach (var grant in profile.Tools.DistinctBy(g => g.Name))
        {
            if (!known.TryGetValue(grant.Name, out var tool))
            {
                return Task.FromResult<Result<IReadOnlyList<GrantedTool>>>(StepSettings.Bad("tools", $"There is no tool '{grant.Name}'.", $"Choose among {string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}."));
            }

            granted.Add(new GrantedTool(tool, grant));
        }

        return Task.FromResult<Result<IReadOnlyList<GrantedTool>>>(granted);
    }
}
