using Cadre.Canvases.Live.Clients;
using Cadre.Kernel;

namespace Cadre.Canvases.Live.Documents;

/// <summary>Who makes a change: the origin of a document's transaction.</summary>
internal sealed record EditOrigin(Actor Actor, DocumentConnection? Connection);
