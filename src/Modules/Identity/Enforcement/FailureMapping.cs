using System.Text.Json;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cadre.Identity.Enforcement;

/// <summary>Turns what handlers throw into problem documents that give nothing away.</summary>
internal sealed partial class FailureMapping(ILogger<FailureMapping> log)
{
    private static readonly Error Unexpected = new(ErrorKind.Unavailable, "unexpected", "Something went wrong inside Cadre.", "Repeat the request; if it stays, look into the server's log.");
    private static readonly Error NoDatabase = new(ErrorKind.Unavailable, "database_unreachable", "Cadre cannot reach its database.", "Repeat in a few seconds.") { RetryAfterSeconds = 2 };
    private static readonly Error Unstorable = Error.Invalid("unstorable_text", "The request holds characters that cannot be stored.", "Remove NUL characters and unpaired surrogates.");
    private static readonly Error NoKind = Error.Invalid("malformed_json", "An object of the body does not say what kind it is.", "Check it against the API description: the member that names the kind is missing.");

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest; // nobody reads the answer
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, failure);
        }

        if (context.Response is { HasStarted: false, ContentLength: null, ContentType: null } response && BareStatus(response.StatusCode) is { } error)
        {
            await WriteAsync(context, error, response.StatusCode);
        }
    }

    private async Task AnswerAsync(HttpContext context, Exception failure)
    {
        switch (failure)
        {
            case BadHttpRequestException bad:
                await WriteAsync(context, Describe(bad), bad.StatusCode);
                break;
            case NotSupportedException { Source: "System.Text.Json" } json when json.Message.StartsWith("The JSON payload", StringComparison.Ordinal):
                await Problems.WriteAsync(context, NoKind);
                break;
            case PostgresException { SqlState: PostgresErrorCodes.UntranslatableCharacter or PostgresErrorCodes.CharacterNotInRepertoire }:
                await Problems.WriteAsync(context, Unstorable);
                break;
            case NpgsqlException database when IsOutage(database):
                LogOutage(failure.Message);
                await Problems.WriteAsync(context, NoDatabase);
                break;
            default:
                LogUnexpected(failure, context.Request.Method, context.GetEndpoint()?.DisplayName ?? "no route");
                await WriteAsync(context, Unexpected, StatusCodes.Status500InternalServerError);
                break;
        }
    }

    private static bool IsOutage(NpgsqlException failure) =>
        failure is not PostgresException postgres || postgres.IsTransient || postgres.InvariantSeverity is "FATAL" or "PANIC" || postgres.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.DiskFull;

    private static Error Describe(BadHttpRequestException bad) => (bad.StatusCode, bad.InnerException) switch
    {
        (StatusCodes.Status413PayloadTooLarge, _) => new(ErrorKind.TooLarge, "body_too_large", "The body is larger than this route takes.", "Send less at once."),
        (StatusCodes.Status415UnsupportedMediaType, _) => Error.Invalid("unsupported_media_type", "This route takes JSON.", "Send 'Content-Type: application/json'."),
        (_, JsonException json) => FromJson(json),
        _ => Error.Invalid("malformed_request", "The request is malformed.", "Check the path, the query and the body against the API description."),
    };

    private static Error FromJson(JsonException json)
    {
        var path = json.Path is { Length: > 0 } found ? found : "$";
        var isUnknown = json.Message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal);
        var error = isUnknown
            ? Error.Invalid("unknown_field", "The body has a field that this route does not know.", "Remove it; check its spelling.")
            : Error.Invalid("malformed_json", "The body is not the JSON that this route takes.", "Check it against the API description.");
        return error with { Fields = Missing(json.Message) ?? new Dictionary<string, string> { [path] = isUnknown ? "unknown" : "misplaced or of another type" } };
    }

    /// <summary>The names in "… was missing required properties including: 'a', 'b'."; null when it is another message.</summary>
    private static Dictionary<string, string>? Missing(string message)
    {
        var start = message.IndexOf("missing required properties including:", StringComparison.Ordinal);
        return start < 0 ? null : message[start..].Split('\'').Where((_, i) => i % 2 == 1).ToDictionary(name => name, _ => "missing", StringComparer.Ordinal);
    }

    private static Error? BareStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => new(ErrorKind.NotFound, "no_such_route", "There is nothing at this address.", "Check the path against the API description."),
        StatusCodes.Status405MethodNotAllowed => Error.Invalid("method_not_allowed", "This address does not take this method.", "Check the method against the API description."),
        StatusCodes.Status415UnsupportedMediaType => Error.Invalid("unsupported_media_type", "This route takes JSON.", "Send 'Content-Type: application/json'."),
        StatusCodes.Status400BadRequest => Error.Invalid("malformed_request", "The request is malformed.", "Check the path, the query and the body against the API description."),
        _ => null,
    };

    private static Task WriteAsync(HttpContext context, Error error, int status)
    {
        var problem = error.ToProblem();
        problem.ProblemDetails.Status = status;
        return TypedResults.Problem(problem.ProblemDetails).ExecuteAsync(context);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database is out of reach: {Reason}")]
    private partial void LogOutage(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Route} failed unexpectedly.")]
    private partial void LogUnexpected(Exception failure, string method, string route);
}
