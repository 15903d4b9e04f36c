namespace Cadre.Expressions;

/// <summary>A list. One made from JSON reads its elements when they are first asked for.</summary>
internal sealed class CelList : CelValue
{
    public static readonly CelList Empty = new([]);

    private Func<CelValue[]>? source;
    private CelValue[] items = [];

    public CelList(CelValue[] items) => this.items = items;

    public CelList(Func<CelValue[]> source) => this.source = source;

    public CelValue[] Items
    {
        get
        {
            if (source is { } read)
            {
                items = read();
                source = null;
            }

            return items;
        }
    }

    public override string TypeName => "list";
}
