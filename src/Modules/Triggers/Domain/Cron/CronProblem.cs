namespace Cadre.Triggers.Domain.Cron;

/// <summary>What is wrong in a cron expression, and where.</summary>
/// <param name="Position">Where it begins, from 0.</param>
/// <param name="Length">How many characters it has; at least 1.</param>
/// <param name="Message">What is wrong, with what stands there.</param>
/// <param name="Allowed">What may stand there.</param>
internal sealed record CronProblem(int Position, int Length, string Message, string Allowed);
