namespace Cadre.Canvases.Persistence;

/// <summary>The right to write a document: only the holder of the highest fence may.</summary>
internal sealed record DocumentLease(Guid Owner, long Fence);

/// <summary>A change to be logged.</summary>
internal sealed record LoggedUpdate(string Actor, string ActorName, DateTimeOffset At, byte[] Data)
{
    /// <summary>Whom new comments in it mention.</summary>
    public IReadOnlyList<Mention> Mentions { get; init; } = [];
}

/// <summary>A change that was logged.</summary>
internal sealed record UpdateRow(long Seq, byte[] Data);

/// <summary>A checkpoint.</summary>
internal sealed record CheckpointRow(long Seq, byte[] Data);

/// <summary>Who changed a document when; several changes when they were rolled up.</summary>
internal sealed record ChangeRow(long Seq, long FirstSeq, string Actor, string ActorName, DateTime At, DateTime FirstAt, int Changes);

/// <summary>What a document is made from: a checkpoint, and what came after.</summary>
internal sealed record StoredDocument(CheckpointRow? Checkpoint, IReadOnlyList<UpdateRow> Updates)
{
    public long Seq => Updates.Count > 0 ? Updates[^1].Seq : Checkpoint?.Seq ?? 0;
}
