using System.Diagnostics.CodeAnalysis;

namespace Cadre.Kernel;

/// <summary>A value or an expected <see cref="Kernel.Error"/>.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public readonly struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Error? error)
    {
        this.value = value;
        Error = error;
    }

    /// <summary>The failure; null on success.</summary>
    public Error? Error { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => Error is null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">This is a failure; check <see cref="IsOk"/> first.</exception>
    public T Value => Error is null ? value! : throw new InvalidOperationException($"No value: {Error.Code}: {Error.Message}");

    /// <summary>A success.</summary>
    public static Result<T> Ok(T value) => new(value, null);

    /// <summary>A failure.</summary>
    public static Result<T> Fail(Error error) => new(default, error);

    /// <summary>A success.</summary>
    public static implicit operator Result<T>(T value) => Ok(value);

    /// <summary>A failure.</summary>
    public static implicit operator Result<T>(Error error) => Fail(error);

    /// <summary>Continues with the value, or passes the failure on.</summary>
    public Result<TNext> Then<TNext>(Func<T, Result<TNext>> next) => IsOk ? next(Value) : Error;
}

/// <summary>The value of a success that carries nothing.</summary>
public readonly record struct Done;
