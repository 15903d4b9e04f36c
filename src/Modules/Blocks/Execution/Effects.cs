using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Execution;

/// <summary>Effects that can fail in expected ways: only a success is recorded, so a failed one runs again in the next attempt.</summary>
internal static class Effects
{
    /// <summary>Does outside work once.</summary>
    public static async Task<Result<T>> EffectAsync<T>(this StepContext context, string name, string kind, Func<string, CancellationToken, Task<Result<T>>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await context.OnceAsync(
                name,
                kind,
                async (key, token) =>
                {
                    var result = await work(key, token);
                    return result.IsOk ? result.Value : throw new NotDoneException(result.Error);
                },
                cancellationToken);
        }
        catch (NotDoneException notDone)
        {
            return notDone.Error;
        }
    }

    /// <summary>Carries an expected failure past the journal, which records whatever returns.</summary>
    private sealed class NotDoneException(Error error) : Exception(error.Message)
    {
        public Error Error { get; } = error;
    }
}
