namespace Cadre.Expressions;

internal sealed class CelNull : CelValue
{
    public static readonly CelNull Instance = new();

    public override string TypeName => "null_type";
}

internal sealed class CelBool(bool value) : CelValue
{
    public static readonly CelBool True = new(true);
    public static readonly CelBool False = new(false);

    public bool Value => value;

    public override string TypeName => "bool";

    public static CelBool Of(bool value) => value ? True : False;
}

internal sealed class CelInt(long value) : CelValue
{
    public long Value => value;

    public override string TypeName => "int";
}

internal sealed class CelUint(ulong value) : CelValue
{
    public ulong Value => value;

    public override string TypeName => "uint";
}

internal sealed class CelDouble(double value) : CelValue
{
    public double Value => value;

    public override string TypeName => "double";
}

internal sealed class CelString(string value) : CelValue
{
    public static readonly CelString Empty = new("");

    public string Value => value;

    public override string TypeName => "string";
}

internal sealed class CelBytes(byte[] value) : CelValue
{
    public byte[] Value => value;

    public override string TypeName => "bytes";
}

internal sealed class CelOptional(CelValue? value) : CelValue
{
    public static readonly CelOptional None = new(null);

    public CelValue? Value => value;

    public override string TypeName => "optional_type";
}
