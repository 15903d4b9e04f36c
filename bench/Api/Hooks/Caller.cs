using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cadre.Api.Bench.Hooks;

/// <summary>
/// One kept-alive HTTP/1.1 connection that calls again as soon as it was answered. It costs the generator next to nothing: the request is made once and only its number is written anew, the answer is read
/// where it arrived, on the one thread that waits for all sockets.
/// </summary>
internal sealed class Caller : IDisposable
{
    private const long FirstNumber = 1_000_000_000;
    private const long NumbersOfACaller = 1_000_000;
    private const int Digits = 10;
    private static readonly byte[] Total = "\"total\":"u8.ToArray();
    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly SocketAsyncEventArgs receiving = new();
    private readonly byte[] answer = new byte[64 << 10];
    private readonly List<long> ticks = new(1 << 16);
    private readonly Uri hook;
    private readonly byte[] request;
    private readonly Memory<byte> digits;
    private readonly Memory<byte> expected;
    private long number;
    private long started;
    private long until;
    private int have;

    /// <param name="hook">What to call.</param>
    /// <param name="caller">Which of the callers this is: no two send the same.</param>
    public Caller(Uri hook, int caller)
    {
        this.hook = hook;
        number = FirstNumber + (caller * NumbersOfACaller);
        var body = string.Create(CultureInfo.InvariantCulture, $$"""{"total":{{number}},"customer":"ada"}""");
        request = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"POST {hook.PathAndQuery} HTTP/1.1\r\nHost: {hook.Authority}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
        expected = request.AsMemory(request.AsSpan().LastIndexOf(Total), Total.Length + Digits);
        digits = expected[Total.Length..];
        receiving.SetBuffer(answer, 0, answer.Length);
        receiving.Completed += (_, _) => Received();
    }

    /// <summary>How long each answer took, in ticks of the stopwatch.</summary>
    public IReadOnlyList<long> Ticks => ticks;

    /// <summary>Answers that were refused or did not hold what was sent.</summary>
    public int Wrong { get; private set; }

    public async Task OpenAsync(CancellationToken cancellationToken) =>
        await socket.ConnectAsync(IPAddress.TryParse(hook.Host, out var ip) ? new IPEndPoint(ip, hook.Port) : new DnsEndPoint(hook.Host, hook.Port), cancellationToken);

    /// <summary>Calls until a moment of the stopwatch.</summary>
    public Task RunAsync(long end)
    {
        until = end;
        if (Send())
        {
            Receive();
        }

        return over.Task;
    }

    public void Dispose()
    {
        receiving.Dispose();
        socket.Dispose();
    }

    /// <summary>False when the time is over.</summary>
    private bool Send()
    {
        started = Stopwatch.GetTimestamp();
        if (started >= until)
        {
            over.TrySetResult();
            return false;
        }

        Utf8Formatter.TryFormat(++number, digits.Span, out _);
        socket.Send(request);
        return true;
    }

    private void Receive()
    {
        while (!socket.ReceiveAsync(receiving) && Take())
        {
            // what was there already has been read
        }
    }

    private void Received()
    {
        if (Take())
        {
            Receive();
        }
    }

    /// <summary>Looks at what arrived; false when there is nothing more to receive.</summary>
    private bool Take()
    {
        if (receiving.SocketError != SocketError.Success || receiving.BytesTransferred == 0)
        {
            over.TrySetException(new IOException($"The server closed the connection ({receiving.SocketError})."));
            return false;
        }

        have += receiving.BytesTransferred;
        if (HttpAnswer.WholeLength(answer.AsSpan(0, have)) is not { } length || length > have)
        {
            receiving.SetBuffer(have, answer.Length - have);
            return true;
        }

        ticks.Add(Stopwatch.GetTimestamp() - started);
        Wrong += HttpAnswer.IsOk(answer) && answer.AsSpan(0, have).IndexOf(expected.Span) > 0 ? 0 : 1;
        have = 0;
        receiving.SetBuffer(0, answer.Length);
        return Send();
    }
}
