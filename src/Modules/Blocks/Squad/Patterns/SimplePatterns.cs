using System.Globalization;
using Cadre.Kernel;

namespace Cadre.Blocks.Squad.Patterns;

/// <summary>One after another, each on what those before it made; the last one's words are the answer.</summary>
internal sealed class Sequential : ISquadPattern
{
    public string Name => "sequential";

    public async Task<Result<string>> RunAsync(SquadTable table, CancellationToken cancellationToken)
    {
        Result<string> said = "";
        for (var i = 0; i < table.Members.Count && said.IsOk; i++)
        {
            var instruction = i == 0 ? "Begin: do your part of the task."
                : i == table.Members.Count - 1 ? "Build on what was said and give the whole result."
                : "Build on what was said and do your part.";
            said = await table.SpeakAsync(table.Members[i], "work", instruction, cancellationToken);
        }

        return said;
    }
}

/// <summary>All at once, without hearing each other; the lead brings the answers together.</summary>
internal sealed class Concurrent : ISquadPattern
{
    public string Name => "concurrent";

    public async Task<Result<string>> RunAsync(SquadTable table, CancellationToken cancellationToken)
    {
        var said = await table.SpeakApartAsync(table.Members, "work", "Do the task from your point of view. You do not hear the others.", cancellationToken);
        return !said.IsOk ? said.Error
            : table.Members.Count == 1 ? said.Value[0]
            : await table.SpeakAsync(table.Lead, "summary", "Bring what the others said together into one answer: what they agree on, where they differ and which you follow, and why.", cancellationToken);
    }
}

/// <summary>Round the table, as often as the rounds allow or until everybody of a round says that it is done; the lead sums up.</summary>
internal sealed class RoundRobin : ISquadPattern
{
    public string Name => "round-robin";

    public async Task<Result<string>> RunAsync(SquadTable table, CancellationToken cancellationToken)
    {
        for (var round = 1; round <= table.Task.Rounds; round++)
        {
            var done = 0;
            foreach (var member in table.Members)
            {
                var said = await table.SpeakAsync(member, "work", string.Create(CultureInfo.InvariantCulture, $"Round {round} of at most {table.Task.Rounds}. Add what moves the task on, in your role; say nothing twice. When nothing is left to do, end with a line 'DONE: yes'."), cancellationToken);
                if (!said.IsOk)
                {
                    return said;
                }

                done += Spoken.After("DONE", said.Value) is not null ? 1 : 0;
            }

            if (done == table.Members.Count)
            {
                break;
            }
        }

        return await Closing.SumUpAsync(table, cancellationToken);
    }
}

/// <summary>Two sides and a judge: the members argue in turn, then the lead decides.</summary>
internal sealed class Debate : ISquadPattern
{
    public string Name => "debate";

    public async Task<Result<string>> RunAsync(SquadTable table, CancellationToken cancellationToken)
    {
        var sides = table.Members.Where(m => m != table.Lead).ToList();
        sides = sides.Count > 1 ? sides : [.. table.Members];
        for (var round = 1; round <= Math.Min(table.Task.Rounds, 4); round++)
        {
            for (var i = 0; i < sides.Count; i++)
            {
                var side = i % 2 == 0 ? "for" : "against";
                var instruction = round == 1 ? $"Argue {side} it: your strongest reasons, each with what it rests on." : $"Still arguing {side} it: answer the other side's strongest point, and drop what does not hold.";
                var said = await table.SpeakAsync(sides[i], "argument", instruction, cancellationToken);
                if (!said.IsOk)
                {
                    return said;
                }
            }
        }

        return await table.SpeakAsync(table.Lead, "verdict", "You judge. Which arguments held, which fell, and what follows for the task? Decide, and say what would change your mind.", cancellationToken);
    }
}

/// <summary>The last word of a squad.</summary>
internal static class Closing
{
    /// <summary>The lead gives the whole answer from what was said.</summary>
    public static async Task<Result<string>> SumUpAsync(SquadTable table, CancellationToken cancellationToken)
    {
        var said = await table.SpeakAsync(table.Lead, "summary", "Give the answer to the task now, whole, from what was said and found. Say what is open.", cancellationToken);
        return said.Then<string>(text => Spoken.Plain(text) is { Length: > 0 } plain ? plain : text);
    }
}
