using Cadre.Kernel;
using Cadre.Sandboxes.Native;
using Microsoft.Win32.SafeHandles;

namespace Cadre.Sandboxes.Workspaces;

/// <summary>The files of a workspace folder, safe against whatever the programs in it do at the same time.</summary>
internal sealed class WorkspaceFiles(WorkspaceFolder workspace, SandboxLimits limits, IdSource ids) : ISandboxFiles
{
    private const int MaxListed = 10_000;
    private const uint FolderMode = 0x1ED; // 0755
    private const uint PlainMode = 0x1A4; // 0644
    private const uint ExecutableMode = 0x1ED; // 0755

    public Task<Result<Stream>> OpenReadAsync(string path, CancellationToken cancellationToken) => On(path, parsed => OpenRegular(parsed).Then<Stream>(opened =>
        new FileStream(opened.Handle, FileAccess.Read, bufferSize: 0)));

    public async Task<Result<byte[]>> ReadAsync(string path, long maxBytes, CancellationToken cancellationToken)
    {
        var opened = await On(path, OpenRegular);
        if (!opened.IsOk)
        {
            return opened.Error;
        }

        await using var stream = new FileStream(opened.Value.Handle, FileAccess.Read, bufferSize: 0);
        if (opened.Value.Size > maxBytes)
        {
            return SandboxErrors.FileTooLarge(path, maxBytes);
        }

        // The program may append meanwhile: read to the limit and one more, never to an end that moves.
        var content = new MemoryStream((int)Math.Min(opened.Value.Size, int.MaxValue / 2));
        return await CopyAsync(stream, content, maxBytes, cancellationToken) ? content.ToArray() : SandboxErrors.FileTooLarge(path, maxBytes);
    }

    public async Task<Result<Done>> WriteAsync(string path, Stream content, bool executable, CancellationToken cancellationToken)
    {
        var parsed = WorkspacePath.Parse(path);
        if (!parsed.IsOk || parsed.Value.Parts.Count == 0)
        {
            return parsed.Error ?? SandboxErrors.PathRefused(path);
        }

        var opened = OpenFolder(parsed.Value.Parent, create: true);
        if (!opened.IsOk)
        {
            return opened.Error;
        }

        using var folder = opened.Value;
        var temporary = FolderEntries.Name($".{ids.NewGuid():N}.part");
        var written = await WriteNewAsync(folder, temporary, path, content, executable ? ExecutableMode : PlainMode, cancellationToken);
        if (written.IsOk && Beneath.Rename(folder, temporary, folder, FolderEntries.Name(parsed.Value.Name)) is var errno and not 0)
        {
            written = Refuse(path, errno);
        }

        if (!written.IsOk)
        {
            _ = Beneath.Unlink(folder, temporary, 0);
        }

        return written;
    }

    public Task<Result<IReadOnlyList<SandboxFile>>> ListAsync(string path, CancellationToken cancellationToken) => On(path, parsed =>
        OpenFolder(parsed, create: false).Then<IReadOnlyList<SandboxFile>>(folder =>
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

        return OpenFolder(parsed.Parent, create: false).Then<SandboxFile>(folder =>
        {
            using (folder)
            {
                var errno = Beneath.Stat(folder, FolderEntries.Name(parsed.Name), out var status);
                return errno == 0 ? Describe(parsed, status) : Refuse(path, errno);
            }
        });
    });

    public Task<Result<Done>> CreateFolderAsync(string path, CancellationToken cancellationToken) => On(path, parsed =>
        OpenFolder(parsed, create: true).Then<Done>(folder =>
        {
            folder.Dispose();
            return default(Done);
        }));

    public Task<Result<Done>> DeleteAsync(string path, CancellationToken cancellationToken) => On(path, parsed => parsed.Parts.Count == 0
        ? SandboxErrors.PathRefused(path)
        : OpenFolder(parsed.Parent, create: false).Then(folder =>
        {
            using (folder)
            {
                return Delete(folder, FolderEntries.Name(parsed.Name), path);
            }
        }));

    public Task<Result<Done>> MoveAsync(string from, string to, CancellationToken cancellationToken) => On(from, source => WorkspacePath.Parse(to).Then(target =>
        source.Parts.Count == 0 || target.Parts.Count == 0
            ? SandboxErrors.PathRefused(to)
            : OpenFolder(source.Parent, create: false).Then(sourceFolder => OpenFolder(target.Parent, create: true).Then<Done>(targetFolder =>
            {
                using (sourceFolder)
                using (targetFolder)
                {
                    var errno = Beneath.Rename(sourceFolder, FolderEntries.Name(source.Name), targetFolder, FolderEntries.Name(target.Name));
                    return errno == 0 ? default(Done) : Refuse(from, errno);
                }
            }))));

    private static Task<Result<T>> On<T>(string path, Func<WorkspacePath, Result<T>> work) => Task.Run(() => WorkspacePath.Parse(path).Then(work));

