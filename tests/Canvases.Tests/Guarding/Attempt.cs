using Cadre.Canvases.Contracts;
using Cadre.Canvases.Guarding;
using Cadre.Canvases.Live.Documents;
using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Tests.Guarding;

/// <summary>Somebody's change of a copy of a document, as its server judges it.</summary>
internal static class Attempt
{
    private static ulong lastClient = 100;

    /// <summary>The reason for the refusal; null when it would be taken.</summary>
    public static string? Refusal(Doc server, Actor actor, DocumentAccess access, Action<Doc> edit, EditScope? scope = null) => new UpdateGuard().Refuse(UpdateInspector.Inspect(Update(server, edit), server)!, access, scope, actor, server);

    public static byte[] Update(Doc server, Action<Doc> edit)
    {
        var copy = new Doc(new DocOptions { ClientId = Interlocked.Increment(ref lastClient) });
        copy.ApplyUpdate(server.EncodeStateAsUpdate());
        byte[] update = [];
        copy.Updated += change => update = change.Update.ToArray();
        copy.Transact(_ => edit(copy));
        return update;
    }
}
