using System.Formats.Tar;
using System.Security.Cryptography;

namespace Cadre.Blocks.Packages.Archive;

/// <summary>
/// A block package as one file: a plain tar of the folder. It is not compressed, so it cannot unpack to more than its own size; entries are sorted and carry no times and owners,
/// so that the same folder always gives the same bytes. Shared by the server and the command line.
/// </summary>
internal static class PackageArchive
{
    /// <summary>The ending of a package's file name.</summary>
    public const string Ending = ".cadreblock";

    /// <summary>The largest archive.</summary>
    public const int MostBytes = 4 << 20;

    /// <summary>The most files.</summary>
    public const int MostFiles = 200;

    private const int LongestPath = 99; // what a plain tar header holds
    private static readonly string[] LeftOut = [".git", "node_modules", "__pycache__", ".DS_Store", ".venv"];

    /// <summary>SHA-256 of an archive, lower-case hexadecimal: names what runs.</summary>
    public static string Hash(byte[] archive) => Convert.ToHexStringLower(SHA256.HashData(archive));

    /// <summary>The files of a folder by path; what version control, interpreters and earlier packs left there is not among them.</summary>
    public static IReadOnlyDictionary<string, byte[]> ReadFolder(string folder)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (!name.Split('/').Any(part => LeftOut.Contains(part, StringComparer.Ordinal)) && !name.EndsWith(Ending, StringComparison.Ordinal))
            {
                files[name] = File.ReadAllBytes(path);
            }
        }

        return files;
    }

    /// <summary>Packs files.</summary>
    public static byte[] Pack(IReadOnlyDictionary<string, byte[]> files)
    {
        using var buffer = new MemoryStream();
        using (var writer = new TarWriter(buffer, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var (path, bytes) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, path)
                {
                    DataStream = new MemoryStream(bytes, writable: false),
                    Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
                    ModificationTime = DateTimeOffset.UnixEpoch,
                });
            }
        }

        return buffer.ToArray();
    }

    /// <summary>Reads an archive: regular files with plain relative paths only; anything else refuses the whole.</summary>
    public static UnpackedArchive Unpack(byte[] archive)
    {
        if (archive.Length > MostBytes)
        {
            return UnpackedArchive.Refused($"It is larger than {MostBytes >> 20} MB.");
        }

        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        try
        {
            using var reader = new TarReader(new MemoryStream(archive, writable: false));
            while (reader.GetNextEntry(copyData: false) is { } entry)
            {
                if (entry.EntryType == TarEntryType.Directory)
                {
                    continue;
                }

                if (Fault(entry, files) is { } fault)
                {
                    return UnpackedArchive.Refused(fault);
                }

                using var bytes = new MemoryStream();
                entry.DataStream?.CopyTo(bytes);
                files[entry.Name] = bytes.ToArray();
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or FormatException or EndOfStreamException or ArgumentException or NotSupportedException or OverflowException)
        {
            return UnpackedArchive.Refused("It is not a tar archive, or it is damaged.");
        }

        return files.Count == 0 ? UnpackedArchive.Refused("There is no file in it.") : new UnpackedArchive(files, null);
    }

    /// <summary>Whether a path is plain: relative, forward slashes, no <c>..</c>, nothing odd.</summary>
    public static bool IsPlain(string path) =>
        path.Length is > 0 and <= LongestPath && !path.StartsWith('/') && path.All(c => c is > ' ' and < (char)127 and not ('\\' or ':'))
        && path.Split('/').All(part => part.Length > 0 && part is not ("." or ".."));

    private static string? Fault(TarEntry entry, Dictionary<string, byte[]> files) =>
        entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) ? $"'{entry.Name}' is no regular file; links and devices are refused."
        : !IsPlain(entry.Name) ? $"'{entry.Name}' is no plain path: use letters, digits, '-', '_', '.', and '/' between folders, at most {LongestPath} characters."
        : files.ContainsKey(entry.Name) ? $"'{entry.Name}' is there twice."
        : files.Count >= MostFiles ? $"There are more than {MostFiles} files in it."
        : null;
}

/// <summary>What is in an archive, or why it is refused.</summary>
internal sealed record UnpackedArchive(IReadOnlyDictionary<string, byte[]> Files, string? Problem)
{
    public static UnpackedArchive Refused(string problem) => new(new Dictionary<string, byte[]>(StringComparer.Ordinal), problem);
}
