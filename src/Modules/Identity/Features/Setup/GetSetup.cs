using Cadre.Identity.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Identity.Features.Setup;

/// <summary>Whether the first owner is still to be made.</summary>
internal static class GetSetup
{
    public static async Task<Ok<SetupState>> HandleAsync(SetupStore setup, CancellationToken cancellationToken) =>
        TypedResults.Ok(new SetupState(await setup.IsNeededAsync(cancellationToken)));
}

/// <summary>The state of the installation.</summary>
/// <param name="Needed">Whether there is no owner yet.</param>
internal sealed record SetupState(bool Needed);
