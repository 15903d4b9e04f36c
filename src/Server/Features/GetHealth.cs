using System.Reflection;
using Cadre.Postgres;
using Cadre.Runs;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Cadre.Server.Features;

/// <summary>Whether the server can do its work: for <c>run --detach</c>, load balancers and monitors.</summary>
internal static class GetHealth
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static string Version { get; } = typeof(GetHealth).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public static async Task<Results<Ok<Health>, JsonHttpResult<Health>>> HandleAsync(Database database, RunsOptions runs, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await AnswersAsync(database, cancellationToken))
        {
            return TypedResults.Ok(new Health("ok", Version, runs.Development));
        }

        response.Headers.RetryAfter = "2";
        return TypedResults.Json(new Health("database unreachable", Version, runs.Development), statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<bool> AnswersAsync(Database database, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await using var command = database.Source(DatabaseRole.App).CreateCommand("select 1");
            await command.ExecuteScalarAsync(patience.Token);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}

/// <summary>As <see cref="GetHealth"/>, under the API's prefix.</summary>
internal static class GetApiHealth
{
    public static Task<Results<Ok<Health>, JsonHttpResult<Health>>> HandleAsync(Database database, RunsOptions runs, HttpResponse response, CancellationToken cancellationToken) =>
        GetHealth.HandleAsync(database, runs, response, cancellationToken);
}

/// <summary>How the server is.</summary>
/// <param name="Status"><c>ok</c>, or what is wrong.</param>
/// <param name="Version">The server's version.</param>
/// <param name="Development">Whether it is an installation to try things on: its processes may be killed from the run page.</param>
internal sealed record Health(string Status, string Version, bool Development);
