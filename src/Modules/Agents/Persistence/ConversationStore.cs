using System.Text.Json;
using Cadre.Agents.Conversations;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;

namespace Cadre.Agents.Persistence;

/// <summary>The rows of conversations and their messages.</summary>
internal sealed class ConversationStore(Database database, TimeProvider time)
{
    private const string Columns = "id, title, members, pattern, updated_at";

    public async Task<IReadOnlyList<Conversation>> ListAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} from agents.conversations order by updated_at desc, id limit 200";
        var rows = await database.TenantAsync(tenant, s => s.QueryAsync<ConversationRow>(Sql, null, cancellationToken), cancellationToken);
        return [.. rows.Select(r => r.View())];
    }

    public async Task<Conversation?> FindAsync(Tenant tenant, Guid id, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} from agents.conversations where id = @id";
        return (await database.TenantAsync(tenant, s => s.FirstOrDefaultAsync<ConversationRow>(Sql, new { id }, cancellationToken), cancellationToken))?.View();
    }

    public Task AddAsync(Tenant tenant, Conversation conversation, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into agents.conversations (workspace_id, id, title, members, pattern, created_by, created_at, updated_at)
            values (@workspace, @Id, @Title, @members, @Pattern, @by, @at, @at)
            """;
        var args = new { workspace = tenant.Workspace.Value, conversation.Id, conversation.Title, members = conversation.Members.ToArray(), conversation.Pattern, by = tenant.Actor.Key, at = conversation.UpdatedAt.UtcDateTime };
        return database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, args, cancellationToken), cancellationToken);
    }

    public async Task<bool> DeleteAsync(Tenant tenant, Guid id, CancellationToken cancellationToken) =>
        await database.TenantAsync(tenant, s => s.ExecuteAsync("delete from agents.conversations where id = @id", new { id }, cancellationToken), cancellationToken) > 0;

    public async Task<IReadOnlyList<ConversationMessage>> MessagesAsync(Tenant tenant, Guid conversation, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, number, by_name, body, files::text as files, run_id, answer::text as answer, created_at
            from agents.conversation_messages where conversation_id = @conversation order by number desc limit 200
            """;
        var rows = await database.TenantAsync(tenant, s => s.QueryAsync<MessageRow>(Sql, new { conversation }, cancellationToken), cancellationToken);
        return [.. rows.Select(r => r.View()).Reverse()];
    }

    /// <summary>Adds a message at the end; the first one gives the conversation its title.</summary>
    public Task AddMessageAsync(Tenant tenant, Guid conversation, ConversationMessage message, string title, CancellationToken cancellationToken)
    {
        const string Insert = """
            insert into agents.conversation_messages (workspace_id, conversation_id, id, number, by_name, body, files, created_at)
            select @workspace, @conversation, @Id, coalesce(max(number), 0) + 1, @By, @Text, @files::jsonb, @at from agents.conversation_messages where conversation_id = @conversation
            """;
        const string Touch = "update agents.conversations set updated_at = @at, title = case when title = '' then @title else title end where id = @conversation";
        var args = new { workspace = tenant.Workspace.Value, conversation, message.Id, message.By, message.Text, files = StoredJson.Of(message.Files), at = time.GetUtcNow().UtcDateTime, title };
        return database.TenantAsync(
            tenant,
            async session =>
            {
                await session.ExecuteAsync(Touch, args, cancellationToken); // holds the conversation: numbers are given one after another
                await session.ExecuteAsync(Insert, args, cancellationToken);
            },
            cancellationToken);
    }

    public Task AnsweredByAsync(Tenant tenant, Guid message, RunId run, CancellationToken cancellationToken) =>
        database.TenantAsync(tenant, s => s.ExecuteAsync("update agents.conversation_messages set run_id = @run where id = @message", new { message, run = run.Value }, cancellationToken), cancellationToken);

    public Task KeepAsync(Tenant tenant, Guid message, ConversationAnswer answer, CancellationToken cancellationToken) =>
        database.TenantAsync(tenant, s => s.ExecuteAsync("update agents.conversation_messages set answer = @answer::jsonb where id = @message and answer is null", new { message, answer = StoredJson.Of(answer) }, cancellationToken), cancellationToken);

    private sealed record ConversationRow
    {
        public Guid Id { get; init; }

        public string Title { get; init; } = "";

        public string[] Members { get; init; } = [];

        public string? Pattern { get; init; }

        public DateTime UpdatedAt { get; init; }

        public Conversation View() => new(Id, Title, Members, Pattern, new(UpdatedAt, TimeSpan.Zero));
    }

    private sealed record MessageRow
    {
        public Guid Id { get; init; }

        public int Number { get; init; }

        public string ByName { get; init; } = "";

        public string Body { get; init; } = "";

        public string Files { get; init; } = "[]";

        public Guid? RunId { get; init; }

        public string? Answer { get; init; }

        public DateTime CreatedAt { get; init; }

        public ConversationMessage View() => new(Id, Number, ByName, Body, JsonSerializer.Deserialize<List<ArtifactRef>>(Files, CadreJson.Stored)!, new(CreatedAt, TimeSpan.Zero))
        {
            Run = RunId is { } run ? new Cadre.Runs.Contracts.RunId(run) : null,
            Answer = Answer is null ? null : JsonSerializer.Deserialize<ConversationAnswer>(Answer, CadreJson.Stored),
        };
    }
}
