using Cadre.Sandboxes.Bubblewrap;

namespace Cadre.Sandboxes.Oci;

/// <summary>Folders that all containers of this server process share: the bare root, and a folder for each container.</summary>
internal sealed class ContainerHost
{
    private static readonly string[] Places = ["usr", "etc", "proc", "dev", "tmp", "run", "work", "opt", "mnt", "srv", "sys"];

    public ContainerHost(BubblewrapHost host)
    {
        Host = host;
        Folder = Make(Path.Combine(host.Store.InstanceFolder, "containers"));
        File.WriteAllText(Path.Combine(host.EtcPath, "hostname"), "sandbox\n"); // Engines mount their own over it.
        RootFolder = host.Options.ContainerRoot ?? MakeRoot(Path.Combine(Folder, "root"));
    }

    public BubblewrapHost Host { get; }

    public string Folder { get; }

    /// <summary>The root file system: the operator's folder, or one that shows the host's /usr.</summary>
    public string RootFolder { get; }

    /// <summary>Whether the host's /usr and the synthetic /etc are shown.</summary>
    public bool ShowsHost => Host.Options.ContainerRoot is null;

    private static string Make(string path)
    {
        Directory.CreateDirectory(path);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        return path;
    }

    /// <summary>Empty folders and files to mount on: the container's own root user could not make them.</summary>
    private static string MakeRoot(string path)
    {
        Make(path);
        foreach (var place in Places)
        {
            Make(Path.Combine(path, place));
        }

        // runc gives a tmpfs the mode of the folder it covers.
        File.SetUnixFileMode(Path.Combine(path, "tmp"), (UnixFileMode)0x3FF); // 1777
        foreach (var (target, name) in SandboxLayout.MergedUsrLinks())
        {
            File.CreateSymbolicLink(path + name, target);
        }

        foreach (var file in (ReadOnlySpan<string>)[ContainerPlan.Gate, SandboxLayout.EgressSocket, SandboxLayout.TunnelSocket, "/run/.containerenv"])
        {
            File.WriteAllText(path + file, "");
        }

        return path;
    }
}
