namespace Cadre.Kernel;

/// <summary>The family of an expected failure; decides the HTTP status.</summary>
public enum ErrorKind
{
    /// <summary>400: the request is malformed.</summary>
    Invalid,

    /// <summary>401: who are you?</summary>
    Unauthenticated,

    /// <summary>403: the role does not include this.</summary>
    Forbidden,

    /// <summary>404: unknown, or another tenant's.</summary>
    NotFound,

    /// <summary>409: the state of the thing does not allow it now.</summary>
    Conflict,

    /// <summary>413: larger than the limit.</summary>
    TooLarge,

    /// <summary>422: well formed but not acceptable.</summary>
    Unprocessable,

    /// <summary>429: a rate, queue or budget limit is reached.</summary>
    Limited,

    /// <summary>502: an outside service failed.</summary>
    Upstream,

    /// <summary>503: Cadre cannot do this now.</summary>
    Unavailable,
}

/// <summary>An expected failure: what went wrong and what to do about it.</summary>
/// <param name="Kind">The family.</param>
/// <param name="Code">Stable, machine-readable, snake_case: part of the API.</param>
/// <param name="Message">What went wrong, for a person.</param>
/// <param name="Fix">What to do; null when there is nothing to do.</param>
public sealed record Error(ErrorKind Kind, string Code, string Message, string? Fix = null)
{
    /// <summary>Field-level details: path → message.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }

    /// <summary>After how many seconds a retry makes sense; sent as Retry-After.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>The one answer for ids that are unknown or another tenant's.</summary>
    public static Error NotFound(string what) => new(ErrorKind.NotFound, "not_found", $"There is no such {what}.", "Check the id; it may have been deleted or belong to another workspace.");

    /// <summary>A malformed request.</summary>
    public static Error Invalid(string code, string message, string? fix = null) => new(ErrorKind.Invalid, code, message, fix);

    /// <summary>The state does not allow it.</summary>
    public static Error Conflict(string code, string message, string? fix = null) => new(ErrorKind.Conflict, code, message, fix);
}
