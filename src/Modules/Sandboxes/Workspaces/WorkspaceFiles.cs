using Cadre.Kernel;
using Cadre.Sandboxes.Native;

namespace Cadre.Sandboxes.Workspaces;

/// <summary>The files of a workspace folder, safe against whatever the programs in it do at the same time.</summary>
internal sealed class WorkspaceFiles : ISandboxFiles
{
    private const int MaxListed = 10_000;
    private readonly WorkspaceFolder workspace;
    private readonly SandboxLimits limits;
    private readonly FolderTree folders;
    private readonly FileContent content;

    public WorkspaceFiles(WorkspaceFolder workspace, SandboxLimits limits, IdSource ids)
    {
        this.workspace = workspace;
        this.limits = limits;
        folders = new FolderTree(workspace);
        content = new FileContent(workspace, folders, limits.WorkspaceBytes, ids);
    }

    public Task<Result<Stream>> OpenReadAsync(string path, CancellationToken cancellationToken) => On(path, parsed => content.Open(parsed).Then<Stream>(opened =>
        new FileStream(opened.Handle, FileAccess.Read, bufferSize: 0)));

    public async Task<Result<byte[]>> ReadAsync(string path, long maxBytes, CancellationToken cancellationToken)
    {
        var opened = await On(path, content.Open);
        return opened.IsOk ? await FileContent.ReadAsync(opened.Value, path, maxBytes, cancellationToken) : opened.Error;
    }

    public async Task<Result<Done>> WriteAsync(string path, Stream content, bool executable, CancellationToken cancellationToken)
    {
        var parsed = WorkspacePath.Parse(path);
        return parsed.IsOk && parsed.Value.Parts.Count > 0
            ? await this.content.WriteAsync(parsed.Value, content, executable, cancellationToken)
            : parsed.Error ?? SandboxErrors.PathRefused(path);
    }

    public Task<SandboxSpace?> MeasureAsync(CancellationToken cancellationToken) => Task.Run<SandboxSpace?>(
        () =>
        {
            var (bytes, entries) = TreeWalk.Measure(workspace.Folder, limits.WorkspaceFiles);
            return new SandboxSpace(bytes, entries);
        },
        cancellationToken);

    public Task<Result<IReadOnlyList<SandboxFile>>> ListAsync(string path, CancellationToken cancellationToken) => On(path, parsed =>
        folders.Open(parsed, create: false).Then<IReadOnlyList<SandboxFile>>(folder =>
        {
            using (folder)
            {
                var files = new List<SandboxFile>();
                foreach (var name in FolderEntries.Read(folder, MaxListed).Take(MaxListed))
                {
                    if (Beneath.Stat(folder, name, out var status) == 0)
                    {
                        files.Add(Describe(new WorkspacePath([.. parsed.Parts, FolderEntries.Text(name)]), status));
                    }
                }

                return files;
            }
        }));

    public Task<Result<SandboxFile>> StatAsync(string path, CancellationToken cancellationToken) => On(path, parsed =>
    {
        if (parsed.Parts.Count == 0)
        {
            return Beneath.Stat(workspace.Folder, FolderEntries.Itself, out var own) == 0 ? Describe(parsed, own) : SandboxErrors.Closed();
        }

        return folders.Open(parsed.Parent, create: false).Then<SandboxFile>(folder =>
        {
            using (folder)
            {
                var errno = Beneath.Stat(folder, FolderEntries.Name(parsed.Name), out var status);
                return errno == 0 ? Describe(parsed, status) : FileErrors.Refuse(path, errno);
            }
        });
    });

    public Task<Result<Done>> CreateFolderAsync(string path, CancellationToken cancellationToken) => On(path, parsed =>
        folders.Open(parsed, create: true).Then<Done>(folder =>
        {
            folder.Dispose();
            return default(Done);
        }));

    public Task<Result<Done>> DeleteAsync(string path, CancellationToken cancellationToken) => On(path, parsed => parsed.Parts.Count == 0
        ? SandboxErrors.PathRefused(path)
        : folders.Open(parsed.Parent, create: false).Then(folder =>
        {
            using (folder)
            {
                return FolderTree.Delete(folder, FolderEntries.Name(parsed.Name), path);
            }
        }));

    public Task<Result<Done>> MoveAsync(string from, string to, CancellationToken cancellationToken) => On(from, source => WorkspacePath.Parse(to).Then(target =>
        source.Parts.Count == 0 || target.Parts.Count == 0
            ? SandboxErrors.PathRefused(to)
            : folders.Open(source.Parent, create: false).Then(sourceFolder => folders.Open(target.Parent, create: true).Then<Done>(targetFolder =>
            {
                using (sourceFolder)
                using (targetFolder)
                {
                    var errno = Beneath.Rename(sourceFolder, FolderEntries.Name(source.Name), targetFolder, FolderEntries.Name(target.Name));
                    return errno == 0 ? default(Done) : FileErrors.Refuse(from, errno);
                }
            }))));

    private static Task<Result<T>> On<T>(string path, Func<WorkspacePath, Result<T>> work) => Task.Run(() => WorkspacePath.Parse(path).Then(work));

    private static SandboxFile Describe(WorkspacePath path, FileStatus status) => new(
        path.Text,
        status.IsRegular ? SandboxFileKind.File : status.IsFolder ? SandboxFileKind.Folder : status.IsLink ? SandboxFileKind.Link : SandboxFileKind.Special,
        status.IsRegular ? (long)status.Size : 0,
        DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(status.ModifiedSeconds, -62_135_596_800, 253_402_300_799)),
        status.IsRegular && (status.Mode & 0x40) != 0);
}