    private static Error Refuse(string path, int errno) => errno switch
    {
        Errno.NoEntry => SandboxErrors.FileNotFound(path),
        Errno.NoSpace => SandboxErrors.FileTooLarge(path, 0),
        Errno.Loop or Errno.CrossDevice or Errno.NotFolder or Errno.IsFolder or Errno.NotEmpty or Errno.Exists or Errno.NoAccess or Errno.NotPermitted or Errno.NoDevice or Errno.NameTooLong or Errno.Invalid
            => SandboxErrors.PathRefused(path),
        _ => throw new NativeException($"workspace file '{path}'", errno),
    };

    private static SandboxFile Describe(WorkspacePath path, FileStatus status) => new(
        path.Text,
        status.IsRegular ? SandboxFileKind.File : status.IsFolder ? SandboxFileKind.Folder : status.IsLink ? SandboxFileKind.Link : SandboxFileKind.Special,
        status.IsRegular ? (long)status.Size : 0,
        DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(status.ModifiedSeconds, -62_135_596_800, 253_402_300_799)),
        status.IsRegular && (status.Mode & 0x40) != 0);

    private static async Task<bool> CopyAsync(Stream from, Stream to, long maxBytes, CancellationToken cancellationToken)
    {
        var buffer = new byte[81920];
        long total = 0;
        int count;
        while ((count = await from.ReadAsync(buffer, cancellationToken)) > 0)
        {
            total += count;
            if (total > maxBytes)
            {
                return false;
            }

            await to.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }

        return true;
    }

    private static Result<Done> Delete(Descriptor folder, byte[] name, string path)
    {
        var errno = Beneath.Unlink(folder, name, 0);
        if (errno is Errno.IsFolder or Errno.NotPermitted)
        {
            var (child, openErrno) = Beneath.Open(folder, name, Beneath.ReadOnly | Beneath.FolderOnly, 0);
            using (child)
            {
                if (child is null)
                {
                    return Refuse(path, openErrno);
                }

                TreeWalk.Empty(child);
            }

            errno = Beneath.Unlink(folder, name, Beneath.RemoveFolder);
        }

        return errno == 0 ? default(Done) : Refuse(path, errno);
    }

    private Result<(SafeFileHandle Handle, long Size)> OpenRegular(WorkspacePath path)
    {
        var (file, errno) = Beneath.Open(workspace.Folder, path.Bytes, Beneath.ReadOnly, 0);
        if (file is null)
        {
            return Refuse(path.Text, errno);
        }

        using (file)
        {
            _ = Beneath.Stat(file, FolderEntries.Itself, out var status);
            if (!status.IsRegular)
            {
                return SandboxErrors.PathRefused(path.Text);
            }

            var copy = NativeException.Check(Libc.Control(file.Number, Libc.DuplicateCloseOnExec, 64), "fcntl");
            return (new SafeFileHandle(copy, ownsHandle: true), (long)status.Size);
        }
    }

    private async Task<Result<Done>> WriteNewAsync(Descriptor folder, byte[] name, string path, Stream content, uint mode, CancellationToken cancellationToken)
    {
        var (file, errno) = Beneath.Open(folder, name, Beneath.WriteOnly | Beneath.Create | Beneath.Exclusive, mode);
        if (file is null)
        {
            return Refuse(path, errno);
        }

        using (file)
        {
            Own(file);
            _ = Beneath.ChangeMode(file, mode);
            var copy = NativeException.Check(Libc.Control(file.Number, Libc.DuplicateCloseOnExec, 64), "fcntl");
            await using var stream = new FileStream(new SafeFileHandle(copy, ownsHandle: true), FileAccess.Write, bufferSize: 0);
            return await CopyAsync(content, stream, limits.WorkspaceBytes, cancellationToken) ? default(Done) : SandboxErrors.FileTooLarge(path, limits.WorkspaceBytes);
        }
    }

    /// <summary>Opens a folder part by part, so that each missing one can be made where it belongs.</summary>
    private Result<Descriptor> OpenFolder(WorkspacePath path, bool create)
    {
        var (current, _) = Beneath.Open(workspace.Folder, FolderEntries.Name("."), Beneath.ReadOnly | Beneath.FolderOnly, 0);
        if (current is null)
        {
            return SandboxErrors.Closed();
        }

        foreach (var part in path.Parts)
        {
            using var parent = current;
            var name = FolderEntries.Name(part);
            if (create && Beneath.MakeFolder(parent, name, FolderMode) == 0 && workspace.User is { } user)
            {
                _ = Beneath.ChangeOwner(parent, name, user);
            }

            (current, var errno) = Beneath.Open(parent, name, Beneath.ReadOnly | Beneath.FolderOnly, 0);
            if (current is null)
            {
                return Refuse(path.Text, errno);
            }
        }

        return current;
    }

    private void Own(Descriptor file)
    {
        if (workspace.User is { } user)
        {
            _ = Beneath.ChangeOwner(file, FolderEntries.Itself, user);
        }
    }
}
