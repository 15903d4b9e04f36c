using Cadre.Kernel;

namespace Cadre.Sandboxes;

/// <summary>
/// The files of a workspace folder, as seen from outside. Paths are relative to /work (a leading <c>/work/</c> is allowed) and never leave it: links are not
/// followed, <c>..</c> and special files are refused (<c>sandbox_path_refused</c>).
/// </summary>
public interface ISandboxFiles
{
    /// <summary>Opens a regular file for reading.</summary>
    Task<Result<Stream>> OpenReadAsync(string path, CancellationToken cancellationToken);

    /// <summary>Reads a regular file of at most <paramref name="maxBytes"/> (else <c>sandbox_file_too_large</c>).</summary>
    Task<Result<byte[]>> ReadAsync(string path, long maxBytes, CancellationToken cancellationToken);

    /// <summary>Writes a file, replacing one of that name; missing folders are made.</summary>
    /// <param name="path">Where.</param>
    /// <param name="content">Read to its end; more than the workspace may hold is refused.</param>
    /// <param name="executable">Whether it may be run.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<Result<Done>> WriteAsync(string path, Stream content, bool executable, CancellationToken cancellationToken);

    /// <summary>Lists a folder ("" is the workspace folder), at most 10,000 entries, in no order.</summary>
    Task<Result<IReadOnlyList<SandboxFile>>> ListAsync(string path, CancellationToken cancellationToken);

    /// <summary>Describes a file, folder or link.</summary>
    Task<Result<SandboxFile>> StatAsync(string path, CancellationToken cancellationToken);

    /// <summary>Makes a folder and those above it.</summary>
    Task<Result<Done>> CreateFolderAsync(string path, CancellationToken cancellationToken);

    /// <summary>Removes a file or a folder with all in it.</summary>
    Task<Result<Done>> DeleteAsync(string path, CancellationToken cancellationToken);

    /// <summary>How much the workspace folder holds; null where it cannot be told.</summary>
    Task<SandboxSpace?> MeasureAsync(CancellationToken cancellationToken) => Task.FromResult<SandboxSpace?>(null);

    /// <summary>Moves a file or folder within the workspace.</summary>
    Task<Result<Done>> MoveAsync(string from, string to, CancellationToken cancellationToken);
}

/// <summary>What a workspace folder holds.</summary>
/// <param name="Bytes">On disk.</param>
/// <param name="Entries">Files, folders and links.</param>
public sealed record SandboxSpace(long Bytes, long Entries);

/// <summary>What an entry of a workspace folder is.</summary>
public enum SandboxFileKind
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link; never followed.</summary>
    Link,

    /// <summary>A pipe, socket or device; never opened.</summary>
    Special,
}

/// <summary>An entry of a workspace folder.</summary>
/// <param name="Path">Relative to /work.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Size">Bytes of a file.</param>
/// <param name="ModifiedAt">When it was last written.</param>
/// <param name="Executable">Whether it may be run.</param>
public sealed record SandboxFile(string Path, SandboxFileKind Kind, long Size, DateTimeOffset ModifiedAt, bool Executable);
