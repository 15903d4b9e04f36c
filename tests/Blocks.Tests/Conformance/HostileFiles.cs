using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Cadre.Blocks.Tests.Conformance;

/// <summary>Files made to do harm: bombs, broken ones, ones that pretend to be something else. Name, media type, bytes.</summary>
internal static class HostileFiles
{
    private const string Laughs = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;"><!ENTITY i "&h;&h;&h;&h;&h;&h;&h;&h;&h;&h;">]>""";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<(string Name, string MediaType, byte[] Bytes)> All { get; } =
    [
        ("bomb.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Bomb()),
        ("deep.json", "application/json", Encoding.ASCII.GetBytes(new string('[', 100_000))),
        ("noise.csv", "text/csv", [0x1F, 0x8B, .. Enumerable.Range(0, 4000).Select(i => (byte)(i * 7919 % 251))]),
        ("empty.csv", "text/csv", []),
        ("nul.csv", "text/csv", [.. "a,b\n1,2\n"u8, .. new byte[5000], .. "\n3,4\n"u8]),
        ("wide.csv", "text/csv", Encoding.ASCII.GetBytes(new string(',', 10_000_000) + "\n")),
        ("laughs.svg", "image/svg+xml", Encoding.UTF8.GetBytes(Laughs + """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>&i;</text></svg>""")),
        ("laughs.xml", "application/xml", Encoding.UTF8.GetBytes(Laughs + "<x>&i;</x>")),
        ("polyglot.png", "image/png", [0x89, .. "PNG\r\n\u001a\n<html><script>document.title=1</script>%PDF-1.7"u8]),
        ("broken.png", "image/png", Png(64, 64)),
        ("giant.png", "image/png", Png(60_000, 60_000)),
        ("broken.mp4", "video/mp4", [0, 0, 0, 0x20, .. "ftypisom"u8, .. Enumerable.Range(0, 3000).Select(i => (byte)(i * 31 % 256))]),
        ("broken.pdf", "application/pdf", [.. "%PDF-1.7\n1 0 obj << /Length 99999999 >> stream\n"u8, .. new byte[2000]]),
    ];

    /// <summary>A workbook of a few kilobytes that unpacks to 200 MB.</summary>
    private static byte[] Bomb()
    {
        using var bomb = new MemoryStream();
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("xl/workbook.xml", CompressionLevel.Fastest).Open();
            entry.Write(new byte[200 << 20]);
        }

        return bomb.ToArray();
    }

    /// <summary>A picture that says how large it is and has no pixels.</summary>
    private static byte[] Png(int width, int height)
    {
        var header = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        return [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, .. header, 8, 6, 0, 0, 0, 1, 2, 3, 4];
    }
}
