using System.Buffers.Text;

namespace Cadre.Api.Bench.Hooks;

/// <summary>As much of HTTP/1.1 as it takes to see where an answer ends.</summary>
internal static class HttpAnswer
{
    private const int StatusAt = 9;
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] LastChunk = "0\r\n\r\n"u8.ToArray();
    private static readonly byte[] Length = "ength: "u8.ToArray(); // of Content-Length, however its words begin

    public static bool IsOk(ReadOnlySpan<byte> answer) => answer[StatusAt..].StartsWith("200"u8);

    /// <summary>How long the answer is, head included; null while that cannot be said.</summary>
    public static int? WholeLength(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf(HeadEnd);
        if (head < 0)
        {
            return null;
        }

        var field = answer[..head].IndexOf(Length);
        return field >= 0 && Utf8Parser.TryParse(answer[(field + Length.Length)..], out int body, out _) ? head + HeadEnd.Length + body
            : answer.EndsWith(LastChunk) ? answer.Length
            : null;
    }
}
