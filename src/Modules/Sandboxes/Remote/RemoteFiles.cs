using Cadre.Kernel;
using Cadre.Sandboxes.Workspaces;

namespace Cadre.Sandboxes.Remote;

/// <summary>The files of a remote sandbox. Paths are checked here as well as there.</summary>
internal sealed class RemoteFiles(RemoteClient client, string sandbox, SandboxLimits limits) : ISandboxFiles
{
    public async Task<Result<Stream>> OpenReadAsync(string path, CancellationToken cancellationToken)
    {
        var sent = await AtAsync(path, place => client.SendAsync(HttpMethod.Get, $"{sandbox}/files?path={place}", null, cancellationToken));
        return sent.IsOk ? await sent.Value.Content.ReadAsStreamAsync(cancellationToken) : sent.Error;
    }

    public async Task<Result<byte[]>> ReadAsync(string path, long maxBytes, CancellationToken cancellationToken)
    {
        var opened = await OpenReadAsync(path, cancellationToken);
        if (!opened.IsOk)
        {
            return opened.Error;
        }

        await using var stream = opened.Value;
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (content.Length + count > maxBytes)
            {
                return SandboxErrors.FileTooLarge(path, maxBytes);
            }

            content.Write(buffer, 0, count);
        }

        return content.ToArray();
    }

    public async Task<Result<Done>> WriteAsync(string path, Stream content, bool executable, CancellationToken cancellationToken)
    {
        // Kept beside until it is written, so that the call can be repeated.
        await using var spool = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (spool.Length + count > limits.WorkspaceBytes)
            {
                return SandboxErrors.FileTooLarge(path, limits.WorkspaceBytes);
            }

            await spool.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }

        HttpContent Body()
        {
            spool.Position = 0;
            return new StreamContent(new KeptOpen(spool));
        }

        return await AtAsync(path, place => client.TellAsync(HttpMethod.Put, $"{sandbox}/files?path={place}&executable={(executable ? "true" : "false")}", Body, cancellationToken));
    }

    public async Task<Result<IReadOnlyList<SandboxFile>>> ListAsync(string path, CancellationToken cancellationToken)
    {
        var listed = await AtAsync(path, place => client.AskAsync(HttpMethod.Get, $"{sandbox}/entries?path={place}", null, RemoteJson.Default.RemoteEntries, cancellationToken));
        return listed.IsOk ? Result<IReadOnlyList<SandboxFile>>.Ok(listed.Value.Entries) : listed.Error;
    }

    public Task<Result<SandboxFile>> StatAsync(string path, CancellationToken cancellationToken) =>
        AtAsync(path, place => client.AskAsync(HttpMethod.Get, $"{sandbox}/entry?path={place}", null, RemoteJson.Default.SandboxFile, cancellationToken));

    public Task<Result<Done>> CreateFolderAsync(string path, CancellationToken cancellationToken) =>
        AtAsync(path, place => client.TellAsync(HttpMethod.Put, $"{sandbox}/folders?path={place}", null, cancellationToken));

    public Task<Result<Done>> DeleteAsync(string path, CancellationToken cancellationToken) =>
        AtAsync(path, place => client.TellAsync(HttpMethod.Delete, $"{sandbox}/files?path={place}", null, cancellationToken));

    public async Task<Result<Done>> MoveAsync(string from, string to, CancellationToken cancellationToken) =>
        WorkspacePath.Parse(from).Then(source => WorkspacePath.Parse(to).Then<RemoteMove>(target => new RemoteMove(source.Text, target.Text))) is { IsOk: true, Value: var move }
            ? await client.TellAsync(HttpMethod.Post, $"{sandbox}/moves", RemoteClient.Json(move, RemoteJson.Default.RemoteMove), refusal => WasMovedAsync(to, refusal, cancellationToken), cancellationToken)
            : SandboxErrors.PathRefused(to);

    private async Task<bool> WasMovedAsync(string to, Error refusal, CancellationToken cancellationToken) =>
        refusal.Kind == ErrorKind.NotFound && (await StatAsync(to, cancellationToken)).IsOk;

    private static async Task<Result<T>> AtAsync<T>(string path, Func<string, Task<Result<T>>> call)
    {
        var parsed = WorkspacePath.Parse(path);
        return parsed.IsOk ? await call(Uri.EscapeDataString(parsed.Value.Text)) : parsed.Error;
    }

    /// <summary>The spool outlives each try.</summary>
    private sealed class KeptOpen(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => inner.Length;

        public override long Position
        {
            get => inner.Position;
            set => inner.Position = value;
        }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
