using System.Text.Json;
using Cadre.Kernel;

namespace Cadre.Runs.Execution;

/// <summary>What became of a request, as stored for the node that took it.</summary>
internal static class SignalOutcome
{
    private const string Ok = "ok";

    public static string Write(Result<Done> result) => result.Error is { } error ? JsonSerializer.Serialize(error, CadreJson.Stored) : Ok;

    public static Result<Done> Read(string outcome) => outcome == Ok ? default(Done) : JsonSerializer.Deserialize<Error>(outcome, CadreJson.Stored)!;
}
