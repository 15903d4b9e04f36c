using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Cadre.Runs.Execution;

namespace Cadre.Runs.Persistence;

/// <content>Requests to runs that another node owns.</content>
internal sealed partial class PostgresRunStore
{
    public async Task<IReadOnlyList<OpenSignal>> FindSignalsAsync(int node, CancellationToken cancellationToken)
    {
        const string Wake = "update runs.runs r set wake_at = now() from runs.signals s where s.outcome is null and r.id = s.run_id and r.owner = 0 and r.finished_at is null and r.wake_at > now()";
        const string Mine = "select s.run_id, s.id, s.kind, s.payload from runs.signals s join runs.runs r on r.id = s.run_id where s.outcome is null and r.owner = $1 order by s.id limit 200";
        const string Late = "update runs.signals s set outcome = $1 from runs.runs r where s.outcome is null and r.id = s.run_id and r.finished_at < now() - interval '2 seconds'"; // the owner that just ended it by this very request still says so
        var found = new List<OpenSignal>();
        await using (var any = Command("select 1 from runs.signals where outcome is null limit 1"))
        {
            if (await any.ExecuteScalarAsync(cancellationToken) is null)
            {
                return found;
            }
        }

        await using (var wake = Command(Wake))
        {
            await wake.ExecuteNonQueryAsync(cancellationToken);
        }

        await using (var late = Command(Late, SignalOutcome.Write(Error.Conflict("run_finished", "The run has already ended."))))
        {
            await late.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var mine = Command(Mine, node);
        await using var reader = await mine.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(new(new RunId(reader.GetGuid(0)), SignalRow.Read(reader.GetGuid(1), reader.GetString(2), reader.GetString(3))));
        }

        return found;
    }

    public async Task SettleSignalAsync(Guid signal, string outcome, CancellationToken cancellationToken)
    {
        await using var command = Command("update runs.signals set outcome = $2 where id = $1 and outcome is null", signal, outcome);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>The stored form of a request.</summary>
internal sealed record SignalRow(Actor By, string? Address, string? Text, JsonElement? Fields)
{
    public Role? Role { get; init; }

    public bool? IsEvent { get; init; }

    public static string Write(RunCommand command) => JsonSerializer.Serialize(
        command is RunCommand.Answer answer ? new SignalRow(answer.By, answer.Address, answer.Text, answer.Fields) { Role = answer.Role, IsEvent = answer.IsEvent ? true : null } : new SignalRow(command.By, null, null, null), CadreJson.Stored);

    public static RunCommand Read(Guid id, string kind, string payload)
    {
        var row = JsonSerializer.Deserialize<SignalRow>(payload, CadreJson.Stored)!;
        return kind switch
        {
            "cancel" => new RunCommand.Cancel(row.By, id),
            "pause" => new RunCommand.Pause(row.By, id),
            "resume" => new RunCommand.Resume(row.By, id),
            "answer" => new RunCommand.Answer(row.By, id, row.Address ?? "", row.Text ?? "", row.Fields) { Role = row.Role, IsEvent = row.IsEvent ?? false },
            _ => throw new InvalidOperationException($"Unknown request '{kind}'."),
        };
    }
}
