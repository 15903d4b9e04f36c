using System.Diagnostics;

namespace Cadre.Postgres;

/// <summary>PostgreSQL refuses to run as root, so root hands it to an account of its own.</summary>
internal static class ClusterAccount
{
    private static bool IsRoot => Environment.UserName == "root" && !OperatingSystem.IsWindows();

    public static void Prepare(ClusterSettings settings)
    {
        Directory.CreateDirectory(settings.SocketDirectory);
        Directory.CreateDirectory(settings.DataDirectory);
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(settings.DataDirectory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (IsRoot)
        {
            Own(settings, settings.DataDirectory);
            Own(settings, settings.SocketDirectory);
        }
    }

    public static void Own(ClusterSettings settings, string path)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path))
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        if (!IsRoot)
        {
            return;
        }

        using var chown = Process.Start("chown", [settings.Account, path]);
        chown.WaitForExit();
        if (chown.ExitCode != 0)
        {
            throw new InvalidOperationException($"There is no account '{settings.Account}' to run PostgreSQL as: install the system's PostgreSQL package, which makes it.");
        }
    }

    public static ProcessStartInfo Command(ClusterSettings settings, string program, string[] arguments)
    {
        string[] all = IsRoot ? ["--reuid", settings.Account, "--regid", settings.Account, "--init-groups", "--", program, .. arguments] : arguments;
        return new ProcessStartInfo(IsRoot ? "setpriv" : program, all) { WorkingDirectory = "/", UseShellExecute = false };
    }
}
