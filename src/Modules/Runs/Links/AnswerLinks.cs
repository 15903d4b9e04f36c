using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Cadre.Runs.Features;

namespace Cadre.Runs.Links;

/// <summary>Links by which somebody without an account answers one question of one run, once, until they expire. The token has 256 bits; only its hash is stored.</summary>
internal sealed class AnswerLinks(Database database, RunReading reading, RunDispatch dispatch, IdSource ids, TimeProvider time)
{
    private const int TokenBytes = 32;

    /// <summary>Makes a link; the token is shown once.</summary>
    public async Task<Result<NewAnswerLink>> CreateAsync(Tenant tenant, RunId run, AnswerLinkRequest request, CancellationToken cancellationToken)
    {
        if (await reading.FindRowAsync(tenant, run, cancellationToken) is not { } row)
        {
            return Error.NotFound("run");
        }

        if ((await reading.LoadAsync(tenant, row, cancellationToken)).Find(request.Address) is not { Status: StepStatus.Waiting, Question: { Kind: WaitKind.Answer } question })
        {
            return Error.Conflict("not_waiting", "This step does not wait for an answer now.", "It may have been answered already: reload the run.");
        }

        if (question.Answerers is { } allowed && !allowed.Include(tenant.Actor, tenant.Role))
        {
            return new Error(ErrorKind.Forbidden, "not_your_answer", "This question is for other people.", "Ask one of those it names, or an owner of the workspace.");
        }

        var token = Base64Url.EncodeToString(ids.NewBytes(TokenBytes));
        var expires = time.GetUtcNow() + TimeSpan.FromHours(Math.Clamp(request.Hours ?? 72, 1, 24 * 30));
        const string Sql = """
            insert into runs.answer_links (token_hash, workspace_id, run_id, address, name, created_by, expires_at)
            values (@hash, @workspace, @run, @address, @name, @by, @expires)
            """;
        var name = string.IsNullOrWhiteSpace(request.Name) ? "somebody with the link" : request.Name.Trim() is { Length: > 100 } longer ? longer[..100] : request.Name.Trim();
        var values = new { hash = Hash(token), workspace = tenant.Workspace.Value, run = run.Value, address = request.Address, name, by = JsonSerializer.Serialize(tenant.Actor, CadreJson.Stored), expires = expires.UtcDateTime };
        await database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, values, cancellationToken), cancellationToken);
        return new NewAnswerLink($"/answers/{token}", expires);
    }

    /// <summary>The question behind a link; <c>not_found</c> when there is no such link, it expired, or its question is answered.</summary>
    public async Task<Result<LinkedQuestion>> OpenAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length is < 40 or > 50)
        {
            return Gone;
        }

        const string Sql = "select workspace_id, run_id, address, name from runs.answer_links where token_hash = @hash and used_at is null and expires_at > @now";
        var link = await database.ServiceAsync(DatabaseRole.Engine, s => s.FirstOrDefaultAsync<LinkRow>(Sql, new { hash = Hash(token), now = time.GetUtcNow().UtcDateTime }, cancellationToken), cancellationToken);
        if (link is null)
        {
            return Gone;
        }

        var tenant = Tenant.ForSystem(new WorkspaceId(link.Workspace_id));
        if (await reading.FindRowAsync(tenant, new(link.Run_id), cancellationToken) is not { } row
            || (await reading.LoadAsync(tenant, row, cancellationToken)).Find(link.Address) is not { Status: StepStatus.Waiting, Question: { Kind: WaitKind.Answer } question } step)
        {
            return Gone;
        }

        return new LinkedQuestion(link, step.Node.Title, question);
    }

    /// <summary>Answers by the link, and uses it up.</summary>
    public async Task<Result<Done>> AnswerAsync(string token, string answer, JsonElement? fields, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(token, cancellationToken);
        if (!opened.IsOk)
        {
            return opened.Error;
        }

        var link = opened.Value.Link;
        var tenant = Tenant.ForSystem(new WorkspaceId(link.Workspace_id));
        var by = new Actor(ActorKind.System, Guid.Empty, link.Name + " (by link)");
        var answered = await dispatch.SendAsync(tenant, new(link.Run_id), new RunCommand.Answer(by, ids.NewGuid(), link.Address, answer, fields), cancellationToken);
        if (answered.IsOk)
        {
            const string Sql = "update runs.answer_links set used_at = @now where token_hash = @hash";
            await database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, new { hash = Hash(token), now = time.GetUtcNow().UtcDateTime }, cancellationToken), cancellationToken);
        }

        return answered;
    }

    private static Error Gone { get; } = new(ErrorKind.NotFound, "link_gone", "This link does not exist, has expired, or its question has been answered.", "Ask whoever sent it for a new one.");

    private static byte[] Hash(string token) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token));
}

/// <summary>A stored link.</summary>
internal sealed record LinkRow
{
    public Guid Workspace_id { get; init; }

    public Guid Run_id { get; init; }

    public string Address { get; init; } = "";

    public string Name { get; init; } = "";
}

/// <summary>A question opened by its link.</summary>
internal sealed record LinkedQuestion(LinkRow Link, string Title, StepQuestion Question);

/// <summary>A link to make.</summary>
/// <param name="Address">The waiting step.</param>
/// <param name="Name">For whom it is: recorded as who answered.</param>
/// <param name="Hours">How long it holds, up to 720: 72 unless given.</param>
internal sealed record AnswerLinkRequest(string Address, string? Name, int? Hours);

/// <summary>A link; its path is shown only here.</summary>
internal sealed record NewAnswerLink(string Path, DateTimeOffset ExpiresAt);
