using System.Text.Json;
using Cadre.Kernel;

namespace Cadre.Server.Hosting;

/// <summary>A server of the home, as it describes itself in <c>nodes/&lt;pid&gt;.json</c>; <c>server.json</c> is the description of one that lives.</summary>
/// <param name="Pid">Its process.</param>
/// <param name="Port">Its port on 127.0.0.1.</param>
/// <param name="Version">Its version.</param>
internal sealed record RunningServer(int Pid, int Port, string Version)
{
    public Task WriteAsync(string file, CancellationToken cancellationToken) =>
        HomeLayout.WriteAsync(file, JsonSerializer.Serialize(this, CadreJson.Stored) + "\n", cancellationToken);

    public static async Task<RunningServer?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize<RunningServer>(await File.ReadAllTextAsync(file, cancellationToken), CadreJson.Stored);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
    }
}
