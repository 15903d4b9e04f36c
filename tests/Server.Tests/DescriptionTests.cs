using System.Text.Json;
using Cadre.Tests.ServerSupport;

namespace Cadre.Server.Tests;

/// <summary>The API description says what the routes do.</summary>
public sealed class DescriptionTests
{
    [Fact]
    public async Task Description_HasIdsAsUuidsEnumsAsTextSecurityAndProblems()
    {
        await using var server = await TestServer.StartAsync();
        using var client = server.NewClient();
        var document = await client.GetJsonAsync("/openapi/v1.json");
        var schemas = document.GetProperty("components").GetProperty("schemas");

        Text(schemas, "UserId", "format").ShouldBe("uuid");
        schemas.GetProperty("Role").GetProperty("enum").EnumerateArray().Select(role => role.GetString()).ShouldBe(["viewer", "operator", "editor", "admin", "owner"]);
        schemas.GetProperty("Problem").GetProperty("properties").TryGetProperty("code", out _).ShouldBeTrue();
        var post = document.GetProperty("paths").GetProperty("/api/v1/workspaces").GetProperty("post");
        post.GetProperty("operationId").GetString().ShouldBe("CreateWorkspace");
        post.GetProperty("security").GetArrayLength().ShouldBe(2);
        document.GetProperty("paths").GetProperty("/api/v1/sessions").GetProperty("post").TryGetProperty("security", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Command_WritesWhatTheServerServes_WithoutADatabase()
    {
        await using var server = await TestServer.StartAsync();
        using var client = server.NewClient();
        var folder = Directory.CreateTempSubdirectory("cadre-description-").FullName;
        var file = Path.Combine(folder, "openapi.json");
        (await ServerProcess.RunAsync(Path.Combine(folder, "home"), "openapi", "--out", file)).Exit.ShouldBe(0);

        (await File.ReadAllTextAsync(file)).Trim().ShouldBe((await client.Http.GetStringAsync("/openapi/v1.json")).Trim());
        Directory.Exists(Path.Combine(folder, "home")).ShouldBeFalse();
        Directory.Delete(folder, recursive: true);
    }

    private static string? Text(JsonElement schemas, string name, string member) => schemas.GetProperty(name).GetProperty(member).GetString();
}
