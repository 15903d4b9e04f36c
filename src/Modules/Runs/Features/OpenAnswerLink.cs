using Cadre.Runs.Links;
using Microsoft.AspNetCore.Http;

namespace Cadre.Runs.Features;

/// <summary>The question behind a link, as a page. Looking changes nothing: mail scanners open links too.</summary>
internal static class OpenAnswerLink
{
    public static async Task<AnswerPageResult> HandleAsync(string token, AnswerLinks links, CancellationToken cancellationToken)
    {
        var opened = await links.OpenAsync(token, cancellationToken);
        return opened.IsOk
            ? new(AnswerPage.Question(opened.Value.Title, opened.Value.Question), StatusCodes.Status200OK)
            : new(AnswerPage.Message("There is no question here", opened.Error.Message + " " + opened.Error.Fix), StatusCodes.Status404NotFound);
    }
}
