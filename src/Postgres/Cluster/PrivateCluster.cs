using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Cadre.Postgres;

/// <summary>
/// A PostgreSQL cluster of Cadre's own: unix socket only, generated password, never run as root.
/// 1. Make the data directory with initdb when it is missing. 2. Remove nothing else: a stale pid file is PostgreSQL's to judge, so starting is retried while the old
/// process is being reaped. 3. Start with pg_ctl and wait until it answers. 4. Stop with a fast shutdown.
/// </summary>
/// <param name="settings">Where it lives.</param>
/// <param name="time">The clock for retries.</param>
public sealed class PrivateCluster(ClusterSettings settings, TimeProvider time)
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    /// <summary>An administrator's connection string to the running cluster.</summary>
    public string AdminConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = settings.SocketDirectory,
        Port = settings.Port,
        Database = "postgres",
        Username = "cadre_admin",
        Password = settings.AdminPassword.Reveal(),
    }.ConnectionString;

    /// <summary>Starts the cluster unless it already answers.</summary>
    /// <exception cref="InvalidOperationException">It does not start; the message holds the end of its log.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        ClusterAccount.Prepare(settings);
        if (!File.Exists(Path.Combine(settings.DataDirectory, "PG_VERSION")))
        {
            await InitializeAsync(cancellationToken); // 1
        }

        var deadline = time.GetTimestamp();
        while (!await AnswersAsync(cancellationToken))
        {
            if (time.GetElapsedTime(deadline) > StartTimeout)
            {
                throw new InvalidOperationException($"PostgreSQL did not start in {StartTimeout.TotalSeconds:0} s. {Tail()}");
            }

            await LaunchAsync(cancellationToken); // 2, 3
        }
    }

    /// <summary>Whether the cluster runs, whoever started it.</summary>
    public async Task<bool> IsRunningAsync(CancellationToken cancellationToken) =>
        File.Exists(Path.Combine(settings.DataDirectory, "postmaster.pid")) && (await RunAsync("pg_ctl", ["status", "-D", settings.DataDirectory], cancellationToken)).Exit == 0;

    /// <summary>Stops the cluster: sessions end, everything committed is on disk.</summary>
    public async Task StopAsync(CancellationToken cancellationToken) => // 4
        await RunAsync("pg_ctl", ["stop", "-D", settings.DataDirectory, "-m", "fast", "-w", "-t", "30"], cancellationToken);

    private async Task InitializeAsync(CancellationToken cancellationToken)
    {
        var passwordFile = Path.Combine(settings.SocketDirectory, ".initial-password");
        await File.WriteAllTextAsync(passwordFile, settings.AdminPassword.Reveal(), cancellationToken);
        ClusterAccount.Own(settings, passwordFile);
        try
        {
            var (exit, output) = await RunAsync(
                "initdb",
                ["-D", settings.DataDirectory, "-U", "cadre_admin", "--pwfile", passwordFile, "-A", "scram-sha-256", "-E", "UTF8", "--locale", "C.UTF-8", "--wal-segsize", ClusterConfiguration.LogSegment, "--no-instructions", .. settings.Durable ? Array.Empty<string>() : ["--no-sync"]],
                cancellationToken);
            if (exit != 0)
            {
                throw new InvalidOperationException($"initdb failed: {output}");
            }

            await File.AppendAllTextAsync(Path.Combine(settings.DataDirectory, "postgresql.conf"), ClusterConfiguration.Text(settings), cancellationToken);
        }
        finally
        {
            File.Delete(passwordFile);
        }
    }

    private async Task LaunchAsync(CancellationToken cancellationToken)
    {
        var (exit, _) = await RunAsync("pg_ctl", ["start", "-D", settings.DataDirectory, "-l", settings.LogFile, "-w", "-t", "30", "-s"], cancellationToken);
        if (exit != 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), time, cancellationToken);
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(settings.SocketDirectory, string.Create(CultureInfo.InvariantCulture, $".s.PGSQL.{settings.Port}"))))
        {
            return false;
        }

        try
        {
            await using var connection = new NpgsqlConnection(AdminConnectionString + ";Pooling=false;Timeout=5");
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            throw new InvalidOperationException($"The PostgreSQL in {settings.DataDirectory} has another password than the one in Cadre's home. Restore the home's secrets, they belong together.");
        }
        catch (NpgsqlException)
        {
            return false; // not up, or still recovering
        }
    }

    private async Task<(int Exit, string Output)> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var start = ClusterAccount.Command(settings, Path.Combine(settings.BinaryDirectory, program), arguments);
        start.RedirectStandardError = true;
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, (await output + await errors).Trim());
    }

    private string Tail() => File.Exists(settings.LogFile) ? "Its log ends: " + string.Join('\n', File.ReadLines(settings.LogFile).TakeLast(8)) : "It wrote no log.";
}
