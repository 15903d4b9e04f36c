using Cadre.Sandboxes.Native;
using Cadre.Sandboxes.Output;

namespace Cadre.Sandboxes.Tests;

/// <summary>A writer that waits for its reader goes on when it has read.</summary>
public sealed class OutputPumpTests
{
    private const int Block = 4096;
    private const int Blocks = 400;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Window_ReaderAndWriterAtOnce_NeverStandStill()
    {
        using var reactor = new Reactor();
        for (var round = 0; round < 40; round++)
        {
            var (source, target) = Descriptors.Pipe(readNonBlocking: true, writeNonBlocking: true);
            using var log = new OutputLog(1 << 20, 64 << 20, Path.GetTempPath(), () => Guid.NewGuid().ToString("N"), window: Block);
            var pump = new OutputPump(reactor, source, OutputKind.Stdout, log, static () => { });
            var writing = Task.Run(() => WriteAsync(reactor, target), Token);
            long got = 0;
            await foreach (var chunk in log.ReadAsync(0, Token))
            {
                got += chunk.Data.Length;
                if (got == Block * Blocks)
                {
                    break;
                }
            }

            await writing;
            pump.Drain(); // The end itself may be unread behind a pause.
            await pump.Ended;
            pump.Close();
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Drain_NobodyReads_ReadsToTheEnd()
    {
        using var reactor = new Reactor();
        for (var round = 0; round < 40; round++)
        {
            var (source, target) = Descriptors.Pipe(readNonBlocking: true, writeNonBlocking: true);
            using var log = new OutputLog(1 << 20, 64 << 20, Path.GetTempPath(), () => Guid.NewGuid().ToString("N"), window: Block);
            var pump = new OutputPump(reactor, source, OutputKind.Stdout, log, static () => { });
            var writing = Task.Run(() => WriteAsync(reactor, target), Token);
            pump.Drain(); // At any moment of the first pauses.
            await writing;
            await pump.Ended;
            log.Length.ShouldBe(Block * Blocks);
            pump.Close();
        }
    }

    private static async Task WriteAsync(Reactor reactor, Descriptor target)
    {
        var block = new byte[Block];
        for (var i = 0; i < Blocks; i++)
        {
            for (var rest = 0; rest < Block;)
            {
                var written = Descriptors.TryWrite(target, block.AsSpan(rest));
                if (written < 0)
                {
                    await reactor.WritableAsync(target, Token);
                    continue;
                }

                rest += written;
            }
        }

        target.Dispose();
    }
}
