namespace Cadre.Kernel;

/// <summary>An identifier type: a UUID with a meaning. Implement as <c>readonly record struct RunId(Guid Value) : IId&lt;RunId&gt;</c>.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    /// <summary>The UUID (version 7 when made by <see cref="IdSource"/>).</summary>
    Guid Value { get; }

    /// <summary>Wraps a UUID.</summary>
    static abstract TSelf From(Guid value);
}
