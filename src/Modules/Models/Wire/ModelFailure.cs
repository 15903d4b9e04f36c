using Cadre.Kernel;

namespace Cadre.Models.Wire;

/// <summary>A call that a provider did not answer well. Thrown inside chat clients (their interface has no other way), caught by the router.</summary>
internal sealed class ModelFailure(Error error, bool retryable = false) : Exception(error.Message)
{
    public Error Error { get; } = error;

    /// <summary>Whether the same or another provider may succeed.</summary>
    public bool Retryable { get; } = retryable;
}
