using Cadre.Tests.ServerSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Cadre.Architecture.Tests;

/// <summary>Every route declares a policy; anonymous ones are listed here by name.</summary>
public sealed class RouteTests
{
    private static readonly string[] Anonymous =
    [
        "GetSetup", "CreateFirstOwner", "SignIn", "OpenLocalSession", "GetOpenInvitation", "AcceptInvitation", "GetHealth", "GetApiHealth", "GetApiDescription", "OpenSignedArtifact", "OpenAnswerLink", "AnswerByLink", "CallHook",
        "GetShared", "SyncShared", "EditShared", "DownloadSharedArtifact", "GetSharedPicture", "GetSharedPictureStates",
    ];

    [Fact]
    public async Task Routes_AllDeclareAPolicy()
    {
        await using var server = await TestServer.StartAsync();
        WithoutPolicy(Routes.Of(server)).ShouldBeEmpty();
    }

    [Fact]
    public async Task AnonymousRoutes_AreTheListedOnes()
    {
        await using var server = await TestServer.StartAsync();
        Routes.Of(server).Where(route => route.Policy is { IsAnonymous: true }).Select(route => route.Name).Order().ShouldBe(Anonymous.Order());
    }

    [Fact]
    public async Task Routes_TakeNoBodyLimitBeyondAHundredMegabytes()
    {
        await using var server = await TestServer.StartAsync();
        Routes.Of(server).Where(route => route.Policy?.BodyLimit is null or <= 0 or > 110L << 20).ShouldBeEmpty();
    }

    [Fact]
    public async Task Guard_PlantedRouteWithoutPolicy_IsSeen()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        app.MapGet("/planted", () => "open");
        var routes = Routes.Of([.. ((IEndpointRouteBuilder)app).DataSources]);
        WithoutPolicy(routes).ShouldBe(["GET /planted"]);
    }

    private static string[] WithoutPolicy(IEnumerable<Route> routes) => [.. routes.Where(route => route.Policy is null).Select(route => route.ToString())];
}
