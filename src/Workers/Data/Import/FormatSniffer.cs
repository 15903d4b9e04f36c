using System.Text;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Import;

/// <summary>Tells the format from the first bytes. The name of a file says nothing here.</summary>
internal static class FormatSniffer
{
    private const int HeadLength = 4096;

    private static readonly (byte[] Magic, string Name)[] Foreign =
    [
        ("%PDF"u8.ToArray(), "a PDF document"), ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ("GIF8"u8.ToArray(), "a GIF picture"), ([0x1F, 0x8B], "a gzip archive"), ("BZh"u8.ToArray(), "a bzip2 archive"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz archive"), ([0x28, 0xB5, 0x2F, 0xFD], "a zstd archive"), ("Rar!"u8.ToArray(), "a RAR archive"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"), ("MZ"u8.ToArray(), "a program"), ("SQLite format 3"u8.ToArray(), "an SQLite database"),
        ("ARROW1"u8.ToArray(), "an Arrow file"), ("RIFF"u8.ToArray(), "a sound or video file"), ("OggS"u8.ToArray(), "a sound or video file"),
    ];

    internal static Outcome<FileKind> Detect(string path, string declared)
    {
        var head = Head(path);
        if (StartsWith(head, "PAR1"u8)) return Agree(FileKind.Parquet, declared, "Parquet");
        if (StartsWith(head, "PK\x03\x04"u8)) return Agree(FileKind.Workbook, declared, "a zip file or workbook");
        if (StartsWith(head, [0xD0, 0xCF, 0x11, 0xE0])) return Agree(FileKind.Workbook, declared, "an old Excel file");
        foreach (var (magic, name) in Foreign)
            if (StartsWith(head, magic) && !LooksLikeText(head, magic.Length)) return NotATable($"The file is {name}, not a table.");
        var text = TextHead(head);
        if (text.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
            return NotATable("The file is a web page, not a table.");
        if (text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)) return NotATable("The file is XML, not a table.");
        var isJson = text.StartsWith('{') || (text.StartsWith('[') && LooksLikeJsonArray(text));
        return declared switch
        {
            "auto" => isJson ? FileKind.Json : FileKind.Delimited,
            "csv" or "tsv" => FileKind.Delimited,
            "json" or "jsonl" when isJson => FileKind.Json,
            "json" or "jsonl" => Mismatch(declared, "does not begin with { or ["),
            "xlsx" or "parquet" => Mismatch(declared, "is plain text"),
            _ => new Failure("request.format", $"There is no format '{declared}'.", "Use auto, csv, tsv, json, jsonl, xlsx or parquet."),
        };
    }

    private static Outcome<FileKind> Agree(FileKind kind, string declared, string found)
    {
        var fits = declared == "auto" || (kind == FileKind.Parquet ? declared == "parquet" : declared == "xlsx");
        return fits ? kind : Mismatch(declared, "is " + found);
    }

    private static Failure Mismatch(string declared, string found) => new(
        "file.format", $"The file was said to be {declared} but {found}.", "Set format to auto, or give a file of that format.");

    private static Failure NotATable(string message) => new(
        "file.not-a-table", message, "Give a CSV, TSV, JSON, JSON lines, XLSX or Parquet file; unpack archives first.");

    private static byte[] Head(string path)
    {
        using var stream = File.OpenRead(path);
        var head = new byte[HeadLength];
        var read = stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        return head[..read];
    }

    private static bool StartsWith(byte[] head, ReadOnlySpan<byte> magic) => head.AsSpan().StartsWith(magic);

    /// <summary>A column called "MZ" or "RIFF" is text: two-letter magics only count when binary bytes follow.</summary>
    private static bool LooksLikeText(byte[] head, int magicLength)
    {
        if (StartsWith(head, "%PDF"u8)) return false;
        foreach (var b in head.AsSpan(magicLength))
            if (b < 0x09) return false;
        return Encoding.ASCII.GetString(head).AsSpan().IndexOfAny(',', '\t', ';') >= 0 || head.Length < 64;
    }

    private static string TextHead(byte[] head)
    {
        var text = head switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(head, 2, head.Length - 2),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(head, 2, head.Length - 2),
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(head, 3, head.Length - 3),
            [not 0, 0, not 0, 0, ..] => Encoding.Unicode.GetString(head),
            [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode.GetString(head),
            _ => Encoding.UTF8.GetString(head),
        };
        return text.TrimStart();
    }

    private static bool LooksLikeJsonArray(string text)
    {
        var rest = text.AsSpan(1).TrimStart();
        return rest.Length == 0 || rest[0] is '{' or '[' or ']' or '"' or '-' or 't' or 'f' or 'n' || char.IsAsciiDigit(rest[0]);
    }
}
