namespace Cadre.Expressions;

/// <summary>The stable codes of <see cref="CelError.Code"/>.</summary>
public static class CelErrorCodes
{
    /// <summary>The source text is longer than <see cref="CelLimits.SourceLength"/>.</summary>
    public const string SourceTooLong = "source_too_long";

    /// <summary>The text is not an expression.</summary>
    public const string Syntax = "syntax";

    /// <summary>A literal is malformed or out of range.</summary>
    public const string InvalidLiteral = "invalid_literal";

    /// <summary>The expression nests deeper than <see cref="CelLimits.Depth"/>, or a value nests deeper than can be walked.</summary>
    public const string TooDeep = "too_deep";

    /// <summary>The expression has more nodes than <see cref="CelLimits.Nodes"/>.</summary>
    public const string TooManyNodes = "too_many_nodes";

    /// <summary>No function of that name exists.</summary>
    public const string UnknownFunction = "unknown_function";

    /// <summary>The function exists but takes another number of arguments.</summary>
    public const string WrongArity = "wrong_arity";

    /// <summary>A part of the language that JSON data has no use for, such as message literals.</summary>
    public const string Unsupported = "unsupported";

    /// <summary>A variable is neither given nor bound.</summary>
    public const string UnknownVariable = "unknown_variable";

    /// <summary>An operator or function does not take values of these types.</summary>
    public const string NoSuchOverload = "no_such_overload";

    /// <summary>A map has no such key.</summary>
    public const string NoSuchKey = "no_such_key";

    /// <summary>A list or string has no such position.</summary>
    public const string IndexOutOfRange = "index_out_of_range";

    /// <summary>Division or modulus by zero.</summary>
    public const string DivideByZero = "divide_by_zero";

    /// <summary>A number, timestamp or duration left its range.</summary>
    public const string Overflow = "overflow";

    /// <summary>A value has the right type but not an acceptable content.</summary>
    public const string InvalidArgument = "invalid_argument";

    /// <summary>A map literal repeats a key.</summary>
    public const string DuplicateKey = "duplicate_key";

    /// <summary>A regular expression is malformed, too large, or needs backtracking.</summary>
    public const string InvalidRegex = "invalid_regex";

    /// <summary>The evaluation used up <see cref="CelLimits.Cost"/>.</summary>
    public const string CostExceeded = "cost_exceeded";

    /// <summary>A value or the result grew past its limit.</summary>
    public const string SizeExceeded = "size_exceeded";

    /// <summary>The result has no JSON form, for example a map whose keys collide as text.</summary>
    public const string NotJson = "not_json";
}
