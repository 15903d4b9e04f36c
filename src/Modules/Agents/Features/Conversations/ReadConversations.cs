using Cadre.Agents.Conversations;
using Cadre.Agents.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Agents.Features.Conversations;

/// <summary>The conversations of the workspace, the latest first.</summary>
internal static class ListConversations
{
    public static async Task<Ok<Page<Conversation>>> HandleAsync(Tenant tenant, ConversationStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<Conversation>(await store.ListAsync(tenant, cancellationToken), null));
}

/// <summary>A conversation with its messages and what was answered so far.</summary>
internal static class GetConversation
{
    public static async Task<Results<Ok<ConversationView>, ProblemHttpResult>> HandleAsync(Tenant tenant, Guid conversationId, ConversationStore store, ConversationRuns runs, CancellationToken cancellationToken) =>
        await store.FindAsync(tenant, conversationId, cancellationToken) is { } conversation
            ? TypedResults.Ok(new ConversationView(conversation, await runs.ReadAsync(tenant, conversation, cancellationToken)))
            : Error.NotFound("conversation").ToProblem();
}

/// <summary>Deletes a conversation with its messages; its runs stay.</summary>
internal static class DeleteConversation
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(Tenant tenant, Guid conversationId, ConversationStore store, CancellationToken cancellationToken) =>
        await store.DeleteAsync(tenant, conversationId, cancellationToken) ? TypedResults.NoContent() : Error.NotFound("conversation").ToProblem();
}

/// <summary>A conversation and its messages, oldest first: the last 200 of them.</summary>
internal sealed record ConversationView(Conversation Conversation, IReadOnlyList<ConversationMessage> Messages);
