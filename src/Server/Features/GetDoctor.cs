using Cadre.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Server.Features;

/// <summary>Everything that is needed and every secure default, with the fix for what fails.</summary>
internal static class GetDoctor
{
    public static async Task<Ok<Diagnosis>> HandleAsync(Tenant tenant, Doctor doctor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenant); // bound to demand a workspace: only its admins look behind the scenes
        return TypedResults.Ok(new Diagnosis(await doctor.ExamineAsync(cancellationToken)));
    }
}

/// <summary>What the doctor found.</summary>
/// <param name="Checks">One entry a check.</param>
internal sealed record Diagnosis(IReadOnlyList<Check> Checks)
{
    /// <summary>Whether everything that must pass does.</summary>
    public bool Passed => Checks.All(check => check.Passed || !check.Required);
}

/// <summary>One check.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Passed">Whether it is as it should be.</param>
/// <param name="Detail">What was seen.</param>
/// <param name="Fix">What to do when it failed; null when it passed.</param>
/// <param name="Required">Whether Cadre cannot do its main work without it.</param>
internal sealed record Check(string Name, bool Passed, string Detail, string? Fix, bool Required = true);
