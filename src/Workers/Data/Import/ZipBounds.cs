using System.IO.Compression;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Import;

/// <summary>Refuses workbooks that unpack to far more than they should, before anything is unpacked.</summary>
internal static class ZipBounds
{
    private const int MostEntries = 5000;
    private const long MostUnpacked = 1L << 30;
    private const long MostInMemory = 192L << 20;
    private const long FreeOfRatio = 64L << 20;
    private const int HighestRatio = 150;

    internal static Failure? Check(string path)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            if (!zip.Entries.Any(e => e.FullName.StartsWith("xl/workbook", StringComparison.OrdinalIgnoreCase)))
                return new Failure("file.not-a-table", "The file is a zip archive, not a workbook.", "Unpack it and give one of the tables inside.");
            var unpacked = zip.Entries.Sum(e => e.Length);
            var packed = Math.Max(1, zip.Entries.Sum(e => e.CompressedLength));
            if (zip.Entries.Count > MostEntries || unpacked > MostUnpacked || (unpacked > FreeOfRatio && unpacked / packed > HighestRatio))
                return new Failure("limit.unpacked", $"The workbook would unpack to {unpacked / (1 << 20)} MB, which no table of this size does.", "Export the sheet as CSV and give that.");
            var shared = zip.Entries.Where(e => e.FullName.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase)).Sum(e => e.Length);
            return shared > MostInMemory
                ? new Failure("limit.unpacked", $"The workbook holds {shared / (1 << 20)} MB of texts, more than can be kept in memory.", "Export the sheet as CSV and give that.")
                : null;
        }
        catch (InvalidDataException)
        {
            return new Failure("file.damaged", "The workbook's zip structure is damaged.", "Open it in a spreadsheet program and save it again.");
        }
    }
}
