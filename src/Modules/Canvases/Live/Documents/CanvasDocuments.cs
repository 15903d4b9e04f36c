using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live.Editing;
using Cadre.Canvases.Live.Presences;
using Cadre.Canvases.Live.Relay;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;

namespace Cadre.Canvases.Live.Documents;

internal sealed class CanvasDocuments(SharedDocuments documents, CanvasStore canvases) : ICanvasDocuments
{
    public async Task<Result<CanvasSnapshot>> ReadAsync(Tenant tenant, CanvasId canvas, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(tenant, canvas, cancellationToken);
        return opened.IsOk ? opened.Value.Read(CanvasContent.Read) : opened.Error;
    }

    public async Task<Result<CanvasSnapshot>> EditAsync(Tenant tenant, CanvasId canvas, IReadOnlyList<CanvasEdit> edits, CancellationToken cancellationToken)
    {
        if (!tenant.Role.Includes(Permission.Edit))
        {
            return new Error(ErrorKind.Forbidden, "role_cannot_edit", "Your role does not include editing canvases.", "Ask an editor.");
        }

        var opened = await OpenAsync(tenant, canvas, cancellationToken);
        if (!opened.IsOk)
        {
            return opened.Error;
        }

        var edited = await opened.Value.EditAsync(tenant.Actor, doc => CanvasEditing.Apply(doc, tenant.Actor, edits), cancellationToken);
        if (edited.IsOk && EditPresence.Of(tenant.Actor, edits, edited.Value) is { } presence)
        {
            opened.Value.Show(tenant.Actor, presence);
        }

        return edited;
    }

    private async Task<Result<ISharedDocument>> OpenAsync(Tenant tenant, CanvasId canvas, CancellationToken cancellationToken) =>
        await canvases.FindAsync(tenant, canvas, cancellationToken) is null
            ? Error.NotFound("canvas")
            : await documents.OpenAsync(DocumentKey.Of(tenant, canvas), cancellationToken);
}
