using System.Text.Json;
using Cadre.Kernel;

namespace Cadre.Sandboxes.Languages;

/// <summary>An interpreter inside, spoken to in lines of JSON over its standard input and output.</summary>
internal sealed class CodeContext : ICodeContext
{
    private const int MaxAnswerBytes = 16 * 1024 * 1024;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly ISandboxProcess process;
    private readonly SemaphoreSlim one = new(1);
    private readonly MemoryStream unread = new();
    private long cursor;
    private int owed;

    private CodeContext(ISandboxProcess process, CodeLanguage language)
    {
        this.process = process;
        Language = language;
    }

    public CodeLanguage Language { get; }

    public SandboxProcessId? Process => process.Id;

    /// <summary>Starts the interpreter, for at most 30 minutes.</summary>
    public static async Task<Result<ICodeContext>> StartAsync(ISandbox sandbox, CodeLanguage language, CancellationToken cancellationToken)
    {
        string[] argv = language == CodeLanguage.Python
            ? ["/usr/bin/python3", "-c", EmbeddedPrograms.Read("context.py")]
            : ["/usr/bin/node", "-e", EmbeddedPrograms.Read("context.cjs")];
        var options = new ExecOptions { KeepStdinOpen = true, Limits = sandbox.Spec.Limits with { Wall = TimeSpan.FromMinutes(30), Cpu = null } };
        var started = await sandbox.ExecAsync(argv, options, cancellationToken);
        return started.Then<ICodeContext>(process => new CodeContext(process, language));
    }

    public async Task<Result<CellResult>> RunAsync(string source, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            await process.Stdin!.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(new { source }, Json).Append((byte)'\n').ToArray(), CancellationToken.None); // Opened with KeepStdinOpen.
            owed++;
            while (true)
            {
                var line = await ReadLineAsync(cancellationToken);
                if (line is null)
                {
                    return SandboxErrors.ContextEnded((await process.Completion).Reason);
                }

                // A cell whose wait was given up still answers: its answer is not this one's.
                owed--;
                if (owed == 0)
                {
                    return JsonSerializer.Deserialize<CellResult>(line, Json)!; // Our own program's answer, never the literal null.
                }
            }
        }
        catch (IOException)
        {
            return SandboxErrors.ContextEnded((await process.Completion).Reason);
        }
        catch (JsonException)
        {
            await process.KillAsync(CancellationToken.None);
            return SandboxErrors.ContextEnded(StopReason.Cancelled);
        }
        finally
        {
            one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await process.KillAsync(CancellationToken.None);
        one.Dispose();
        await unread.DisposeAsync();
    }

    private async Task<byte[]?> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (TakeLine() is null)
        {
            await foreach (var chunk in process.OutputAsync(cursor, cancellationToken))
            {
                if (chunk.Kind is OutputKind.Exit or OutputKind.Truncated || unread.Length > MaxAnswerBytes)
                {
                    return null;
                }

                cursor = chunk.Cursor;
                if (chunk.Kind == OutputKind.Stdout)
                {
                    unread.Write(chunk.Data.Span);
                }

                if (TakeLine() is { } line)
                {
                    Remove(line.Length + 1);
                    return line;
                }
            }
        }

        var ready = TakeLine()!; // The loop ended because there is one.
        Remove(ready.Length + 1);
        return ready;
    }

    private byte[]? TakeLine()
    {
        var bytes = unread.GetBuffer().AsSpan(0, (int)unread.Length);
        var end = bytes.IndexOf((byte)'\n');
        return end < 0 ? null : bytes[..end].ToArray();
    }

    private void Remove(int count)
    {
        var rest = unread.GetBuffer().AsSpan(count, (int)unread.Length - count).ToArray();
        unread.SetLength(0);
        unread.Write(rest);
    }
}
