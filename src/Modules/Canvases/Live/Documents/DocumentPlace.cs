using Cadre.Nodes.Contracts;

namespace Cadre.Canvases.Live.Documents;

/// <summary>Where a document lives: here, or on another living node.</summary>
internal abstract record DocumentPlace
{
    private DocumentPlace()
    {
    }

    /// <summary>In this node's memory.</summary>
    public sealed record Here(LiveDocument Document) : DocumentPlace;

    /// <summary>On another node.</summary>
    public sealed record There(NodeId Node) : DocumentPlace;

    /// <summary>With a node that cannot be called, until its lease ends; or nowhere while this node drains.</summary>
    public sealed record Nowhere : DocumentPlace;
}
