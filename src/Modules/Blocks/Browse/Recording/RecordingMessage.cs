namespace Cadre.Blocks.Browse.Recording;

/// <summary>What a person does at the page, from the client of a recording.</summary>
/// <param name="Do">click, take, text, key, choose, scroll, open, screenshot or drop (the last step).</param>
/// <param name="X">Where, in pixels of the page's window.</param>
/// <param name="Y">Where, in pixels of the page's window.</param>
/// <param name="Text">What is typed, the key, the option, or the address.</param>
/// <param name="Target">With choose: the list.</param>
internal sealed record RecordingMessage(string Do, double X, double Y, string? Text, string? Target);
