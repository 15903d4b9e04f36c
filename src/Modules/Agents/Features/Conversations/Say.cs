using Cadre.Agents.Conversations;
using Cadre.Agents.Persistence;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Agents.Features.Conversations;

/// <summary>Says something in a conversation; a run answers it. One answer at a time.</summary>
internal static class Say
{
    private const int LongestText = 40_000;
    private const int MostFiles = 20;
    private const int MostMessages = 200;

    public static async Task<Results<Created<ConversationMessage>, ProblemHttpResult>> HandleAsync(Tenant tenant, Guid conversationId, NewConversationMessage request, ConversationStore store, ConversationRuns runs, IArtifactStore artifacts, IdSource ids, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, conversationId, cancellationToken) is not { } conversation)
        {
            return Error.NotFound("conversation").ToProblem();
        }

        var text = request.Text?.Replace("\0", "", StringComparison.Ordinal).Trim() ?? "";
        if (text.Length is 0 or > LongestText || request.Files?.Count > MostFiles)
        {
            return Error.Invalid("message_invalid", $"A message has 1 to {LongestText:N0} characters and at most {MostFiles} files.", "Say something, or say it in parts.").ToProblem();
        }

        var files = new List<ArtifactRef>();
        foreach (var file in request.Files ?? [])
        {
            if (await artifacts.FindAsync(tenant, file.Artifact, cancellationToken) is not { } known)
            {
                return Error.NotFound("file").ToProblem();
            }

            files.Add(known);
        }

        var earlier = await runs.ReadAsync(tenant, conversation, cancellationToken);
        if (earlier.Count > 0 && earlier[^1].Answer is null)
        {
            return Error.Conflict("answer_pending", "The last message is still being answered.", "Wait for the answer, answer what it asks, or cancel its run.").ToProblem();
        }

        if (earlier.Count >= MostMessages)
        {
            return Error.Conflict("conversation_full", $"A conversation has at most {MostMessages} messages.", "Begin a new one.").ToProblem();
        }

        var message = new ConversationMessage(ids.NewGuid(), earlier.Count + 1, tenant.Actor.Name, text, files, time.GetUtcNow());
        var title = text.Split('\n')[0] is { Length: > 80 } long_ ? long_[..80] + "…" : text.Split('\n')[0];
        await store.AddMessageAsync(tenant, conversationId, message, title, cancellationToken);
        var named = conversation.Title.Length > 0 ? conversation : conversation with { Title = title };
        var started = await runs.StartAsync(tenant, named, message, earlier, cancellationToken);
        return started.IsOk ? TypedResults.Created($"/api/v1/conversations/{conversationId}", message with { Run = started.Value }) : started.Error.ToProblem();
    }
}

/// <summary>What to say. <c>files</c>: uploaded before.</summary>
internal sealed record NewConversationMessage(string Text, IReadOnlyList<ArtifactRef>? Files = null);
