using System.Globalization;
using Cadre.Kernel;

namespace Cadre.Server.Hosting;

/// <summary>What the command line and the environment say.</summary>
internal sealed record ServerArguments
{
    public const int DefaultPort = 7777;

    public string Command { get; init; } = "serve";

    public int Port { get; init; } = DefaultPort;

    /// <summary>Whether the port was named.</summary>
    public bool HasPort { get; init; }

    /// <summary>Where the other nodes reach this one; null for a free port of the loopback address.</summary>
    public string? NodeAddress { get; init; }

    public required string Home { get; init; }

    public string? Web { get; init; }

    public string? Out { get; init; }

    /// <summary>An administrator's connection string; null for a cluster of our own.</summary>
    public string? Database { get; init; }

    public IReadOnlyList<string> Hosts { get; init; } = [];

    public static Result<ServerArguments> Parse(string[] args, Func<string, string?> environment)
    {
        var arguments = new ServerArguments
        {
            Home = NonEmpty(environment("CADRE_HOME")) ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cadre"),
            Database = NonEmpty(environment("CADRE_DATABASE")),
            NodeAddress = NonEmpty(environment("CADRE_NODE_ADDRESS")),
            Web = NonEmpty(environment("CADRE_WEB")),
            Hosts = (environment("CADRE_HOSTS") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };
        var rest = new Queue<string>(args);
        if (rest.TryPeek(out var command) && !command.StartsWith('-'))
        {
            arguments = arguments with { Command = rest.Dequeue() };
            if (arguments.Command is not ("serve" or "doctor" or "openapi" or "stop" or "help"))
            {
                return Error.Invalid("unknown_command", $"There is no command '{arguments.Command}'.");
            }
        }

        while (rest.TryDequeue(out var option))
        {
            var next = Apply(arguments, option, rest);
            if (!next.IsOk)
            {
                return next;
            }

            arguments = next.Value;
        }

        return arguments with { Home = Path.GetFullPath(arguments.Home) };
    }

    private static Result<ServerArguments> Apply(ServerArguments arguments, string option, Queue<string> rest)
    {
        if (option is "--help" or "-h")
        {
            return arguments with { Command = "help" };
        }

        if (!rest.TryDequeue(out var value))
        {
            return Error.Invalid("missing_value", $"The option '{option}' is unknown or lacks its value.");
        }

        return option switch
        {
            "--port" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535
                ? arguments with { Port = port, HasPort = true }
                : Error.Invalid("bad_port", $"'{value}' is not a port."),
            "--home" => arguments with { Home = value },
            "--web" => arguments with { Web = value },
            "--out" => arguments with { Out = value },
            _ => Error.Invalid("unknown_option", $"There is no option '{option}'."),
        };
    }

    private static string? NonEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
