using Cadre.Connections.Contracts;
using Cadre.Connections.Gateway;
using Cadre.Connections.Persistence;
using Cadre.Connections.Proxy;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Connections.Rules;

/// <summary>The allowed and denied hosts of workspaces.</summary>
internal sealed class RuleStore(Database database, AuditedChange change, TimeProvider time, PolicyStore policies) : IEgressRules
{
    private const int MaxPurpose = 40;
    private static readonly char[] Misplaced = ['/', ':', ' ', '@', '\0'];

    public async Task<IReadOnlyList<EgressRule>> ListAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        const string Sql = "select action = 'allow' as allows, host, purpose, scope from connections.rules order by scope, action, host, purpose";
        return await database.TenantAsync(tenant, session => session.QueryAsync<EgressRule>(Sql, null, cancellationToken), cancellationToken);
    }

    public async Task<Result<Done>> SetAsync(Tenant tenant, EgressRule rule, CancellationToken cancellationToken)
    {
        if (Check(rule) is { } error)
        {
            return error;
        }

        const string Sql = """
            insert into connections.rules (workspace_id, action, host, purpose, scope, made_at) values (@Workspace, @Action, @Host, @Purpose, @Scope, @At)
            on conflict do nothing
            """;
        var args = new { Workspace = tenant.Workspace.Value, Action = ActionOf(rule), Host = Normal(rule), rule.Purpose, rule.Scope, At = time.GetUtcNow() };
        await change.MakeAsync(tenant, Sql, args, "egress.rule_added", new { args.Action, args.Host, args.Purpose, args.Scope }, cancellationToken);
        policies.Forget(tenant);
        return default(Done);
    }

    public async Task<bool> RemoveAsync(Tenant tenant, EgressRule rule, CancellationToken cancellationToken)
    {
        if (Check(rule) is not null)
        {
            return false;
        }

        const string Sql = "delete from connections.rules where action = @Action and host = @Host and purpose = @Purpose and scope = @Scope";
        var args = new { Action = ActionOf(rule), Host = Normal(rule), rule.Purpose, rule.Scope };
        var removed = await change.MakeAsync(tenant, Sql, args, "egress.rule_removed", args, cancellationToken);
        policies.Forget(tenant);
        return removed;
    }

    public async Task ClearAsync(Tenant tenant, string scope, CancellationToken cancellationToken)
    {
        const string Sql = "delete from connections.rules where scope = @Scope and scope <> ''";
        await change.MakeAsync(tenant, Sql, new { Scope = scope }, "egress.scope_cleared", new { scope }, cancellationToken);
        policies.Forget(tenant);
    }

    private static string ActionOf(EgressRule rule) => rule.Allows ? "allow" : "deny";

    private static string Normal(EgressRule rule) => UrlRules.Normalize(rule.Host.Trim());

    private static Error? Check(EgressRule rule)
    {
        if (!EgressScope.IsValid(rule.Scope) || rule.Purpose.Length > MaxPurpose || rule.Purpose.Contains('\0', StringComparison.Ordinal))
        {
            return Error.Invalid("egress_scope_invalid", "This rule holds for nothing that exists.", "Leave the scope empty, or name 'block:<canvas>/<block>' or 'sandbox:<id>'.");
        }

        var host = AllowedHost.Parse(rule.Host.Trim());
        var mayNamePort = rule.Scope.StartsWith("sandbox:", StringComparison.Ordinal);
        var refused = host.Pattern.Length is 0 or > 253 || host.Pattern.TrimStart('*').Contains('*', StringComparison.Ordinal) || host.Pattern.IndexOfAny(Misplaced) >= 0 || host.Port is <= 0 or > 65535;
        return refused || (host.Port is not null && !mayNamePort)
            ? Error.Invalid("host_pattern_invalid", $"'{rule.Host}' is no host pattern.", mayNamePort ? "Use a host name, '*.' and a name for its subdomains, or '*'; ':port' may follow." : "Use a host name, '*.' and a name for its subdomains, or '*'.")
            : null;
    }
}
