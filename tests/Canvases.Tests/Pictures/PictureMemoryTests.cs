using System.IO.Compression;
using Cadre.Canvases.Live.Documents;
using Cadre.Canvases.Pictures;
using Cadre.Canvases.Tests.Domain;
using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Tests.Pictures;

public class PictureMemoryTests
{
    private readonly PictureMemory memory = new();

    [Fact]
    public void Of_UnchangedDocument_IsReadOnce()
    {
        var document = new CountedDocument();
        var first = memory.Of(document, Sketch.Catalog);
        memory.Of(document, Sketch.Catalog).ShouldBeSameAs(first);
        document.Reads.ShouldBe(1);
        document.Rename("Second");
        System.Text.Encoding.UTF8.GetString(memory.Of(document, Sketch.Catalog).Json).ShouldContain("Second");
    }

    [Fact]
    public void Compressed_OfAPicture_UnpacksToIt()
    {
        var picture = memory.Of(new CountedDocument(), Sketch.Catalog);
        using var brotli = new BrotliStream(new MemoryStream(picture.Compressed), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        brotli.CopyTo(unpacked);
        unpacked.ToArray().ShouldBe(picture.Json);
    }

    private sealed class CountedDocument : ISharedDocument
    {
        private readonly Doc doc = new();

        public int Reads { get; private set; }

        public long Changes { get; private set; }

        public void Rename(string title)
        {
            doc.GetMap("meta")["title"] = title;
            Changes++;
        }

        public T Read<T>(Func<Doc, T> read)
        {
            Reads++;
            return read(doc);
        }

        public Task<Result<T>> EditAsync<T>(Actor actor, Func<Doc, Result<T>> edit, CancellationToken cancellationToken) => Task.FromResult(edit(doc));

        public void Show(Actor actor, Any state) => Changes++;
    }
}
