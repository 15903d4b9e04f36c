namespace Cadre.Runs.Domain;

/// <summary>What one run may use.</summary>
internal sealed record RunLimits(int MaxEffects, long MaxBytes, TimeSpan MaxDuration, int MaxInterruptions);
