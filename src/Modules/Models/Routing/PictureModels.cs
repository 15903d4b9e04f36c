using Cadre.Kernel;
using Cadre.Models.Contracts;
using Cadre.Models.Wire;

namespace Cadre.Models.Routing;

/// <summary>Pictures by models over the OpenAI images wire.</summary>
internal sealed class PictureModels(MediaCalls calls) : IPictureModels
{
    /// <summary>What the largest picture of the best quality is counted as.</summary>
    private const int MostTokens = 7_000;

    public async Task<Result<PictureAnswer>> DrawAsync(Tenant tenant, PictureCall call, CancellationToken cancellationToken)
    {
        var order = new MediaOrder(call.Model, "image", "pictures", "openai/gpt-image-1")
        {
            MostCharacters = call.Prompt.Length + ((call.Source is null ? 0 : MostTokens) * 3),
            MostTokens = MostTokens,
            RunKey = call.RunKey,
        };
        var made = await calls.MakeAsync(tenant, order, (http, server, token) => OpenAiImages.DrawAsync(http, server, call, token), cancellationToken);
        return made.IsOk ? new PictureAnswer(made.Value.Choice, made.Value.Bytes, made.Value.Cost) : made.Error;
    }
}
