using Cadre.Kernel;

namespace Cadre.Server.Hosting;

/// <summary>What is where under the home. Folders are 0700 and files 0600.</summary>
internal sealed class HomeLayout
{
    public const UnixFileMode PrivateFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    public const UnixFileMode PrivateFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public HomeLayout(string root) => Root = root;

    public string Root { get; }

    public string Secrets => Path.Combine(Root, "secrets");

    public string Artifacts => Path.Combine(Root, "artifacts");

    public string Logs => Path.Combine(Root, "logs");

    /// <summary>The sandboxes' files, or a link to them.</summary>
    public string Sandboxes => Path.Combine(Root, "sandboxes");

    /// <summary>The cluster's folder, or a link to it.</summary>
    public string Postgres => Path.Combine(Root, "postgres");

    public string CliKey => Path.Combine(Root, "cli.key");

    public string SetupToken => Path.Combine(Root, "setup-token");

    /// <summary>A file and a lock for each server of the home.</summary>
    public string Nodes => Path.Combine(Root, "nodes");

    public string ServerFile => Path.Combine(Root, "server.json");

    public string LockFile => Path.Combine(Root, "server.lock");

    public void Create()
    {
        foreach (var folder in new[] { Root, Secrets, Artifacts, Logs, Nodes })
        {
            MakePrivate(folder);
        }
    }

    /// <summary>A secret of the home: read, or made on first use.</summary>
    public async Task<Secret> SecretAsync(string name, IdSource ids, CancellationToken cancellationToken) =>
        new(await ReadOrCreateAsync(Path.Combine(Secrets, name), ids, cancellationToken));

    public async Task<string> CliKeyAsync(IdSource ids, CancellationToken cancellationToken) => await ReadOrCreateAsync(CliKey, ids, cancellationToken);

    /// <summary>Writes a private file whole or not at all.</summary>
    public static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        var making = path + ".new";
        File.Delete(making);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = PrivateFile;
        }

        await using (var file = new FileStream(making, options))
        {
            await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(making, path, overwrite: true);
    }

    private static async Task<string> ReadOrCreateAsync(string path, IdSource ids, CancellationToken cancellationToken)
    {
        if (File.Exists(path) && (await File.ReadAllTextAsync(path, cancellationToken)).Trim() is { Length: > 0 } existing)
        {
            return existing;
        }

        var made = ids.NewToken();
        await WriteAsync(path, made + "\n", cancellationToken);
        return made;
    }

    private static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, PrivateFolder);
        if (File.GetUnixFileMode(folder) != PrivateFolder)
        {
            File.SetUnixFileMode(folder, PrivateFolder);
        }
    }
}
