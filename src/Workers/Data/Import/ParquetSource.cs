using System.Buffers.Binary;
using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Import;

/// <summary>Parquet, after a look at its frame: both marks and a footer that fits into the file.</summary>
internal static class ParquetSource
{
    private const int SmallestFile = 12;

    internal static Outcome<Relation> Open(Job job, string path)
    {
        using (var stream = File.OpenRead(path))
        {
            var tail = new byte[8];
            if (stream.Length >= SmallestFile)
            {
                stream.Position = stream.Length - 8;
                stream.ReadExactly(tail);
            }
            var footer = BinaryPrimitives.ReadUInt32LittleEndian(tail);
            if (!tail.AsSpan(4).SequenceEqual("PAR1"u8) || footer > stream.Length - SmallestFile)
                return Damaged("its end is missing or claims a size that does not fit");
        }
        var from = $"read_parquet({Sql.Text(path)})";
        try
        {
            using var rows = job.Engine.Query($"SELECT count(*) FROM {from}");
            return new Relation(from);
        }
        catch (EngineException error)
        {
            return Damaged(EngineFailures.Clean(error.Message));
        }
    }

    internal static Failure Damaged(string reason) => new(
        "file.damaged", $"The Parquet file cannot be read: {reason}.", "Download or export the file again; it is incomplete or altered.");
}
