using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Cadre.Sandboxes.Live;
using Cadre.Sandboxes.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Sandboxes.Features.Records;

/// <summary>Makes a persistent sandbox. Memory: 64 to 2048 MB, 512 unless given; disk: 16 to 10,240 MB, 1024 unless given.</summary>
internal static class CreateSandbox
{
    public static async Task<Results<Created<SandboxView>, ProblemHttpResult>> HandleAsync(Tenant tenant, SandboxInput input, SandboxStore store, IdSource ids, TimeProvider time, CancellationToken cancellationToken)
    {
        var (memory, disk) = (input.MemoryMb ?? 512, input.DiskMb ?? 1024);
        if (SandboxNames.Check(input.Name) is { } error)
        {
            return error.ToProblem();
        }

        if (memory is < 64 or > 2048 || disk is < 16 or > 10_240)
        {
            return SandboxErrors.SpecInvalid("A sandbox has 64 to 2048 MB of memory and 16 to 10240 MB of disk.").ToProblem();
        }

        var now = time.GetUtcNow().UtcDateTime;
        var row = new SandboxRow { Id = ids.NewGuid(), Name = input.Name.Trim(), MemoryMb = memory, DiskMb = disk, MadeBy = tenant.Actor.Name, MadeAt = now, UsedAt = now };
        var made = await store.InsertAsync(tenant, row, cancellationToken);
        return made.IsOk ? TypedResults.Created($"/api/v1/sandboxes/{row.Id}", SandboxView.Of(row, null)) : made.Error.ToProblem();
    }
}

/// <summary>Renames a sandbox.</summary>
internal static class RenameSandbox
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(SandboxId sandboxId, Tenant tenant, SandboxName input, SandboxStore store, CancellationToken cancellationToken)
    {
        if (SandboxNames.Check(input.Name) is { } error)
        {
            return error.ToProblem();
        }

        return await store.RenameAsync(tenant, sandboxId, input.Name.Trim(), cancellationToken) ? TypedResults.NoContent() : Error.NotFound("sandbox").ToProblem();
    }
}

/// <summary>Ends everything in a sandbox and deletes it with its files, snapshots and list of hosts.</summary>
internal static class DeleteSandbox
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(SandboxId sandboxId, Tenant tenant, SandboxStore store, LiveSandboxes live, IEgressRules rules, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, sandboxId, cancellationToken) is not { } row)
        {
            return Error.NotFound("sandbox").ToProblem();
        }

        var destroyed = await live.DestroyAsync(tenant, row, cancellationToken);
        if (!destroyed.IsOk)
        {
            return destroyed.Error.ToProblem();
        }

        await rules.ClearAsync(tenant, EgressScope.Sandbox(row.Id), CancellationToken.None);
        await store.DeleteAsync(tenant, sandboxId, CancellationToken.None);
        return TypedResults.NoContent();
    }
}

internal sealed record SandboxInput(string Name, int? MemoryMb, int? DiskMb);

internal sealed record SandboxName(string Name);

/// <summary>What sandboxes and snapshots may be called.</summary>
internal static class SandboxNames
{
    private const int Longest = 100;

    public static Error? Check(string name) => name.Trim().Length is 0 or > Longest || name.Any(char.IsControl)
        ? Error.Invalid("sandbox_name_invalid", $"A name has 1 to {Longest} characters and no line breaks.", "Choose a short name.")
        : null;
}
