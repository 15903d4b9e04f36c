using System.Text.Json;
using Cadre.Kernel;

namespace Cadre.Server.Hosting;

/// <summary>The content of <c>server.json</c>: how the command line and <c>stop</c> find the server of a home.</summary>
/// <param name="Pid">Its process.</param>
/// <param name="Port">Its port on 127.0.0.1.</param>
/// <param name="Version">Its version.</param>
internal sealed record RunningServer(int Pid, int Port, string Version)
{
    public Task WriteAsync(HomeLayout home, CancellationToken cancellationToken) =>
        HomeLayout.WriteAsync(home.ServerFile, JsonSerializer.Serialize(this, CadreJson.Stored) + "\n", cancellationToken);

    public static async Task<RunningServer?> FindAsync(HomeLayout home, CancellationToken cancellationToken) =>
        File.Exists(home.ServerFile) ? JsonSerializer.Deserialize<RunningServer>(await File.ReadAllTextAsync(home.ServerFile, cancellationToken), CadreJson.Stored) : null;
}
