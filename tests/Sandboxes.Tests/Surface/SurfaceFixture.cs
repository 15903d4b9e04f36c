using System.Net;
using System.Text;
using System.Text.Json;
using Cadre.Kernel;
using Cadre.Tests.ServerSupport;

namespace Cadre.Sandboxes.Tests.Surface;

/// <summary>A whole server with an owner, an editor and a viewer.</summary>
public sealed class SurfaceFixture : IAsyncLifetime
{
    public TestServer Server { get; private set; } = null!;

    public TestClient Owner { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await TestServer.StartAsync();
        Owner = await Server.OwnerAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Owner.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>A new sandbox's path.</summary>
    public async Task<string> SandboxAsync(string name = "Bench")
    {
        var provider = (await Owner.GetJsonAsync("/api/v1/sandboxes")).GetProperty("provider");
        Assert.SkipWhen(!provider.GetProperty("available").GetBoolean() && Environment.GetEnvironmentVariable("CI") != "true", "no sandboxes here");
        return $"/api/v1/sandboxes/{(await Owner.PostJsonAsync("/api/v1/sandboxes", new { name })).GetProperty("id").GetString()}";
    }

    /// <summary>A key of a role, with its id.</summary>
    public async Task<(string Id, string Key)> KeyAsync(Role role)
    {
        var made = await Owner.PostJsonAsync("/api/v1/api-keys", new { name = $"key {Guid.NewGuid():N}", role });
        return (made.GetProperty("id").GetString()!, made.GetProperty("key").GetString()!);
    }

    /// <summary>Runs a shell line; gives its output and exit.</summary>
    public async Task<(string Output, JsonElement Exit)> ExecAsync(string sandbox, object body)
    {
        using var answer = await Owner.PostAsync($"{sandbox}/exec", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return Read(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Output and exit of a finished stream.</summary>
    public static (string Output, JsonElement Exit) Read(string events)
    {
        var output = new StringBuilder();
        JsonElement exit = default;
        foreach (var item in events.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = item.Split('\n');
            var data = JsonElement.Parse(lines[1]["data: ".Length..]);
            switch (lines[0]["event: ".Length..])
            {
                case "stdout" or "stderr":
                    output.Append(Encoding.UTF8.GetString(data.GetProperty("data").GetBytesFromBase64()));
                    break;
                case "exit":
                    exit = data;
                    break;
            }
        }

        return (output.ToString(), exit);
    }
}
