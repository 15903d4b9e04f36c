using System.Globalization;
using Cadre.Connections.Contracts;
using Cadre.Connections.Gateway;
using Cadre.Connections.Log;
using Cadre.Connections.Rules;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Connections.Features;

/// <summary>Makes the host of a refused call reachable: adds it to whichever lists refuse it now, and opens it when it is private. Says what was changed.</summary>
internal static class AllowFromLog
{
    private const int MostChanges = 5;
    private static readonly Error Denied = Error.Conflict("egress_denied", "A deny rule covers this host.", "Remove the deny rule first.");
    private static readonly Error Never = new(ErrorKind.Unprocessable, "egress_never", "This host leads to addresses that are never called (metadata services, link-local, reserved).", "Nothing can open it.");

    public static async Task<Results<Ok<AllowedFromLog>, ProblemHttpResult>> HandleAsync(
        Guid lineId, Tenant tenant, EgressLogReading reading, EgressGate gate, IEgressRules rules, IEgressGrants grants, CancellationToken cancellationToken)
    {
        if (await reading.FindAsync(tenant, lineId, cancellationToken) is not { } line)
        {
            return Error.NotFound("line of the log").ToProblem();
        }

        if (await gate.IsNeverAsync(line.Host, cancellationToken))
        {
            return Never.ToProblem(); // Before any list is changed: it would be in vain.
        }

        var source = new EgressSource { Run = line.RunId, Canvas = line.CanvasId, Block = line.Block, Sandbox = line.SandboxId };
        var changes = new List<string>();
        for (var turn = 0; turn < MostChanges; turn++)
        {
            switch (await gate.ExplainAsync(tenant, line.Purpose, line.Host, line.Port, source, cancellationToken))
            {
                case EgressRefusal.Denied:
                    return Denied.ToProblem();
                case EgressRefusal.NeverAddress:
                    return Never.ToProblem();
                case EgressRefusal.PrivateAddress:
                    await grants.GrantAsync(tenant, line.Host, line.Port, "Allowed from the log of outside calls", cancellationToken);
                    changes.Add($"opened the private host {line.Host}:{line.Port}");
                    continue;
                case EgressRefusal.NotOnWorkspaceList:
                    await rules.SetAsync(tenant, new EgressRule(true, line.Host, await PurposeOfListAsync(tenant, rules, line.Purpose, cancellationToken)), cancellationToken);
                    changes.Add($"added {line.Host} to the workspace's list");
                    continue;
                case EgressRefusal.NotOnBlockList:
                    await rules.SetAsync(tenant, new EgressRule(true, line.Host, "", EgressPolicy.BlockScope(source)!), cancellationToken); // Only a block has a block's list.
                    changes.Add($"added {line.Host} to the block's list");
                    continue;
                case EgressRefusal.NotOnSandboxList:
                    var host = line.Port is 80 or 443 ? line.Host : string.Create(CultureInfo.InvariantCulture, $"{line.Host}:{line.Port}");
                    await rules.SetAsync(tenant, new EgressRule(true, host, "", EgressScope.Sandbox(source.Sandbox!.Value)), cancellationToken); // Only a sandbox has one.
                    changes.Add($"added {host} to the sandbox's list");
                    continue;
            }

            break;
        }

        return TypedResults.Ok(new AllowedFromLog(changes));
    }

    /// <summary>The list that refuses: the one for all purposes when there is one.</summary>
    private static async Task<string> PurposeOfListAsync(Tenant tenant, IEgressRules rules, string purpose, CancellationToken cancellationToken) =>
        (await rules.ListAsync(tenant, cancellationToken)).Any(rule => rule is { Allows: true, Purpose: "", Scope: "" }) ? "" : purpose;
}

/// <summary>What was changed; empty when the host is reachable already.</summary>
internal sealed record AllowedFromLog(IReadOnlyList<string> Changes);
