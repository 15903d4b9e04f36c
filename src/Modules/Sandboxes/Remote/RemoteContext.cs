using System.Globalization;
using Cadre.Kernel;

namespace Cadre.Sandboxes.Remote;

/// <summary>An interpreter that a remote provider keeps itself. Cells are numbered, so that a repeated call gets the first answer.</summary>
internal sealed class RemoteContext(RemoteClient client, string path, CodeLanguage language) : ICodeContext
{
    private readonly SemaphoreSlim one = new(1);
    private int cells;

    public CodeLanguage Language => language;

    public SandboxProcessId? Process => null;

    public async Task<Result<CellResult>> RunAsync(string source, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{path}/cells/{cells++}");
            return await client.AskAsync(HttpMethod.Put, place, RemoteClient.Json(new RemoteCell(source), RemoteJson.Default.RemoteCell), RemoteJson.Default.CellResult, cancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _ = await client.TellAsync(HttpMethod.Delete, path, null, CancellationToken.None);
        one.Dispose();
    }
}
