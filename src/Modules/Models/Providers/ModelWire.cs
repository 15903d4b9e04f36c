namespace Cadre.Models.Providers;

/// <summary>The protocol a model server speaks.</summary>
internal enum ModelWire
{
    /// <summary>The OpenAI-compatible one: <c>/chat/completions</c>, server-sent events.</summary>
    OpenAi,

    /// <summary>Anthropic's Messages API, through its vendor's SDK.</summary>
    Anthropic,

    /// <summary>Ollama's own: <c>/api/chat</c>, a line of JSON a piece; the only one of Ollama that takes a context size.</summary>
    Ollama,
}
