using Cadre.Blocks.Execution;
using Cadre.Kernel;

namespace Cadre.Blocks.Web;

/// <summary>Addresses of web pages and services.</summary>
internal static class WebAddress
{
    /// <summary>An absolute http or https address without user information. A bare host is taken as https.</summary>
    public static Result<Uri> Parse(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length > 0 && !trimmed.Contains("://", StringComparison.Ordinal) && trimmed.Contains('.', StringComparison.Ordinal) && !trimmed.Contains(' ', StringComparison.Ordinal))
        {
            trimmed = "https://" + trimmed;
        }

        return Uri.TryCreate(trimmed, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Host.Length > 0 && url.UserInfo.Length == 0
            ? url
            : Outcomes.Unusable("url_invalid", trimmed.Length == 0 ? "There is no address." : $"'{(trimmed.Length > 200 ? trimmed[..200] + "…" : trimmed)}' is no web address.", "Give a full address such as https://example.org/page.");
    }
}
