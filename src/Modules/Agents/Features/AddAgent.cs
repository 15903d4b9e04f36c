using Cadre.Agents.Contracts;
using Cadre.Agents.Domain;
using Cadre.Agents.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Agents.Features;

/// <summary>Makes an agent: from a profile, or from a template with a name of its own.</summary>
internal static class AddAgent
{
    public static async Task<Results<Created<AgentView>, ProblemHttpResult>> HandleAsync(Tenant tenant, NewAgent request, AgentTemplates templates, AgentChange change, CancellationToken cancellationToken)
    {
        var profile = Profile(request, templates);
        var added = profile.IsOk ? await change.AddAsync(tenant, profile.Value, cancellationToken) : profile.Error;
        return added.IsOk ? TypedResults.Created($"/api/v1/agents/{added.Value.Id}", added.Value) : added.Error.ToProblem();
    }

    private static Result<AgentProfile> Profile(NewAgent request, AgentTemplates templates)
    {
        if (request.Profile is { } given)
        {
            return request.Name is { Length: > 0 } name ? given with { Name = name } : given;
        }

        return templates.All.FirstOrDefault(t => t.Id == request.Template) is { Profile: var profile }
            ? profile with { Name = request.Name is { Length: > 0 } named ? named : profile.Name }
            : Error.Invalid("template_unknown", $"There is no template '{request.Template}'.", $"Send a 'profile', or one of: {string.Join(", ", templates.All.Select(t => t.Id))}.");
    }
}

/// <summary>A new agent. <c>profile</c>: who it is; else <c>template</c> names one of the beginnings. <c>name</c> replaces theirs.</summary>
internal sealed record NewAgent(AgentProfile? Profile = null, string? Template = null, string? Name = null);
