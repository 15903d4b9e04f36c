using Cadre.Kernel;
using Cadre.Sandboxes.Native;
using Microsoft.Win32.SafeHandles;

namespace Cadre.Sandboxes.Workspaces;

/// <summary>The bytes of a workspace's files: regular files only.</summary>
internal sealed class FileContent(WorkspaceFolder workspace, FolderTree folders, long maxBytes, IdSource ids)
{
    private const uint PlainMode = 0x1A4; // 0644
    private const uint ExecutableMode = 0x1ED; // 0755

    /// <summary>Opens a regular file.</summary>
    public Result<(SafeFileHandle Handle, long Size)> Open(WorkspacePath path)
    {
        var (file, errno) = Beneath.Open(workspace.Folder, path.Bytes, Beneath.ReadOnly, 0);
        if (file is null)
        {
            return FileErrors.Refuse(path.Text, errno);
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

    /// <summary>Reads a file of at most so many bytes.</summary>
    public static async Task<Result<byte[]>> ReadAsync((SafeFileHandle Handle, long Size) opened, string path, long maxBytes, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(opened.Handle, FileAccess.Read, bufferSize: 0);
        if (opened.Size > maxBytes)
        {
            return SandboxErrors.FileTooLarge(path, maxBytes);
        }

        // The program may append meanwhile: read to the limit and one more, never to an end that moves.
        var content = new MemoryStream((int)Math.Min(opened.Size, int.MaxValue / 2));
        return await CopyAsync(stream, content, maxBytes, cancellationToken) ? content.ToArray() : SandboxErrors.FileTooLarge(path, maxBytes);
    }

    /// <summary>Writes a file beside its place, then moves it there: nobody sees half of it.</summary>
    public async Task<Result<Done>> WriteAsync(WorkspacePath path, Stream content, bool executable, CancellationToken cancellationToken)
    {
        var opened = folders.Open(path.Parent, create: true);
        if (!opened.IsOk)
        {
            return opened.Error;
        }

        using var folder = opened.Value;
        var temporary = FolderEntries.Name($".{ids.NewGuid():N}.part");
        var written = await WriteNewAsync(folder, temporary, path.Text, content, executable ? ExecutableMode : PlainMode, cancellationToken);
        if (written.IsOk && Beneath.Rename(folder, temporary, folder, FolderEntries.Name(path.Name)) is var errno and not 0)
        {
            written = FileErrors.Refuse(path.Text, errno);
        }

        if (!written.IsOk)
        {
            _ = Beneath.Unlink(folder, temporary, 0);
        }

        return written;
    }

    private async Task<Result<Done>> WriteNewAsync(Descriptor folder, byte[] name, string path, Stream content, uint mode, CancellationToken cancellationToken)
    {
        var (file, errno) = Beneath.Open(folder, name, Beneath.WriteOnly | Beneath.Create | Beneath.Exclusive, mode);
        if (file is null)
        {
            return FileErrors.Refuse(path, errno);
        }

        using (file)
        {
            folders.Own(file);
            _ = Beneath.ChangeMode(file, mode);
            var copy = NativeException.Check(Libc.Control(file.Number, Libc.DuplicateCloseOnExec, 64), "fcntl");
            await using var stream = new FileStream(new SafeFileHandle(copy, ownsHandle: true), FileAccess.Write, bufferSize: 0);
            return await CopyAsync(content, stream, maxBytes, cancellationToken) ? default(Done) : SandboxErrors.FileTooLarge(path, maxBytes);
        }
    }

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
}
