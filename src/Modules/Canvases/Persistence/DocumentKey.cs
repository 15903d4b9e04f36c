using Cadre.Canvases.Contracts;
using Cadre.Kernel;

namespace Cadre.Canvases.Persistence;

/// <summary>Names a document: the canvas itself (an empty part), or the long text of a block (its id).</summary>
internal readonly record struct DocumentKey(WorkspaceId Workspace, CanvasId Canvas, string Part)
{
    public bool IsCanvas => Part.Length == 0;

    public static DocumentKey Of(Tenant tenant, CanvasId canvas, string part = "") => new(tenant.Workspace, canvas, part);

    public override string ToString() => IsCanvas ? Canvas.ToString() : $"{Canvas}/{Part}";
}
