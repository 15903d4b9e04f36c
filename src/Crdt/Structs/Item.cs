namespace Cadre.Crdt;

/// <summary>Content in a list or under a map key, with the neighbours it was inserted between.</summary>
internal sealed class Item : Struct
{
    private const int NoClock = -1;
    private ulong _originClient;
    private ulong _rightOriginClient;
    private int _originClock = NoClock;
    private int _rightOriginClock = NoClock;

    public Item(ulong client, int clock, Id? origin, Id? rightOrigin, ParentRef? parent, string? parentSub, Content content)
        : base(client, clock, content.Length)
    {
        Origin = origin;
        RightOrigin = rightOrigin;
        Parent = parent;
        ParentSub = parentSub;
        Content = content;
        if (content.Countable) Flags = StructFlags.Countable;
    }

    public Item? Left { get; set; }

    public Item? Right { get; set; }

    public ParentRef? Parent { get; set; }

    public string? ParentSub { get; set; }

    public Content Content { get; set; }

    public Id? Origin
    {
        get => _originClock == NoClock ? null : new Id(_originClient, _originClock);
        set => (_originClient, _originClock) = value is { } id ? (id.Client, id.Clock) : (0, NoClock);
    }

    public Id? RightOrigin
    {
        get => _rightOriginClock == NoClock ? null : new Id(_rightOriginClient, _rightOriginClock);
        set => (_rightOriginClient, _rightOriginClock) = value is { } id ? (id.Client, id.Clock) : (0, NoClock);
    }

    /// <summary>The type this lives in; only after integration.</summary>
    public TypeNode Node => System.Runtime.CompilerServices.Unsafe.As<TypeNode>(Parent!); // integrated items always have a node

    public bool Countable => (Flags & StructFlags.Countable) != StructFlags.None;

    /// <summary>Counts and is not deleted.</summary>
    public bool Visible => (Flags & (StructFlags.Countable | StructFlags.Deleted)) == StructFlags.Countable;

    public bool Kept => (Flags & StructFlags.Keep) != StructFlags.None;

    public bool SameOrigin(Item other) => _originClock == other._originClock && _originClient == other._originClient;

    public bool SameRightOrigin(Item other) => _rightOriginClock == other._rightOriginClock && _rightOriginClient == other._rightOriginClient;

    /// <summary>The client this waits for, given what is known of each client; null when it can be integrated.</summary>
    public ulong? MissingClient(Func<ulong, int> known)
    {
        if (_originClock != NoClock && _originClient != Client && _originClock >= known(_originClient)) return _originClient;
        if (_rightOriginClock != NoClock && _rightOriginClient != Client && _rightOriginClock >= known(_rightOriginClient)) return _rightOriginClient;
        if (Parent is ItemRef { Id: var id } && id.Client != Client && id.Clock >= known(id.Client)) return id.Client;
        return null;
    }

    public override bool TryMergeWith(Struct right)
    {
        if (right is not Item next || Right != next || !CanFollow(next) || ((Flags | next.Flags) & StructFlags.Redone) != StructFlags.None) return false;
        var leftLength = Length;
        if (!Content.TryMergeWith(next.Content)) return false;
        Node.Markers?.Merged(next, this, Visible ? leftLength : 0);
        Flags |= next.Flags & StructFlags.Keep;
        Right = next.Right;
        if (Right is not null) Right.Left = this;
        Length = leftLength + next.Length;
        return true;
    }

    /// <summary>Merges in an update, where neighbours are known only by their ids.</summary>
    public bool TryMergeUnlinked(Struct right)
    {
        if (right is not Item next || Deleted || next.Deleted || !CanFollow(next) || !Content.TryMergeWith(next.Content)) return false;
        Length += next.Length;
        return true;
    }

    public void Delete(Transaction transaction)
    {
        if (Deleted) return;
        var parent = Node;
        if (Countable && ParentSub is null) parent.Length -= Length;
        Flags |= StructFlags.Deleted;
        transaction.Deletes.Add(Client, Clock, Length);
        transaction.MarkChanged(parent, ParentSub);
        Content.Deleted(transaction);
    }

    /// <summary>Forgets deleted content; with the parent gone, forgets the item too.</summary>
    public void Collect(StructStore store, bool parentGone)
    {
        Content.Collect(store);
        if (parentGone)
        {
            store.Replace(this, new GcStruct(Client, Clock, Length));
            return;
        }

        Content = new DeletedContent(Length);
        Flags &= ~StructFlags.Countable;
    }

    /// <summary>Splits in two and returns the right part, linked in but not stored yet.</summary>
    public Item Split(Transaction transaction, int offset)
    {
        var right = SplitUnlinked(offset);
        right.Flags |= Flags & (StructFlags.Deleted | StructFlags.Keep);
        if ((Flags & StructFlags.Redone) != StructFlags.None) transaction.Doc.Store.SplitRedone(this, right, offset);
        right.Left = this;
        right.Right = Right;
        if (Right is not null) Right.Left = right;
        Right = right;
        transaction.MergeCandidates.Add(right);
        if (right.ParentSub is not null && right.Right is null) Node.SetEntry(right.ParentSub, right);
        return right;
    }

    /// <summary>Cuts off what starts at <paramref name="offset"/> as an item of its own.</summary>
    public Item SplitUnlinked(int offset)
    {
        var right = new Item(Client, Clock + offset, new Id(Client, Clock + offset - 1), RightOrigin, Parent, ParentSub, Content.Split(offset));
        Length = offset;
        return right;
    }

    /// <summary>Drops the first <paramref name="offset"/> units, which are known already.</summary>
    public void DropPrefix(int offset)
    {
        Origin = new Id(Client, Clock + offset - 1);
        Content = Content.Split(offset);
        Clock += offset;
        Length -= offset;
    }

    public override void Write(ByteWriter writer, int offset)
    {
        var origin = offset > 0 ? new Id(Client, Clock + offset - 1) : Origin;
        var rightOrigin = RightOrigin;
        writer.WriteByte((byte)(Content.Ref | (origin is null ? 0 : 0x80) | (rightOrigin is null ? 0 : 0x40) | (ParentSub is null ? 0 : 0x20)));
        if (origin is { } left) WriteId(writer, left);
        if (rightOrigin is { } right) WriteId(writer, right);
        if (origin is null && rightOrigin is null) WriteParent(writer);
        Content.Write(writer, offset);
    }

    private bool CanFollow(Item next) =>
        next._originClock == End - 1 && next._originClient == Client && SameRightOrigin(next)
        && Client == next.Client && End == next.Clock && Deleted == next.Deleted;

    private void WriteParent(ByteWriter writer)
    {
        Id? id = Parent switch
        {
            ItemRef reference => reference.Id,
            TypeNode { Item: { } item } => item.Id,
            _ => null,
        };
        writer.WriteByte(id is null ? (byte)1 : (byte)0);
        if (id is { } known) WriteId(writer, known);
        else writer.WriteString(Parent is RootRef root ? root.Name : Node.RootName);
        if (ParentSub is not null) writer.WriteString(ParentSub);
    }

    private static void WriteId(ByteWriter writer, Id id)
    {
        writer.WriteVarUint(id.Client);
        writer.WriteLength(id.Clock);
    }
}
