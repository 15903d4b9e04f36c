using System.Diagnostics.CodeAnalysis;

namespace Cadre.Workers.Data.Protocol;

/// <summary>A value, or the reason there is none.</summary>
internal readonly record struct Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, Failure? failure)
    {
        this.value = value;
        Failure = failure;
    }

    internal Failure? Failure { get; }

    internal bool Try([NotNullWhen(true)] out T? result, [NotNullWhen(false)] out Failure? failure)
    {
        result = value;
        failure = Failure;
        return failure is null;
    }

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Failure failure) => new(default, failure);
}
