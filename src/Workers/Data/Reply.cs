using System.Text.Json;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data;

/// <summary>Writes the response and gives the exit code that goes with it.</summary>
internal static class Reply
{
    internal const int Done = 0;
    internal const int Refused = 2;

    internal static int Write(Response response)
    {
        using var output = Console.OpenStandardOutput();
        JsonSerializer.Serialize(output, response, WorkerJson.Default.Response);
        output.WriteByte((byte)'\n');
        output.Flush();
        return response.Ok ? Done : Refused;
    }
}
