using Cadre.Postgres;

namespace Cadre.Identity.Idempotency;

/// <summary>What was answered first.</summary>
internal sealed record StoredAnswer
{
    public byte[] RequestHash { get; init; } = [];

    public int? Status { get; init; }

    public string? ContentType { get; init; }

    public string? Location { get; init; }

    public byte[]? Body { get; init; }
}

/// <summary>Names one request among repeats.</summary>
internal sealed record RequestKey(string Principal, string Route, string Key, byte[] Hash);

/// <summary>First answers by key, for a day.</summary>
internal sealed class IdempotencyStore(Database database, TimeProvider time)
{
    /// <summary>How long a claim stands when its owner died.</summary>
    private static readonly TimeSpan ClaimLifetime = TimeSpan.FromMinutes(2);

    /// <summary>Claims the key: null when the claim is the caller's, else what is known.</summary>
    public Task<StoredAnswer?> ClaimAsync(RequestKey request, CancellationToken cancellationToken)
    {
        const string Claim = """
            insert into identity.idempotency (principal, route, key, request_hash, claimed_until, created_at) values (@Principal, @Route, @Key, @Hash, @until, @now)
            on conflict (principal, route, key) do update set claimed_until = @until
            where idempotency.status is null and idempotency.claimed_until < @now and idempotency.request_hash = @Hash
            """;
        const string Find = """
            select request_hash as RequestHash, status as Status, content_type as ContentType, location as Location, body as Body
            from identity.idempotency where principal = @Principal and route = @Route and key = @Key
            """;
        var now = time.GetUtcNow();
        var args = new { request.Principal, request.Route, request.Key, request.Hash, now, until = now + ClaimLifetime };
        return database.ServiceAsync(
            DatabaseRole.Identity,
            async session => await session.ExecuteAsync(Claim, args, cancellationToken) == 1
                ? null
                : await session.FirstOrDefaultAsync<StoredAnswer>(Find, args, cancellationToken) ?? new StoredAnswer { RequestHash = request.Hash },
            cancellationToken);
    }

    public Task KeepAsync(RequestKey request, StoredAnswer answer, CancellationToken cancellationToken)
    {
        const string Sql = """
            update identity.idempotency set status = @Status, content_type = @ContentType, location = @Location, body = @Body
            where principal = @Principal and route = @Route and key = @Key
            """;
        var args = new { request.Principal, request.Route, request.Key, answer.Status, answer.ContentType, answer.Location, answer.Body };
        return database.ServiceAsync(DatabaseRole.Identity, session => session.ExecuteAsync(Sql, args, cancellationToken), cancellationToken);
    }

    /// <summary>Gives the claim back: nothing happened, the next repeat tries again.</summary>
    public Task ReleaseAsync(RequestKey request, CancellationToken cancellationToken) => database.ServiceAsync(
        DatabaseRole.Identity,
        session => session.ExecuteAsync(
            "delete from identity.idempotency where principal = @Principal and route = @Route and key = @Key and status is null",
            new { request.Principal, request.Route, request.Key },
            cancellationToken),
        cancellationToken);
}
