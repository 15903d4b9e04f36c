using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cadre.Identity.Contracts;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Identity.Audit;

/// <summary>
/// Rows chained by HMAC-SHA256 under a key outside the database. Each row's hash covers the hash before it, so a change shows at its row;
/// the sealed head tells how many rows there are, so a cut end shows too.
/// </summary>
internal sealed class AuditChain(Database database, TimeProvider time, IdentityOptions options) : IAuditLog
{
    public async Task AppendAsync(Session session, Tenant tenant, string action, JsonElement data, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into identity.audit values (@workspace, @seq, @at, @actor, @action, @data, @hash);
            update identity.audit_heads set seq = @seq, hash = @hash, seal = @seal where workspace_id = @workspace
            """;
        var workspace = tenant.Workspace.Value;
        var head = await LockHeadAsync(session, workspace, cancellationToken);
        var row = new AuditRow
        {
            Seq = head.Seq + 1,
            At = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds()),
            Actor = $"{tenant.Actor.Key} {tenant.Actor.Name}",
            Action = action,
            Data = Encoding.UTF8.GetString(CanonicalJson.Bytes(data)),
        };
        var hash = HashOf(workspace, row, head.Hash);
        await session.ExecuteAsync(Sql, new { workspace, row.Seq, row.At, row.Actor, row.Action, row.Data, hash, seal = SealOf(workspace, row.Seq, hash) }, cancellationToken);
    }

    public Task<long?> FirstBadRowAsync(Tenant tenant, CancellationToken cancellationToken) => database.TenantAsync(
        tenant,
        async session =>
        {
            var workspace = tenant.Workspace.Value;
            var rows = await session.QueryAsync<AuditRow>("select seq, at, actor, action, data, hash from identity.audit where workspace_id = @workspace order by seq", new { workspace }, cancellationToken);
            var head = await session.FirstOrDefaultAsync<HeadRow>("select seq, hash, seal from identity.audit_heads where workspace_id = @workspace", new { workspace }, cancellationToken);
            return FirstBad(workspace, rows, head);
        },
        cancellationToken);

    private long? FirstBad(Guid workspace, List<AuditRow> rows, HeadRow? head)
    {
        byte[] before = [];
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.Seq != i + 1 || !CryptographicOperations.FixedTimeEquals(row.Hash, HashOf(workspace, row, before)))
            {
                return Math.Min(row.Seq, i + 1);
            }

            before = row.Hash;
        }

        if (head is null)
        {
            return rows.Count == 0 ? null : rows.Count + 1;
        }

        var whole = head.Seq == rows.Count && before.AsSpan().SequenceEqual(head.Hash) && (head.Seq == 0 || CryptographicOperations.FixedTimeEquals(head.Seal, SealOf(workspace, head.Seq, head.Hash)));
        return whole ? null : rows.Count + 1;
    }

    private static async Task<HeadRow> LockHeadAsync(Session session, Guid workspace, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into identity.audit_heads values (@workspace, 0, '', '') on conflict (workspace_id) do update set seq = audit_heads.seq
            returning seq, hash, seal
            """;
        return await session.FirstOrDefaultAsync<HeadRow>(Sql, new { workspace }, cancellationToken)
            ?? throw new InvalidOperationException("The audit head is hidden: the session belongs to another workspace.");
    }

    private byte[] HashOf(Guid workspace, AuditRow row, byte[] before)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(new[] { workspace.ToString(), $"{row.Seq}", $"{row.At.ToUnixTimeMilliseconds()}", row.Actor, row.Action, row.Data });
        return HMACSHA256.HashData(options.AuditKey, (byte[])[.. before, .. text]);
    }

    private byte[] SealOf(Guid workspace, long seq, byte[] hash)
    {
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, seq);
        return HMACSHA256.HashData(options.AuditKey, (byte[])[.. "head"u8, .. workspace.ToByteArray(), .. number, .. hash]);
    }

    private sealed record AuditRow
    {
        public long Seq { get; init; }

        public DateTimeOffset At { get; init; }

        public string Actor { get; init; } = "";

        public string Action { get; init; } = "";

        public string Data { get; init; } = "";

        public byte[] Hash { get; init; } = [];
    }

    private sealed record HeadRow
    {
        public long Seq { get; init; }

        public byte[] Hash { get; init; } = [];

        public byte[] Seal { get; init; } = [];
    }
}
