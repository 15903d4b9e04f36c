using System.Text;
using System.Text.Json;
using Cadre.Workers.Data;
using Cadre.Workers.Data.Protocol;

// Standard input: one request; with the argument "browse" one line of it, then one line per page. Standard error: progress. Standard output: one response,
// or one line per answer. Exit 0 done, 2 refused, anything else a bug.
using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
var pages = args is ["browse"] ? new PageLines(input, new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false))) : null;
Request? request;
try
{
    var text = pages is null ? input.ReadToEnd() : pages.Read() ?? "null";
    request = JsonSerializer.Deserialize(text, WorkerJson.Default.Request);
}
catch (JsonException error)
{
    return Reply.Write(Response.Failed("unknown", new Failure("request.invalid", "The request is not valid: " + error.Message, "Send one JSON object as docs/workers-data.md describes.")));
}

if (request is null)
    return Reply.Write(Response.Failed("unknown", new Failure("request.invalid", "The request is empty.", "Send one JSON object as docs/workers-data.md describes.")));

var response = Worker.Run(request, new WorkFolder(Environment.CurrentDirectory), new Progress(Console.Error), pages, CancellationToken.None);
return pages is not null && response.Ok ? Reply.Done : Reply.Write(response);
