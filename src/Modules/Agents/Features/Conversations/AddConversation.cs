using Cadre.Agents.Contracts;
using Cadre.Agents.Conversations;
using Cadre.Agents.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Agents.Features.Conversations;

/// <summary>Begins a conversation: with one agent, with several as a squad, or with the plain one that is always there.</summary>
internal static class AddConversation
{
    private const int MostMembers = 12;
    private static readonly string[] Patterns = ["sequential", "concurrent", "round-robin", "selector", "hand-off", "planner", "debate", "author-reviewer"];

    public static async Task<Results<Created<Conversation>, ProblemHttpResult>> HandleAsync(Tenant tenant, NewConversation request, IAgentDirectory agents, ConversationStore store, IdSource ids, TimeProvider time, CancellationToken cancellationToken)
    {
        var members = request.Members ?? [];
        if (members.Count > MostMembers || request.Title?.Length > 200)
        {
            return Error.Invalid("conversation_invalid", $"A conversation has at most {MostMembers} members and a title of at most 200 characters.", "Take fewer.").ToProblem();
        }

        foreach (var member in members)
        {
            if (await agents.FindAsync(tenant, new AgentId(member), cancellationToken) is null)
            {
                return Error.NotFound("agent").ToProblem();
            }
        }

        var pattern = members.Count > 1 ? request.Pattern ?? "planner" : null;
        if (pattern is not null && !Patterns.Contains(pattern, StringComparer.Ordinal))
        {
            return Error.Invalid("pattern_unknown", $"There is no pattern '{pattern}'.", $"Use one of: {string.Join(", ", Patterns)}.").ToProblem();
        }

        var conversation = new Conversation(ids.NewGuid(), request.Title?.Replace("\0", "", StringComparison.Ordinal).Trim() ?? "", [.. members.Select(m => m.ToString())], pattern, time.GetUtcNow());
        await store.AddAsync(tenant, conversation, cancellationToken);
        return TypedResults.Created($"/api/v1/conversations/{conversation.Id}", conversation);
    }
}

/// <summary>With whom to talk. <c>members</c>: ids of agents, none for the plain one; several are a squad that works by <c>pattern</c>. Without a title the first message gives one.</summary>
internal sealed record NewConversation(IReadOnlyList<Guid>? Members = null, string? Pattern = null, string? Title = null);
