namespace Cadre.Sandboxes;

/// <summary>How a remote provider is called: through the server's one door to the outside.</summary>
public interface IRemoteCalls
{
    /// <summary>A handler for calls to the remote provider; owned by the caller. What the door refuses comes as <see cref="HttpRequestException"/>.</summary>
    HttpMessageHandler CreateHandler(Uri provider);
}
