namespace Cadre.Models.Providers;

internal static class ProviderProfiles
{
    public static IReadOnlyList<ProviderProfile> All { get; } =
    [
        new("openai", "OpenAI", "https://api.openai.com/v1") { MaxTokensField = "max_completion_tokens", KeyPage = "https://platform.openai.com/api-keys", DefaultModel = "gpt-4.1-mini" },
        new("anthropic", "Anthropic", "https://api.anthropic.com") { Wire = ModelWire.Anthropic, KeyPage = "https://console.anthropic.com/settings/keys", DefaultModel = "claude-sonnet-4-5" },
        new("gemini", "Google Gemini", "https://generativelanguage.googleapis.com/v1beta/openai") { KeyPage = "https://aistudio.google.com/apikey", DefaultModel = "gemini-2.5-flash" },
        new("openrouter", "OpenRouter", "https://openrouter.ai/api/v1") { KeyPage = "https://openrouter.ai/keys" },
        new("groq", "Groq", "https://api.groq.com/openai/v1") { MessageNames = false, KeyPage = "https://console.groq.com/keys" },
        new("mistral", "Mistral", "https://api.mistral.ai/v1") { ShortToolIds = true, StreamUsage = false, KeyPage = "https://console.mistral.ai/api-keys" },
        new("ollama", "Ollama", "http://127.0.0.1:11434") { Local = true, Wire = ModelWire.Ollama },
        new("llamacpp", "llama.cpp", "http://127.0.0.1:8080/v1") { Local = true },
        new("vllm", "vLLM", "http://127.0.0.1:8000/v1") { Local = true },
        new("lmstudio", "LM Studio", "http://127.0.0.1:1234/v1") { Local = true },
        new("custom", "OpenAI-compatible server", ""),
    ];

    public static ProviderProfile? Find(string kind) => All.FirstOrDefault(p => p.Kind == kind);
}
