using Cadre.Canvases.Contracts;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;

namespace Cadre.Canvases.Live.Relay;

/// <summary>A document's name on its way to another node. The workspace is the tenant's, never the query's.</summary>
internal static class DocumentAddress
{
    public static IReadOnlyDictionary<string, string> Write(DocumentKey key) => new Dictionary<string, string> { ["canvas"] = key.Canvas.ToString(), ["part"] = key.Part };

    public static DocumentKey? Read(IQueryCollection query, Tenant tenant) =>
        CanvasId.TryParse(query["canvas"].ToString(), out var canvas) ? DocumentKey.Of(tenant, canvas, query["part"].ToString()) : null;
}
