using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cadre.Identity.Contracts;
using Cadre.Identity.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Identity.Features.Sessions;

/// <summary>
/// Gives the command line of this machine a key: whoever can read the home's 0600 key file could read everything else there. Works before there is an owner, in a
/// workspace that the first owner takes over.
/// </summary>
internal static class OpenLocalSession
{
    private static readonly Error Refused = new(ErrorKind.Unauthenticated, "wrong_proof", "This is not the content of the server's key file, or the call came from another machine.", "Use the same CADRE_HOME as the server, or an API key.");

    public static async Task<Results<Ok<LocalKey>, ProblemHttpResult>> HandleAsync(
        LocalProof body, IdentityOptions options, AccountStore accounts, SetupStore setup, KeyStore keys, IAuditLog audit, TimeProvider time, HttpContext http, CancellationToken cancellationToken)
    {
        var isLocal = http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
        var isRight = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(body.Proof.Trim()), Encoding.UTF8.GetBytes(options.LocalProof));
        if (!isLocal || !isRight || options.LocalProof.Length < 32)
        {
            return Refused.ToProblem();
        }

        var now = time.GetUtcNow();
        var answer = await accounts.WorkAsync(
            async session =>
            {
                var workspace = await FindWorkspaceAsync(session, setup, accounts, cancellationToken);
                var (id, key) = await keys.AddAsync(session, workspace, null, new("Command line on this machine", Role.Owner, now + options.LocalKeyLifetime), cancellationToken);
                var tenant = new Tenant(workspace, new(ActorKind.ApiKey, id, "Command line"), Role.Owner);
                await audit.AppendAsync(session, tenant, "key.local", JsonSerializer.SerializeToElement(new { id }, CadreJson.Stored), cancellationToken);
                return new LocalKey(key, workspace);
            },
            cancellationToken);
        return TypedResults.Ok(answer);
    }

    private static async Task<WorkspaceId> FindWorkspaceAsync(Postgres.Session session, SetupStore setup, AccountStore accounts, CancellationToken cancellationToken)
    {
        if (await setup.OwnerlessWorkspaceAsync(session, cancellationToken) is { } ownerless)
        {
            return ownerless;
        }

        var oldest = await session.ScalarAsync<Guid?>("select workspace_id from identity.workspaces order by created_at limit 1", null, cancellationToken);
        return oldest is { } id ? new(id) : await accounts.AddWorkspaceAsync(session, "My workspace", cancellationToken);
    }
}

/// <summary>Proof of being on the same machine and account.</summary>
/// <param name="Proof">The content of <c>cli.key</c>.</param>
internal sealed record LocalProof(string Proof);

/// <summary>A key for the command line.</summary>
/// <param name="Key">An API key that works for hours.</param>
/// <param name="WorkspaceId">The workspace it works in.</param>
internal sealed record LocalKey(string Key, WorkspaceId WorkspaceId);
