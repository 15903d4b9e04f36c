using System.Threading.RateLimiting;
using Cadre.Kernel;

namespace Cadre.Identity.Enforcement;

/// <summary>Token buckets per rate class and caller (or address); streams are counted while open.</summary>
internal sealed class RateGuard : IDisposable
{
    private readonly PartitionedRateLimiter<(RateClass Rate, string Who)> limiter;

    public RateGuard(IdentityOptions options) =>
        limiter = PartitionedRateLimiter.Create<(RateClass Rate, string Who), (RateClass, string)>(request => request.Rate switch
        {
            RateClass.Stream => RateLimitPartition.GetConcurrencyLimiter<(RateClass, string)>(request, _ => new() { PermitLimit = options.OpenStreams, QueueLimit = 0 }),
            RateClass.Credential => Bucket(request, options.CredentialsPerMinute, TimeSpan.FromMinutes(1), options.CredentialsPerMinute),
            RateClass.Costly => Bucket(request, options.CostlyPerSecond, TimeSpan.FromSeconds(1), 2 * options.CostlyPerSecond),
            RateClass.Trigger => Bucket(request, options.TriggersPerSecond, TimeSpan.FromSeconds(1), 2 * options.TriggersPerSecond),
            RateClass.Write => Bucket(request, options.WritesPerSecond, TimeSpan.FromSeconds(1), 2 * options.WritesPerSecond),
            _ => Bucket(request, options.ReadsPerSecond, TimeSpan.FromSeconds(1), 2 * options.ReadsPerSecond),
        });

    public RateLimitLease Take(RateClass rate, string who) => limiter.AttemptAcquire((rate, who));

    public void Dispose() => limiter.Dispose();

    private static RateLimitPartition<(RateClass, string)> Bucket((RateClass, string) key, int count, TimeSpan per, int burst) =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new()
        {
            TokenLimit = burst,
            TokensPerPeriod = Math.Max(1, count / 10),
            ReplenishmentPeriod = per / Math.Min(10, count),
            QueueLimit = 0,
        });
}
