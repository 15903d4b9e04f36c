namespace Cadre.Expressions;

/// <summary>A failed evaluation on its way up. Never leaves the library: it becomes a <see cref="CelError"/>.</summary>
internal sealed class ErrorValue(string code, string message, int offset = -1) : CelValue
{
    public string Code => code;

    public string Message => message;

    public int Offset => offset;

    public override string TypeName => "error";

    public ErrorValue At(int position) => new(code, message, position);

    public static ErrorValue NoOverload(string function, params ReadOnlySpan<CelValue> arguments)
    {
        var types = new List<string>();
        foreach (CelValue argument in arguments)
            types.Add(argument.TypeName);
        string hint = types.Contains("int") && types.Contains("double")
            ? "; int and double do not mix: convert one side, as in double(x)"
            : "; convert an argument with int(), double(), string() or check it with type()";
        return new(CelErrorCodes.NoSuchOverload, $"'{function}' does not take ({string.Join(", ", types)}){hint}");
    }

    public static ErrorValue Invalid(string message) => new(CelErrorCodes.InvalidArgument, message);

    public static ErrorValue Overflow(string what) => new(CelErrorCodes.Overflow, $"{what} is out of range");
}
