using Cadre.Canvases.Contracts;
using Cadre.Canvases.Domain;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Features;

internal static class ImportCanvas
{
    public static async Task<Results<Created<CreatedCanvas>, ProblemHttpResult>> HandleAsync(Tenant tenant, CanvasFile file, ICanvasService canvases, CancellationToken cancellationToken)
    {
        if (file.Format != CanvasFile.FormatName || file.Version != 1)
        {
            return Error.Invalid("file_not_a_canvas", "This file is not a Cadre canvas of version 1.", "Choose a file that 'canvases export' wrote.").ToProblem();
        }

        IReadOnlyList<CanvasEdit> content = [.. ParentsFirst.Of(Arrangement.Of(file.Blocks, file.Connections)).Select(b => new AddBlock(b)), .. file.Connections.Select(c => new Connect(c))];
        var created = await canvases.CreateAsync(tenant, file.Title, content, cancellationToken);
        return created.IsOk
            ? TypedResults.Created($"/api/v1/canvases/{created.Value}", new CreatedCanvas(created.Value))
            : created.Error.ToProblem();
    }
}
