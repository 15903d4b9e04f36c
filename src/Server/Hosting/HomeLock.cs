namespace Cadre.Server.Hosting;

/// <summary>
/// Held while a server joins or leaves its home, so that the first one starts PostgreSQL and makes the secrets, and the last one stops PostgreSQL. The system releases it when the
/// process ends, however it ends.
/// </summary>
internal static class HomeLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    /// <exception cref="StartFailure">Another server joins or leaves for too long, or one of an earlier version holds the home.</exception>
    public static async Task<FileStream> TakeAsync(HomeLayout home, CancellationToken cancellationToken)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(home.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException failure)
            {
                if (TimeProvider.System.GetElapsedTime(begun) > Patience)
                {
                    throw new StartFailure($"Another server is starting or stopping on {home.Root} and does not come to an end. Stop it first, or use another CADRE_HOME.", failure);
                }
            }

            await Task.Delay(Poll, cancellationToken);
        }
    }
}
