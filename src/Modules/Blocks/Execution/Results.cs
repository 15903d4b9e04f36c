using Cadre.Kernel;

namespace Cadre.Blocks.Execution;

/// <summary>Results in asynchronous chains.</summary>
internal static class Results
{
    /// <summary>Continues with the value, or passes the failure on.</summary>
    public static async Task<Result<TNext>> ThenAsync<T, TNext>(this Result<T> result, Func<T, Task<Result<TNext>>> next) =>
        result.IsOk ? await next(result.Value) : result.Error;

    /// <summary>Continues with the value, or passes the failure on.</summary>
    public static async Task<Result<TNext>> ThenAsync<T, TNext>(this Task<Result<T>> task, Func<T, Task<Result<TNext>>> next)
    {
        var result = await task;
        return result.IsOk ? await next(result.Value) : result.Error;
    }

    /// <summary>Changes the value.</summary>
    public static Result<TNext> Map<T, TNext>(this Result<T> result, Func<T, TNext> change) =>
        result.IsOk ? change(result.Value) : result.Error;
}
