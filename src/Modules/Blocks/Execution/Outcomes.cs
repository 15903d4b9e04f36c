using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Execution;

/// <summary>Errors as outcomes and back.</summary>
internal static class Outcomes
{
    private const int Longest = 4000;

    /// <summary>A failed outcome; failures of outside services and of this server's capacity may be tried again.</summary>
    public static StepOutcome.Failed Failed(Error error, params IReadOnlyList<ResultView> views) =>
        new(error.Code, Shorten(error.Message), error.Fix)
        {
            Retryable = error.Kind is ErrorKind.Upstream or ErrorKind.Unavailable or ErrorKind.Limited,
            Views = views,
        };

    /// <summary>The user's input or settings cannot be used.</summary>
    public static Error Unusable(string code, string message, string fix) => new(ErrorKind.Unprocessable, code, Shorten(message), fix);

    private static string Shorten(string text) => text.Length <= Longest ? text : text[..Longest] + "…";
}
