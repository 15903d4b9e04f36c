using Cadre.Identity.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;

namespace Cadre.Identity.Enforcement;

/// <summary>Who a request comes from: a principal, how it proved itself and the workspace it asked for.</summary>
internal sealed record RequestPrincipal(Principal Principal, bool IsKey, bool AskedForWorkspace, WorkspaceId? Asked)
{
    /// <summary>The workspace's tenant; null when the principal does not belong to the workspace asked for.</summary>
    public Tenant? Tenant => Principal is { Workspace: { } workspace, Role: { } role } && (!AskedForWorkspace || Asked?.Value == workspace)
        ? new(new(workspace), Actor, role)
        : null;

    public Actor Actor => IsKey ? new(ActorKind.ApiKey, Principal.Id, Principal.Name) : new(ActorKind.User, Principal.UserId ?? Guid.Empty, Principal.Name);

    public Caller ToCaller(Tenant? tenant) => new(Actor, Principal.UserId is { } user ? new UserId(user) : null, Principal.Id, tenant);
}

/// <summary>Reads the session cookie or the API key of a request.</summary>
internal sealed class CallerReading(PrincipalStore principals)
{
    private const string WorkspaceHeader = "Cadre-Workspace";
    private const string Bearer = "Bearer ";

    public async Task<RequestPrincipal?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var text = request.Headers[WorkspaceHeader] is [{ Length: > 0 } named] ? named : request.Query["workspace"].ToString();
        WorkspaceId? asked = WorkspaceId.TryParse(text, out var id) ? id : null;
        var authorization = request.Headers.Authorization.ToString();
        var isKey = authorization.Length > 0;
        var principal = isKey
            ? await ByKeyAsync(authorization, cancellationToken)
            : SessionCookie.Read(request) is { } token ? await principals.BySessionAsync(token, asked, cancellationToken) : null;
        return principal is null ? null : new(principal, isKey, text.Length > 0, asked);
    }

    private Task<Principal?> ByKeyAsync(string authorization, CancellationToken cancellationToken) =>
        authorization.StartsWith(Bearer + KeyStore.Prefix, StringComparison.OrdinalIgnoreCase) && authorization.Length <= 200
            ? principals.ByKeyAsync(authorization[Bearer.Length..].Trim(), cancellationToken)
            : Task.FromResult<Principal?>(null);
}
