using System.Net;
using Cadre.Connections.Contracts;
using Cadre.Connections.Features;
using Cadre.Connections.Gateway;
using Cadre.Connections.Log;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Connections.Tests;

/// <summary>Lists of the workspace, of a block and of a sandbox; and the way from a refused line to an allowed host.</summary>
public sealed class EgressScopeTests(ConnectionsFixture fixture) : IClassFixture<ConnectionsFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IEgressRules Rules => fixture.Services.GetRequiredService<IEgressRules>();

    [Fact]
    public async Task BlockList_NarrowsItsBlockOnly()
    {
        var tenant = await fixture.TenantAsync("one.test", "two.test");
        fixture.Answer = context => context.Response.WriteAsync("x");
        var block = new EgressSource { Canvas = Guid.NewGuid(), Block = "call" };
        await Rules.SetAsync(tenant, new EgressRule(true, "one.test", "", EgressScope.Block(block.Canvas!.Value, "call")), Token);
        using (EgressSource.Begin(block))
        {
            (await fixture.GetAsync(tenant, fixture.Url("one.test"))).IsOk.ShouldBeTrue();
            (await fixture.GetAsync(tenant, fixture.Url("two.test"))).Error!.Code.ShouldBe("egress_refused");
        }

        using (EgressSource.Begin(block with { Block = "other" }))
        {
            (await fixture.GetAsync(tenant, fixture.Url("two.test"))).IsOk.ShouldBeTrue();
        }

        (await fixture.GetAsync(tenant, fixture.Url("two.test"))).IsOk.ShouldBeTrue();
        await Rules.SetAsync(tenant, new EgressRule(true, "two.test"), Token);
        using (EgressSource.Begin(block))
        {
            (await fixture.GetAsync(tenant, fixture.Url("one.test"))).Error!.Code.ShouldBe("egress_refused"); // A block's list never widens the workspace's.
        }
    }

    [Fact]
    public async Task Log_NamesTheSource_AndFilters()
    {
        var tenant = await fixture.TenantAsync("named.test");
        fixture.Answer = context => context.Response.WriteAsync("x");
        var source = new EgressSource { Run = Guid.NewGuid(), Canvas = Guid.NewGuid(), Block = "call" };
        using (EgressSource.Begin(source))
        {
            await fixture.GetAsync(tenant, fixture.Url("named.test"));
        }

        await fixture.GetAsync(tenant, fixture.Url("127.0.0.1"));
        await FlushAsync();
        (await ListAsync(tenant, run: source.Run)).Single().Block.ShouldBe("call");
        (await ListAsync(tenant, outcome: "refused")).Single().Detail.ShouldNotBeNull().ShouldContain("127.0.0.1");
        (await ListAsync(tenant, outcome: "allowed")).Count.ShouldBe(1);
        (await ListAsync(tenant, host: "AMED")).Count.ShouldBe(1);
        (await ListAsync(await fixture.TenantAsync())).ShouldBeEmpty();
    }

    [Fact]
    public async Task Allow_RefusedLine_ChangesExactlyWhatRefuses()
    {
        var tenant = await fixture.TenantAsync("listed.test");
        fixture.Resolver.Names["wanted.test"] = [IPAddress.Loopback];
        fixture.Answer = context => context.Response.WriteAsync("x");
        await Rules.SetAsync(tenant, new EgressRule(true, "listed.test", "test"), Token);
        (await fixture.GetAsync(tenant, fixture.Url("wanted.test"))).IsOk.ShouldBeFalse();
        await FlushAsync();
        var line = (await ListAsync(tenant)).Single();
        (await AllowAsync(tenant, line.Id)).ShouldBe(["added wanted.test to the workspace's list", $"opened the private host wanted.test:{fixture.Port}"]);
        (await fixture.GetAsync(tenant, fixture.Url("wanted.test"))).IsOk.ShouldBeTrue();
        (await AllowAsync(tenant, line.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Allow_DeniedOrNever_IsRefused_AndForeignLineUnknown()
    {
        var tenant = await fixture.TenantAsync("denied.scope.test");
        await Rules.SetAsync(tenant, new EgressRule(false, "denied.scope.test"), Token);
        await fixture.GetAsync(tenant, fixture.Url("denied.scope.test"));
        await fixture.GetAsync(tenant, new Uri("http://169.254.169.254/"));
        await FlushAsync();
        var lines = await ListAsync(tenant);
        foreach (var line in lines)
        {
            (await ProblemAsync(tenant, line.Id)).ShouldBeOneOf("egress_denied", "egress_never");
        }

        (await ProblemAsync(await fixture.TenantAsync(), lines[0].Id)).ShouldBe("not_found");
        lines.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Allow_NameThatLeadsNowhere_ChangesNoList()
    {
        var tenant = await fixture.TenantAsync("listed.nowhere.test");
        fixture.Resolver.Names["nowhere.test"] = [IPAddress.Loopback, IPAddress.Parse("192.0.2.2")];
        await Rules.SetAsync(tenant, new EgressRule(true, "listed.nowhere.test"), Token);
        await fixture.GetAsync(tenant, fixture.Url("nowhere.test"));
        await FlushAsync();
        (await ProblemAsync(tenant, (await ListAsync(tenant)).Single().Id)).ShouldBe("egress_never");
        (await Rules.ListAsync(tenant, Token)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("host:80", ""), InlineData("", ""), InlineData("a b", ""), InlineData("http://a", ""), InlineData("a.*.b", ""), InlineData("a.test", "sandbox:1"), InlineData("a.test", "block:x/y"), InlineData("a.test", "everything")]
    public async Task Rule_Invalid_IsRefused(string host, string scope) =>
        (await Rules.SetAsync(await fixture.TenantAsync(), new EgressRule(true, host, "", scope), Token)).Error!.Kind.ShouldBe(ErrorKind.Invalid);

    private Task FlushAsync() => fixture.Services.GetRequiredService<EgressLog>().FlushAsync(Token);

    private Task<List<EgressLogRow>> ListAsync(Tenant tenant, string host = "", string outcome = "", Guid? run = null) =>
        fixture.Services.GetRequiredService<EgressLogReading>().ListAsync(tenant, new EgressLogFilter(host.ToLowerInvariant(), "", outcome, run, null), null, 100, Token);

    private Task<Results<Ok<AllowedFromLog>, ProblemHttpResult>> AskAsync(Tenant tenant, Guid line) => AllowFromLog.HandleAsync(
        line, tenant, fixture.Services.GetRequiredService<EgressLogReading>(), fixture.Services.GetRequiredService<EgressGate>(), Rules, fixture.Services.GetRequiredService<IEgressGrants>(), Token);

    private async Task<IReadOnlyList<string>> AllowAsync(Tenant tenant, Guid line) => ((Ok<AllowedFromLog>)(await AskAsync(tenant, line)).Result).Value!.Changes;

    private async Task<string?> ProblemAsync(Tenant tenant, Guid line) => ((ProblemHttpResult)(await AskAsync(tenant, line)).Result).ProblemDetails.Extensions["code"]?.ToString();
}
