using Cadre.Kernel;
using Microsoft.AspNetCore.Http;

namespace Cadre.Sandboxes.Features.Terminals;

/// <summary>
/// A shell on a terminal, over a WebSocket: binary messages are the terminal's bytes both ways; text messages are JSON: <c>{"type":"resize","columns":,"rows":}</c> from
/// the client, <c>{"type":"exit","code":,"reason":}</c> from here. Closing the socket ends the shell.
/// </summary>
internal static class OpenTerminal
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    public static async Task<IResult> HandleAsync(SandboxId sandboxId, int? columns, int? rows, Tenant tenant, Caller caller, HttpContext context, SandboxServices services, CancellationToken cancellationToken)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            return Error.Invalid("websocket_expected", "This is a WebSocket.", "Connect with a WebSocket client.").ToProblem();
        }

        var entered = await services.Live.EnterAsync(tenant, sandboxId, cancellationToken);
        if (!entered.IsOk)
        {
            return entered.Error.ToProblem();
        }

        await using var visit = entered.Value;
        var limits = visit.Sandbox.Spec.Limits with { Wall = TimeSpan.FromMinutes(30), Cpu = TimeSpan.FromMinutes(30), OutputBytes = 1L << 30 };
        var opened = await visit.Sandbox.OpenTerminalAsync(
            new TerminalOptions { Argv = ["/bin/bash", "-l"], Columns = columns ?? 80, Rows = rows ?? 24, Exec = new ExecOptions { Limits = limits, Environment = TerminalConnection.Variables } }, cancellationToken);
        if (!opened.IsOk)
        {
            return opened.Error.ToProblem();
        }

        await using var terminal = opened.Value;
        visit.Live.Note(terminal.Process, "terminal");
        var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = KeepAlive, KeepAliveTimeout = KeepAlive });
        using var connection = new TerminalConnection(socket, terminal, caller, services);
        await connection.RunAsync();
        return Results.Empty;
    }
}
