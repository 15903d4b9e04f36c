namespace Cadre.Crdt;

/// <summary>A run of <see cref="Length"/> units made by one client, starting at one clock.</summary>
internal abstract class Struct(ulong client, int clock, int length)
{
    public ulong Client { get; } = client;

    public int Clock { get; set; } = clock;

    public int Length { get; set; } = length;

    public StructFlags Flags { get; set; }

    public int End => Clock + Length;

    public Id Id => new(Client, Clock);

    public Id LastId => new(Client, End - 1);

    public bool Deleted => (Flags & StructFlags.Deleted) != StructFlags.None;

    public abstract bool TryMergeWith(Struct right);

    /// <summary>Writes this struct, leaving out its first <paramref name="offset"/> units.</summary>
    public abstract void Write(ByteWriter writer, int offset);
}
