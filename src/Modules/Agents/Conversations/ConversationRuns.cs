using System.Text.Json;
using Cadre.Agents.Persistence;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Agents.Conversations;

/// <summary>
/// Has messages answered by runs: an agent or squad as a flow of one step. 1. A message is stored; 2. its run starts under the message's id as key, so that starting it again is
/// harmless; 3. once the run has ended its answer is kept with the message.
/// </summary>
internal sealed class ConversationRuns(ConversationStore store, IRunService runs)
{
    private const string Address = "answer";

    /// <summary>The messages with the answers as they are now. One that was stored, but whose run did not start before the server ended, is started by the next who may run something.</summary>
    public async Task<IReadOnlyList<ConversationMessage>> ReadAsync(Tenant tenant, Conversation conversation, CancellationToken cancellationToken)
    {
        var messages = new List<ConversationMessage>();
        foreach (var message in await store.MessagesAsync(tenant, conversation.Id, cancellationToken))
        {
            messages.Add(message.Answer is not null ? message : await LookAsync(tenant, conversation, message, messages, cancellationToken));
        }

        return messages;
    }

    /// <summary>Starts the run that answers a message; the second time it is the same run.</summary>
    public async Task<Result<RunId>> StartAsync(Tenant tenant, Conversation conversation, ConversationMessage message, IReadOnlyList<ConversationMessage> earlier, CancellationToken cancellationToken)
    {
        var node = new FlowNode(Address, conversation.Pattern is null ? "agent" : "squad", 1, conversation.Title, Settings(conversation)) { SideEffect = SideEffect.Reversible };
        var inputs = new Dictionary<string, PortValue>(StringComparer.Ordinal)
        {
            ["task"] = new(JsonSerializer.SerializeToElement(message.Text), []),
            ["conversation"] = new(JsonSerializer.SerializeToElement(earlier.SelectMany(Lines), CadreJson.Stored), []),
        };
        if (message.Files.Count > 0)
        {
            inputs["context"] = new(JsonSerializer.SerializeToElement(message.Files, CadreJson.Stored), [.. message.Files.Select(f => "upload:" + f.Name)]);
        }

        var request = new StartRun(new Flow(1, conversation.Title, [node], []))
        {
            IdempotencyKey = $"conversation:{message.Id}",
            Inputs = new Dictionary<string, IReadOnlyDictionary<string, PortValue>>(StringComparer.Ordinal) { [Address] = inputs },
        };
        var started = await runs.StartAsync(tenant, request, cancellationToken); // 2
        if (started.IsOk)
        {
            await store.AnsweredByAsync(tenant, message.Id, started.Value, cancellationToken);
        }

        return started;
    }

    private async Task<ConversationMessage> LookAsync(Tenant tenant, Conversation conversation, ConversationMessage message, IReadOnlyList<ConversationMessage> earlier, CancellationToken cancellationToken)
    {
        if (message.Run is not { } id)
        {
            if (tenant.Role < Role.Operator)
            {
                return message; // who may only read starts nothing, not even what was left unstarted
            }

            var started = await StartAsync(tenant, conversation, message, earlier, cancellationToken);
            return started.IsOk ? message with { Run = started.Value } : message;
        }

        if (await runs.FindAsync(tenant, id, cancellationToken) is not { Status: RunStatus.Succeeded or RunStatus.Failed or RunStatus.Cancelled } run)
        {
            return message;
        }

        var answer = Read(run);
        await store.KeepAsync(tenant, message.Id, answer, cancellationToken); // 3
        return message with { Answer = answer };
    }

    private static ConversationAnswer Read(RunView run)
    {
        var step = run.Steps is [var only, ..] ? only : null;
        var text = step?.Outputs?.GetValueOrDefault("answer")?.Value is { ValueKind: JsonValueKind.String } said ? said.GetString()!
            : step?.Error is { } error ? $"{error.Message} {error.Fix}".Trim()
            : "It was stopped before it had answered.";
        var views = (step?.Views ?? []).Where(v => v.Kind != "markdown").ToList();
        return new ConversationAnswer(run.Status.ToString().ToLowerInvariant(), text, step?.Notes?.Model ?? step?.Notes?.Engine, step?.Notes?.NoModel == true, views, run.Cost);
    }

    private static JsonElement Settings(Conversation conversation) => conversation.Pattern is { } pattern
        ? JsonSerializer.SerializeToElement(new { members = conversation.Members, pattern, conversation = conversation.Id.ToString() })
        : JsonSerializer.SerializeToElement(new { agent = conversation.Members.Count > 0 ? conversation.Members[0] : "", conversation = conversation.Id.ToString() });

    private static IEnumerable<Said> Lines(ConversationMessage message) =>
        message.Answer is { Status: "succeeded" } answer ? [new Said(message.By, message.Text), new Said("Assistant", answer.Text, true)] : [new Said(message.By, message.Text)];

    private sealed record Said(string By, string Text, bool Own = false);
}
