using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Cadre.Kernel;

/// <summary>The one mapper from <see cref="Error"/> to an RFC 9457 problem document (with <c>code</c>, <c>fix</c>, <c>fields</c>).</summary>
public static class Problems
{
    /// <summary>The member that holds the seconds after which to try again.</summary>
    internal const string RetryAfter = "retryAfterSeconds";

    /// <summary>The HTTP status of a family of errors.</summary>
    public static int Status(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status400BadRequest,
        ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ErrorKind.Unprocessable => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.Limited => StatusCodes.Status429TooManyRequests,
        ErrorKind.Upstream => StatusCodes.Status502BadGateway,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    /// <summary>The problem document of an error, as the result of a route handler.</summary>
    public static ProblemHttpResult ToProblem(this Error error) => TypedResults.Problem(Describe(error));

    /// <summary>Writes the problem document from middleware.</summary>
    public static Task WriteAsync(HttpContext context, Error error)
    {
        if (error.RetryAfterSeconds is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return error.ToProblem().ExecuteAsync(context);
    }

    private static ProblemDetails Describe(Error error)
    {
        var problem = new ProblemDetails
        {
            Status = Status(error.Kind),
            Title = error.Message,
            Detail = error.Fix,
            Type = $"urn:cadre:problem:{error.Code}",
        };
        problem.Extensions["code"] = error.Code;
        if (error.Fields is { Count: > 0 } fields)
        {
            problem.Extensions["fields"] = fields;
        }

        if (error.RetryAfterSeconds is { } seconds)
        {
            problem.Extensions[RetryAfter] = seconds;
        }

        return problem;
    }
}
