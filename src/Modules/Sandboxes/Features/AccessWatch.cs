using Cadre.Kernel;

namespace Cadre.Sandboxes.Features;

/// <summary>Ends a long-lived stream or socket when its caller may no longer: session or key revoked, role changed, member removed.</summary>
internal static class AccessWatch
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    /// <summary>Asks every few seconds until <paramref name="ending"/>; cancels it when the answer is no. True when that was the reason.</summary>
    public static async Task<bool> RunAsync(Caller caller, SandboxServices services, CancellationTokenSource ending)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Every, services.Time, ending.Token);
                if (!await services.Callers.IsCurrentAsync(caller, ending.Token))
                {
                    await ending.CancelAsync();
                    return true;
                }
            }
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
