using System.Text.Json;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Tests;

public sealed class ProtocolTests : WorkerFixture
{
    [Theory]
    [InlineData("{}")]
    [InlineData("{\"operation\":\"import\",\"tabels\":[]}")]
    [InlineData("{\"operation\":\"import\",\"tables\":null}")]
    [InlineData("{\"operation\":\"query\",\"filters\":[{\"column\":\"a\",\"op\":\"=\",\"value\":{}}]}")]
    public void Request_Malformed_IsAJsonError(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize(json, WorkerJson.Default.Request));

    [Fact]
    public void Request_MissingFields_KeepTheirDefaults()
    {
        var request = JsonSerializer.Deserialize("""{"operation":"import","tables":[{"path":"a"}],"limits":{"seconds":5}}""", WorkerJson.Default.Request)!;
        (request.PreviewRows, request.MaxCharts, request.Output, request.Tables[0].Format).ShouldBe((200, 12, ".", "auto"));
        (request.Limits.Seconds, request.Limits.MemoryMb).ShouldBe((5, 256));
    }

    [Theory]
    [InlineData("""{"operation":"fly","tables":[{"path":"a"}]}""", "request.operation")]
    [InlineData("""{"operation":"import"}""", "request.tables")]
    [InlineData("""{"operation":"import","tables":[{}]}""", "request.tables")]
    [InlineData("""{"operation":"import","tables":[{"path":"a","name":"x; drop"}]}""", "request.table-name")]
    [InlineData("""{"operation":"query","tables":[{"path":"a"},{"path":"b","name":"DATA"}]}""", "request.table-name")]
    [InlineData("""{"operation":"import","tables":[{"path":"a"}],"limits":{"seconds":0}}""", "request.limits")]
    [InlineData("""{"operation":"import","tables":[{"path":"a"}],"previewRows":-1}""", "request.range")]
    [InlineData("""{"operation":"import","tables":[{"path":"a"}],"output":"../x"}""", "path.outside")]
    public void Request_Wrong_IsRefusedWithACode(string json, string code) => ShouldFail(Run(json), code);

    [Fact]
    public void Response_LargeIntegers_TravelAsText()
    {
        var response = Run("""{"operation":"import","tables":[{"inline":"id,n\n9007199254740993,1\n5,2\n"}]}""");
        var json = JsonSerializer.Serialize(response, WorkerJson.Default.Response);
        json.ShouldContain("[\"9007199254740993\",1],[5,2]");
    }
}
