using Cadre.Kernel;

namespace Cadre.Blocks.Squad.Patterns;

/// <summary>The lead chooses who speaks next, until it says that it is done.</summary>
internal sealed class Selector : ISquadPattern
{
    public string Name => "selector";

    public async Task<Result<string>> RunAsync(SquadTable table, CancellationToken cancellationToken)
    {
        var others = table.Members.Where(m => m != table.Lead).DefaultIfEmpty(table.Lead).ToList();
        for (var round = 0; round < table.Task.Rounds * 2; round++)
        {
            var choice = await table.SpeakAsync(table.Lead, "choice", $"Who should speak next, and about what? The members:\n{table.Roster}\nSay in a sentence what you want from them and end with a line 'NEXT: name', or 'NEXT: nobody' when the task is done.", cancellationToken);
            if (!choice.IsOk)
            {
                return choice;
            }

            var named = Spoken.After("NEXT", choice.Value);
            if (named is null ? round >= others.Count : table.Find(named) is null)
            {
                break; // nobody, or a lead that does not steer: everybody had a turn
            }

            var next = named is null ? others[round] : table.Find(named)!;
            var said = await table.SpeakAsync(next, "work", $"{table.Lead.Name} gave you the word: {Spoken.Plain(choice.Value)}", cancellationToken);
            if (!said.IsOk)
            {
                return said;
            }
        }

        return await Closing.SumUpAsync(table, cancellationToken);
    }
}

/// <summary>Whoever works may hand over to another; who does not hand over has the answer.</summary>
internal sealed class HandOff : ISquadPattern
{
    public string Name => "hand-off";

    public async Task<Result<string>> RunAsync(SquadTable table, CancellationToken cancellationToken)
    {
        var current = table.Lead;
        var said = default(Result<string>);
        for (var round = 0; round < table.Task.Rounds * 2; round++)
        {
            said = await table.SpeakAsync(current, "work", $"You have the task. Do what is in your role. If another should go on, say what is done and what is left, and end with a line 'HAND OFF TO: name'; otherwise give the whole answer. The members:\n{table.Roster}", cancellationToken);
            if (!said.IsOk)
            {
                return said;
            }

            if (Spoken.After("HAND OFF TO", said.Value) is not { } named || table.Find(named) is not { } next || next == current)
            {
                break;
            }

            current = next;
        }

        return said.Then<string>(text => Spoken.Plain(text) is { Length: > 0 } plain ? plain : text);
    }
}

/// <summary>The first writes, the others review, until all of them approve or the rounds are over; the author's last version is the answer.</summary>
internal sealed class AuthorReviewer : ISquadPattern
{
    public string Name => "author-reviewer";

    public async Task<Result<string>> RunAsync(SquadTable table, CancellationToken cancellationToken)
    {
        var author = table.Members[0];
        var reviewers = table.Members.Skip(1).DefaultIfEmpty(author).ToList();
        var draft = await table.SpeakAsync(author, "draft", "You are the author. Do the task and give the whole work.", cancellationToken);
        for (var round = 1; round <= table.Task.Rounds && draft.IsOk; round++)
        {
            var approved = 0;
            foreach (var reviewer in reviewers)
            {
                var review = await table.SpeakAsync(reviewer, "review", $"You review {author.Name}'s latest version. Check its claims; name each thing that must change, where, and why. End with a line 'VERDICT: approved' or 'VERDICT: changes'.", cancellationToken);
                if (!review.IsOk)
                {
                    return review;
                }

                approved += Spoken.After("VERDICT", review.Value)?.StartsWith("approved", StringComparison.OrdinalIgnoreCase) != false ? 1 : 0;
            }

            if (approved == reviewers.Count)
            {
                break;
            }

            draft = await table.SpeakAsync(author, "draft", "Work the reviews in: change what must change, say of what you did not follow why, and give the whole work again.", cancellationToken);
        }

        return draft;
    }
}
