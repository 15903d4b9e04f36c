using System.Text.Json;
using Cadre.Workers.Data;
using Cadre.Workers.Data.Protocol;

// Standard input: one request. Standard error: progress. Standard output: one response. Exit 0 done, 2 refused, anything else a bug.
Request? request;
try
{
    using var input = Console.OpenStandardInput();
    request = JsonSerializer.Deserialize(input, WorkerJson.Default.Request);
}
catch (JsonException error)
{
    return Reply.Write(Response.Failed("unknown", new Failure("request.invalid", "The request is not valid: " + error.Message, "Send one JSON object as docs/workers-data.md describes.")));
}

if (request is null)
    return Reply.Write(Response.Failed("unknown", new Failure("request.invalid", "The request is empty.", "Send one JSON object as docs/workers-data.md describes.")));

return Reply.Write(Worker.Run(request, new WorkFolder(Environment.CurrentDirectory), new Progress(Console.Error), CancellationToken.None));
