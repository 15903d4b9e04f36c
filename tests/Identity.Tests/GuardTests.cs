using System.Net;
using System.Text;
using Cadre.Kernel;
using Cadre.Tests.ServerSupport;

namespace Cadre.Identity.Tests;

public sealed class GuardTests(OwnedServer owned) : IClassFixture<OwnedServer>
{
    private readonly TestServer server = owned.Server;
    private readonly TestClient owner = owned.Owner;

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "127.0.0.1.evil.example")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task ForeignHostOrOrigin_IsRefused(string header, string value)
    {
        foreach (var path in new[] { "/api/v1/me", "/api/v1/streams/workspace", "/api/v1/health" })
        {
            var answer = await owner.SendAsync(HttpMethod.Get, path, null, (header, value));
            ((int)answer.StatusCode).ShouldBeInRange(400, 403);
            answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task OwnOrigin_IsServed()
    {
        var origin = server.Address.GetLeftPart(UriPartial.Authority);
        (await owner.SendAsync(HttpMethod.Post, "/api/v1/workspaces", new { name = "Two" }, ("Origin", origin))).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Mutation_WithoutCsrfHeader_IsRefused()
    {
        owner.Http.DefaultRequestHeaders.Remove("Cadre-Csrf");
        var answer = await owner.PostAsync("/api/v1/workspaces", new { name = "Two" });
        owner.Http.DefaultRequestHeaders.Add("Cadre-Csrf", "1");
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.CodeAsync()).ShouldBe("csrf_header_missing");
    }

    [Theory]
    [InlineData("{\"name\":\"x\",\"extra\":1}", HttpStatusCode.BadRequest, "unknown_field")]
    [InlineData("{\"name\":", HttpStatusCode.BadRequest, "malformed_json")]
    [InlineData("{\"name\":null}", HttpStatusCode.BadRequest, "malformed_json")]
    [InlineData("{}", HttpStatusCode.BadRequest, "malformed_json")]
    [InlineData("[]", HttpStatusCode.BadRequest, "malformed_json")]
    [InlineData("", HttpStatusCode.BadRequest, "malformed_request")]
    [InlineData("{\"name\":\"a\",\"name\":\"b\"}", HttpStatusCode.BadRequest, "malformed_json")]
    [InlineData("{\"name\":\"a\\u0000b\"}", HttpStatusCode.BadRequest, "invalid_name")]
    [InlineData("{\"name\":\"\\ud800\"}", HttpStatusCode.BadRequest, "malformed_json")]
    [InlineData("{\"$type\":\"System.IO.File\",\"name\":\"x\"}", HttpStatusCode.BadRequest, "unknown_field")]
    public async Task HostileBody_IsAProblemDocument(string body, HttpStatusCode status, string code)
    {
        var answer = await owner.Http.PostAsync("/api/v1/workspaces", new StringContent(body, Encoding.UTF8, "application/json"));
        answer.StatusCode.ShouldBe(status);
        (await answer.CodeAsync()).ShouldBe(code);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task TooLargeOrNotJson_IsRefused()
    {
        (await owner.PostAsync("/api/v1/workspaces", new { name = new string('x', 2 << 20) })).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await owner.Http.PostAsync("/api/v1/workspaces", new StringContent("{\"name\":\"x\"}", Encoding.UTF8, "text/plain"))).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Anonymous_IsRefusedBeforeTheBodyIsRead()
    {
        using var nobody = server.NewClient();
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/workspaces") { Content = new StringContent("{ broken", Encoding.UTF8, "application/json") };
        (await nobody.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task OtherWorkspace_AnswersAsAnUnknownOne()
    {
        using var viewer = await server.JoinAsync(owner, Role.Viewer, "v@example.org");
        var other = (await owner.PostJsonAsync("/api/v1/workspaces", new { name = "Private" })).GetProperty("id").GetString()!;
        var foreign = await viewer.SendAsync(HttpMethod.Get, "/api/v1/members", null, ("Cadre-Workspace", other));
        var unknown = await viewer.SendAsync(HttpMethod.Get, "/api/v1/members", null, ("Cadre-Workspace", Guid.CreateVersion7().ToString()));
        var broken = await viewer.SendAsync(HttpMethod.Get, "/api/v1/members?workspace=x");

        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var text = await foreign.Content.ReadAsStringAsync();
        (await unknown.Content.ReadAsStringAsync()).ShouldBe(text);
        (await broken.Content.ReadAsStringAsync()).ShouldBe(text);
    }

    [Fact]
    public async Task Answers_CarryTheSecurityHeaders()
    {
        var answer = await owner.GetAsync("/api/v1/me");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("frame-ancestors 'none'");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }
}
