using System.Text.Json;
using Cadre.Identity.Contracts;
using Cadre.Identity.Domain;
using Cadre.Identity.Features.Members;
using Cadre.Identity.Persistence;
using Cadre.Kernel;
using Cadre.Postgres;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Identity.Features.Keys;

/// <summary>Makes an API key; its text is shown this once.</summary>
internal static class CreateApiKey
{
    public static async Task<Results<Created<CreatedApiKey>, ProblemHttpResult>> HandleAsync(
        ApiKeyRequest body, Tenant tenant, Caller caller, Database database, KeyStore keys, IAuditLog audit, TimeProvider time, CancellationToken cancellationToken)
    {
        if (PersonRules.Name(body.Name) is not { } name)
        {
            return PersonRules.BadName.ToProblem();
        }

        if (body.Role > tenant.Role)
        {
            return MemberRules.RoleTooHigh.ToProblem();
        }

        if (body.ExpiresAt <= time.GetUtcNow())
        {
            return Error.Invalid("invalid_expiry", "The key would be expired at once.", "Choose a time in the future, or none.").ToProblem();
        }

        var made = await database.TenantAsync(
            tenant,
            async session =>
            {
                var (id, key) = await keys.AddAsync(session, tenant.Workspace, caller.User, new(name, body.Role, body.ExpiresAt?.ToUniversalTime()), cancellationToken);
                await audit.AppendAsync(session, tenant, "key.created", JsonSerializer.SerializeToElement(new { id, name, body.Role, body.ExpiresAt }, CadreJson.Stored), cancellationToken);
                return new CreatedApiKey(id, key);
            },
            cancellationToken);
        return TypedResults.Created($"/api/v1/api-keys/{made.Id}", made);
    }
}

/// <summary>The key to make.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Role">What it may do; at most what the caller may.</param>
/// <param name="ExpiresAt">Until when it works; null for as long as it is not deleted.</param>
internal sealed record ApiKeyRequest(string Name, Role Role, DateTimeOffset? ExpiresAt = null);

/// <summary>A fresh key.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">Send it as <c>Authorization: Bearer</c>; it is not shown again.</param>
internal sealed record CreatedApiKey(Guid Id, string Key);
