namespace Cadre.Blocks.Browse.Recording;

/// <summary>The steps that a person has shown, as a block does them again: what is typed into one field is one step, and the click before it that only went there is none.</summary>
internal sealed class RecordedSteps
{
    private readonly List<BrowseStep> steps = [];

    /// <summary>In order.</summary>
    public IReadOnlyList<BrowseStep> All => steps;

    /// <summary>Adds one, or takes it into the last.</summary>
    public void Add(BrowseStep step)
    {
        var last = steps.LastOrDefault();
        if (step.Action == "type" && last is { Action: "type" or "click" } && last.Target == step.Target)
        {
            steps[^1] = step;
        }
        else if (steps.Count < BrowseExecutor.MostSteps)
        {
            steps.Add(step);
        }
    }

    /// <summary>Takes the last one back.</summary>
    public void DropLast()
    {
        if (steps.Count > 1)
        {
            steps.RemoveAt(steps.Count - 1);
        }
    }
}
