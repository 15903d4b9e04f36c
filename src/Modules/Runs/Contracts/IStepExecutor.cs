namespace Cadre.Runs.Contracts;

/// <summary>
/// Carries out the steps of one block type. Registered as a singleton; found by <see cref="Type"/>.
/// It may be called again for the same attempt after a crash: every outside effect goes through <see cref="StepContext.OnceAsync{T}"/>.
/// </summary>
public interface IStepExecutor
{
    /// <summary>The executor of every step whose node names a package.</summary>
    const string OfPackages = "package";

    /// <summary>The block type it executes.</summary>
    string Type { get; }

    /// <summary>Used when neither flow nor block sets a timeout: 10 minutes.</summary>
    TimeSpan DefaultTimeout => TimeSpan.FromMinutes(10);

    /// <summary>
    /// Whether it only computes, at once, from settings and inputs: no effect, no clock, nothing outside. Such a step may be computed before its start is durable and again
    /// after a crash, so that a chain of them becomes durable in one commit. False by default.
    /// </summary>
    bool IsPure => false;

    /// <summary>Executes one attempt.</summary>
    /// <returns>Completed, waiting for an answer, or failed. An exception is treated as a failed attempt that may be retried.</returns>
    Task<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken);
}
