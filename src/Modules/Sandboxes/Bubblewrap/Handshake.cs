using System.Text;
using System.Text.Json;
using Cadre.Sandboxes.Native;
using Cadre.Sandboxes.Watching;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>The talk with a sandbox before its program starts.</summary>
internal sealed class Handshake(Reactor reactor, LaunchDescriptors descriptors)
{
    /// <summary>What the shell inside runs: says READY, waits for GO, becomes the program.</summary>
    public const string Gate = "printf R >&3; read -r go <&3 || exit 125; exec 3>&-; unset go; exec \"$@\"";

    /// <summary>The same on a terminal, which becomes the controlling terminal of a session that begins inside: job control needs its process groups to be visible there.</summary>
    public const string TerminalGate = "printf R >&3; read -r go <&3 || exit 125; exec 3>&-; unset go; exec setsid -c \"$@\"";

    /// <summary>The same for a sandbox that is made before its program is known: GO comes with the program, as shell words, ended by a line of its own.</summary>
    public const string WaitingGate =
        "printf R >&3; code=; while IFS= read -r line <&3; do [ \"$line\" = '#go' ] && { unset line; eval \"unset code; $code\"; exit 127; }; code=\"$code$line\n\"; done; exit 125";

    private const int MaxErrors = 2000;

    /// <summary>Waits for READY; false when the sandbox ended before.</summary>
    public async Task<bool> ReadyAsync(CancellationToken cancellationToken)
    {
        var answer = new byte[1];
        return await ReadAsync(descriptors.Control, answer, cancellationToken) == 1 && answer[0] == (byte)'R';
    }

    /// <summary>Lets the program start.</summary>
    public async Task GoAsync(byte[] message, CancellationToken cancellationToken)
    {
        var rest = message.AsMemory();
        while (!rest.IsEmpty)
        {
            var written = Descriptors.TryWrite(descriptors.Control, rest.Span);
            if (written < 0)
            {
                await reactor.WritableAsync(descriptors.Control, cancellationToken);
                continue;
            }

            rest = rest[written..];
        }
    }

    /// <summary>Learns the number of the namespace's init.</summary>
    public async Task<int> InitPidAsync(CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new byte[1024];
        int count;
        while (!text.ToString().Contains('}', StringComparison.Ordinal) && (count = await ReadAsync(descriptors.Info, buffer, cancellationToken)) > 0)
        {
            text.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }

        using var document = JsonDocument.Parse(text.ToString());
        return document.RootElement.GetProperty("child-pid").GetInt32();
    }

    /// <summary>
    /// Waits until init has set its filter, the last thing it does: its parent-death signal is set then, so that our death can no longer leave it behind.
    /// Returns the number of the program, its only child; null when they have gone. How long that takes is the machine's affair: only the start's own time bounds it.
    /// </summary>
    public static async Task<int?> SettledAsync(int init, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ProcFiles.Read($"/proc/{init}/status") is { } status && !status.Contains("\nState:\tZ", StringComparison.Ordinal); attempt++)
        {
            if (status.Contains("\nSeccomp:\t2\n", StringComparison.Ordinal) && ProcFiles.Children(init) is [var program])
            {
                return program;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(attempt < 20 ? 0.2 : 5), time, cancellationToken);
        }

        return null;
    }

    /// <summary>What bubblewrap complained about.</summary>
    public async Task<string> ErrorsAsync(CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new byte[1024];
        int count;
        while (text.Length < MaxErrors && (count = await ReadAsync(descriptors.Stderr ?? descriptors.Stdout, buffer, cancellationToken)) > 0)
        {
            text.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }

        return text.ToString().Trim();
    }

    private async Task<int> ReadAsync(Descriptor source, byte[] buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            var count = Descriptors.TryRead(source, buffer);
            if (count >= 0)
            {
                return count;
            }

            await reactor.ReadableAsync(source, cancellationToken);
        }
    }
}
