using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Planning.Serving;

/// <summary>The server never speaks first: clients that ask for a stream are told by 405, as the specification wants.</summary>
internal static class ListenMcp
{
    public static ProblemHttpResult HandleAsync(HttpContext context)
    {
        context.Response.Headers.Allow = HttpMethods.Post;
        var error = new Error(ErrorKind.Invalid, "no_stream", "This MCP server opens no streams.", "Send messages by POST; each is answered at once.");
        var problem = error.ToProblem().ProblemDetails;
        problem.Status = StatusCodes.Status405MethodNotAllowed;
        return TypedResults.Problem(problem);
    }
}
