using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using Cadre.Kernel;
using Cadre.Nodes.Relay;
using Cadre.Nodes.Tests.Support;
using Npgsql;

namespace Cadre.Nodes.Tests;

/// <summary>The relay address answers to nodes only.</summary>
public sealed class RelayGuardTests
{
    [Fact]
    public async Task RelayAddress_WithoutSecretServiceOrCaller_AnswersNothing_AndIsNotOnThePublicPort()
    {
        await using var cadre = await Installation.StartAsync(1);
        await using var connection = new NpgsqlConnection(cadre.Admin + ";Database=cadre;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select relay_address, secret, certificate from nodes.nodes where state = 'up'", connection);
        string address, secret, certificate;
        await using (var reader = await command.ExecuteReaderAsync())
        {
            (await reader.ReadAsync()).ShouldBeTrue();
            (address, secret, certificate) = (reader.GetString(0), reader.GetString(1), reader.GetString(2));
        }

        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null && RelayIdentity.FingerprintOf(shown) == certificate } }) { BaseAddress = new Uri(address) };
        var workspace = Tenant.ForSystem(new WorkspaceId(Guid.CreateVersion7()));
        var caller = CallerHeader.Write(new Caller(Actor.System, null, Guid.Empty, workspace));
        (await SendAsync(http, "relay/live?stream=workspace", null, caller)).ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(http, "relay/live?stream=workspace", cadre.Key, caller)).ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(http, "relay/live?stream=workspace", secret[..^1] + "!", caller)).ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(http, "relay/other", secret, caller)).ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync(http, "relay/live?stream=workspace", secret, null)).ShouldBe(HttpStatusCode.BadRequest);
        (await SendAsync(http, "relay/live?stream=workspace", secret, "nonsense")).ShouldBe(HttpStatusCode.BadRequest);
        (await SendAsync(http, "relay/live?stream=workspace", secret, caller)).ShouldBe(HttpStatusCode.OK);

        using var open = cadre[0].Client(cadre.Key);
        (await open.Http.GetAsync("/relay/live?stream=workspace")).Content.Headers.ContentType?.MediaType.ShouldNotBe("application/x-ndjson");
        await using var application = new NpgsqlCommand("set role cadre_app; select count(*) from nodes.nodes", connection);
        (await Should.ThrowAsync<PostgresException>(() => application.ExecuteScalarAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private static async Task<HttpStatusCode> SendAsync(HttpClient http, string path, string? secret, string? caller)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (secret is not null)
        {
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(CallerHeader.Scheme + secret);
        }

        if (caller is not null)
        {
            request.Headers.Add(CallerHeader.Name, caller);
        }

        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }
}
