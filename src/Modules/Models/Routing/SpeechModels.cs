using Cadre.Kernel;
using Cadre.Models.Contracts;
using Cadre.Models.Wire;

namespace Cadre.Models.Routing;

/// <summary>Speech by models over the OpenAI speech wire.</summary>
internal sealed class SpeechModels(MediaCalls calls) : ISpeechModels
{
    public async Task<Result<SpeechAnswer>> SpeakAsync(Tenant tenant, SpeechCall call, CancellationToken cancellationToken)
    {
        if (call.Text.Length is 0 or > SpeechCall.LongestText)
        {
            return new Error(ErrorKind.Unprocessable, "speech_length", $"A model speaks 1 to {SpeechCall.LongestText:N0} characters at a time; these are {call.Text.Length:N0}.", "Speak the text in parts.");
        }

        var order = new MediaOrder(call.Model, "speech", "speech", "openai/gpt-4o-mini-tts")
        {
            MostCharacters = call.Text.Length,
            MostTokens = (int)OpenAiSpeech.Usage(call.Text).Output,
            RunKey = call.RunKey,
        };
        var made = await calls.MakeAsync(tenant, order, (http, server, token) => OpenAiSpeech.SpeakAsync(http, server, call, token), cancellationToken);
        return made.IsOk ? new SpeechAnswer(made.Value.Choice, made.Value.Bytes, made.Value.Cost) : made.Error;
    }
}
