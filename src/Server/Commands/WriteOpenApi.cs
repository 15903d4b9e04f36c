using Cadre.Server.Composition;
using Cadre.Server.Features;
using Cadre.Server.Hosting;

namespace Cadre.Server.Commands;

/// <summary>Writes the API description without listening and without a database.</summary>
internal static class WriteOpenApi
{
    public static async Task<int> RunAsync(ServerArguments arguments)
    {
        var target = Path.GetFullPath(arguments.Out ?? Path.Combine("docs", "openapi.json"));
        await using var app = ServerApp.Build(new()
        {
            Port = 0,
            Home = new HomeLayout(arguments.Home),
            Database = DatabasePlace.Nowhere(),
            Runs = new(arguments.Home),
            Sandboxes = Path.GetTempPath(),
            Web = "",
            Connections = new() { MasterKeys = [new byte[32]] },
            Identity = new() { AuditKey = new byte[32] },
        });
        var document = await app.Services.GetRequiredService<ApiDescription>().ReadAsync(CancellationToken.None);
        if (Path.GetDirectoryName(target) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        await File.WriteAllBytesAsync(target, [.. document, (byte)'\n'], CancellationToken.None);
        Console.WriteLine(target);
        return 0;
    }
}
