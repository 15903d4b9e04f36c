using System.Text;
using Cadre.Blocks.Web;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Tests.Logic;

public class HttpBlockTests(BlocksFixture blocks)
{
    [Fact]
    public async Task Post_TemplatesAndKey_GoOut()
    {
        OutboundRequest? seen = null;
        blocks.Gateway.Script = request =>
        {
            seen = request;
            return StubGateway.Answer(request.Url, "application/json", """{"ok":true}""", 201);
        };

        var done = await blocks.CompleteAsync("http", new { method = "POST", url = "https://api.example.org/orders/{{ input.id }}", headers = new Dictionary<string, string> { ["X-Kind"] = "{{ input.kind }}" }, body = """{"n": {{ input.n }}}""" }, ("body", new { id = 7, kind = "solar", n = 3 }));

        seen!.Url.AbsolutePath.ShouldBe("/orders/7");
        seen.Headers["X-Kind"].ShouldBe("solar");
        seen.Headers["Idempotency-Key"].ShouldEndWith("b1/http:1");
        Encoding.UTF8.GetString(seen.Body!).ShouldBe("""{"n": 3}""");
        done.Outputs["body"].GetProperty("ok").GetBoolean().ShouldBeTrue();
        done.Outputs["status"].GetInt32().ShouldBe(201);
        done.Sources.ShouldContain("web:api.example.org");
    }

    [Fact]
    public async Task Get_ServerError_FailsRetryablyWithTheAnswer()
    {
        blocks.Gateway.Script = request => StubGateway.Answer(request.Url, "text/plain", "down for repair", 503);

        var failed = await blocks.FailAsync("http", new { method = "GET", url = "https://api.example.org" });

        failed.Code.ShouldBe("http_status");
        failed.Retryable.ShouldBeTrue();
        failed.Views.ShouldContain(v => v.Value.HasValue && v.Value.Value.ToString().Contains("repair"));
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:pw@example.org")]
    [InlineData("")]
    public async Task Get_BadAddress_IsRefused(string url)
    {
        (await blocks.FailAsync("http", new { method = "GET", url })).Code.ShouldBe("url_invalid");
    }

    [Fact]
    public async Task Post_ReplayedStep_DoesNotSendAgain()
    {
        var sent = 0;
        blocks.Gateway.Script = request =>
        {
            sent++;
            return StubGateway.Answer(request.Url, "application/json", "{}");
        };
        var step = blocks.Step("http", new { method = "POST", url = "https://api.example.org" });
        await blocks.RunAsync(step);

        var again = await blocks.RunAsync(new TestStep(step.Tenant, step.Node, step.Inputs) { Effects = step.Effects });

        again.ShouldBeOfType<StepOutcome.Completed>();
        sent.ShouldBe(1);
    }
}
