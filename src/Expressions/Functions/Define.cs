namespace Cadre.Expressions.Functions;

/// <summary>Short forms for the tables of functions.</summary>
internal static class Define
{
    /// <summary>A function written f(x, …).</summary>
    public static CelFunction Global(string name, int least, int most, FunctionBody body) => new(name, new Arity(least, most), Arity.None, body);

    /// <summary>A function written x.f(…); the counts are without x.</summary>
    public static CelFunction Member(string name, int least, int most, FunctionBody body) => new(name, Arity.None, new Arity(least, most), body);

    /// <summary>A function of one argument written f(x) or x.f().</summary>
    public static CelFunction Both(string name, FunctionBody body) => new(name, new Arity(1, 1), new Arity(0, 0), body);

    /// <summary>An int argument, or the default when the argument is left out; null when it is of another type.</summary>
    public static long? Int(CelValue[] arguments, int position, long missing = 0) =>
        position >= arguments.Length ? missing : (arguments[position] as CelInt)?.Value;
}
