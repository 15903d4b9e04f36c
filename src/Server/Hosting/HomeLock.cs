namespace Cadre.Server.Hosting;

/// <summary>One server per home. The system releases the lock when the process ends, however it ends.</summary>
internal static class HomeLock
{
    public static async Task<FileStream> TakeAsync(HomeLayout home, CancellationToken cancellationToken)
    {
        try
        {
            return new FileStream(home.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure)
        {
            var running = await RunningServer.FindAsync(home, cancellationToken);
            throw new StartFailure($"Cadre already runs on {home.Root}{(running is null ? "" : $" at http://127.0.0.1:{running.Port}")}. Stop it first, or use another CADRE_HOME.", failure);
        }
    }

    /// <summary>Whether a server holds the home.</summary>
    public static bool IsTaken(HomeLayout home)
    {
        try
        {
            using var probe = new FileStream(home.LockFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
