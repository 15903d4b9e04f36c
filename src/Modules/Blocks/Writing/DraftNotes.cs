using Cadre.Blocks.Execution;

namespace Cadre.Blocks.Writing;

/// <summary>Who made a result: the model whose draft was used, or the built-in engine, and why.</summary>
internal static class DraftNotes
{
    private const int LongestReason = 300;

    /// <summary>Notes it.</summary>
    /// <param name="result">The result.</param>
    /// <param name="draft">What the model drafted; null when none was asked.</param>
    /// <param name="engine">The deterministic engine.</param>
    public static StepResult MadeBy<T>(this StepResult result, Draft<T>? draft, string engine)
        where T : class => draft switch
        {
            null => result.WithoutModel(engine),
            { Value: null } => result.WithoutModel(engine).Warn($"{draft.Model} answered twice with something that cannot be used ({Shorten(draft.Wrong!)}), so the built-in engine made this."),
            _ => result.ByEngine(engine).ByModel(draft.Model),
        };

    private static string Shorten(string text) => text.Length <= LongestReason ? text.TrimEnd('.') : text[..LongestReason] + "…";
}
