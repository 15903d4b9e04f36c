using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cadre.Cli.Api;

/// <summary>Reads the problem document of a refused request.</summary>
internal static class ApiProblem
{
    public static async Task<CliFailure> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        var exit = response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ExitCode.Denied,
            HttpStatusCode.NotFound => ExitCode.NotFound,
            HttpStatusCode.ServiceUnavailable => ExitCode.Unreachable,
            _ => ExitCode.Refused,
        };
        var status = response.StatusCode;
        response.Dispose();
        try
        {
            var problem = JsonNode.Parse(body)?.AsObject();
            return new CliFailure(exit, problem?["title"]?.GetValue<string>() ?? $"The server answered {(int)status}.", problem?["detail"]?.GetValue<string>(), problem?["code"]?.GetValue<string>());
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return new CliFailure(exit, $"The server answered {(int)status}.", "Is this address a Cadre server?");
        }
    }
}
