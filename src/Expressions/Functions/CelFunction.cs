using Cadre.Expressions.Evaluation;

namespace Cadre.Expressions.Functions;

internal delegate CelValue FunctionBody(CelValue[] arguments, EvaluationContext context);

/// <summary>How many arguments a call may have. The default value stands for a form that does not exist.</summary>
internal readonly record struct Arity(int Least, int Most, bool Exists = true)
{
    public static readonly Arity None;

    public bool Allows(int count) => Exists && count >= Least && count <= Most;

    public override string ToString() => (Least, Most) switch
    {
        (0, 0) => "no argument",
        (1, 1) => "1 argument",
        _ when Most == int.MaxValue => $"at least {Least} arguments",
        _ when Least == Most => $"{Least} arguments",
        _ => $"{Least} to {Most} arguments",
    };
}

/// <summary>A function of the library. The receiver of a member call is the first argument and does not count in <paramref name="Member"/>.</summary>
internal sealed record CelFunction(string Name, Arity Global, Arity Member, FunctionBody Body);
