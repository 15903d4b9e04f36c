using System.Net;

namespace Cadre.Connections.Gateway;

/// <summary>A streamed answer that ends with an error past its limit.</summary>
internal sealed class LimitedContent : HttpContent
{
    private readonly HttpContent inner;
    private readonly long maxBytes;

    public LimitedContent(HttpContent inner, long maxBytes)
    {
        this.inner = inner;
        this.maxBytes = maxBytes;
        foreach (var (name, values) in inner.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    protected override async Task<Stream> CreateContentReadStreamAsync() => new LimitedStream(await inner.ReadAsStreamAsync(), maxBytes);

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => new LimitedStream(inner.ReadAsStream(cancellationToken), maxBytes);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await using var limited = await CreateContentReadStreamAsync();
        await limited.CopyToAsync(stream);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
