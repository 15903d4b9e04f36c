using Cadre.Server.Hosting;

namespace Cadre.Server.Commands;

/// <summary>The executable's commands.</summary>
internal static class CommandLine
{
    private const string Usage = """
        cadre-server [serve|doctor|openapi|stop] [options]

          serve                 start the server (default)
          doctor                check everything that is needed and every secure default
          openapi [--out FILE]  write the API description (docs/openapi.json); needs no database
          stop                  stop all servers of this home; with --port only that one

          --port N              port on 127.0.0.1 (7777; 0 takes a free one)
          --home DIR            where Cadre keeps its things (CADRE_HOME, else ~/.cadre)
          --web DIR             the built web client (CADRE_WEB, else wwwroot beside the executable)

        Environment: CADRE_HOME, CADRE_DATABASE (an administrator's connection string; without it Cadre runs a PostgreSQL of its own),
        CADRE_NODE_ADDRESS (where nodes on other machines reach this one: an address of the private network; else this machine only), CADRE_HOSTS (host names the server answers to besides the loopback names, separated by commas), CADRE_WEB.
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = ServerArguments.Parse(args, Environment.GetEnvironmentVariable);
        if (!parsed.IsOk)
        {
            await Console.Error.WriteLineAsync($"{parsed.Error.Message} {parsed.Error.Fix}\n\n{Usage}");
            return 2;
        }

        var arguments = parsed.Value;
        try
        {
            switch (arguments.Command)
            {
                case "serve":
                    return await Serve.RunAsync(arguments);
                case "doctor":
                    return await RunDoctor.RunAsync(arguments);
                case "openapi":
                    return await WriteOpenApi.RunAsync(arguments);
                case "stop":
                    return await StopServer.RunAsync(arguments);
                default:
                    Console.WriteLine(Usage);
                    return 0;
            }
        }
        catch (StartFailure failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
    }
}
