using System.Net;
using Cadre.Tests.ServerSupport;

namespace Cadre.Identity.Tests;

public sealed class LimitTests
{
    [Fact]
    public async Task SignIn_ElevenTimes_IsLimited()
    {
        await using var server = await TestServer.StartAsync(options => options.CredentialsPerMinute = 10);
        using var client = server.NewClient();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 11; i++)
        {
            statuses.Add((await client.PostAsync("/api/v1/sessions", new { email = "a@example.org", password = "wrong password" })).StatusCode);
        }

        statuses.Take(10).ShouldAllBe(status => status == HttpStatusCode.Unauthorized);
        statuses[10].ShouldBe(HttpStatusCode.TooManyRequests);
        (await client.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Streams_BeyondTheLimit_AreRefused()
    {
        await using var server = await TestServer.StartAsync(options => options.OpenStreams = 1);
        using var owner = await server.OwnerAsync();
        using var first = await owner.Http.GetAsync("/api/v1/streams/workspace", HttpCompletionOption.ResponseHeadersRead);
        using var second = await owner.Http.GetAsync("/api/v1/streams/workspace", HttpCompletionOption.ResponseHeadersRead);
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        second.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }
}
