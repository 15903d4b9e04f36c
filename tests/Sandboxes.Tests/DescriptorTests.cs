using Cadre.Sandboxes.Native;

namespace Cadre.Sandboxes.Tests;

/// <summary>Numbers of files are given again as soon as they are free: whoever is late must not touch what another sandbox has opened by then.</summary>
public sealed class DescriptorTests
{
    [Fact]
    public void Closed_NumberGivenAgain_TheOtherFileIsNeitherReadNorWritten()
    {
        var buffer = new byte[16];
        var again = 0;
        for (var round = 0; round < 50; round++)
        {
            var first = Descriptors.MemoryFile("first", "first"u8);
            first.Dispose();
            using var second = Descriptors.MemoryFile("second", "kept"u8);
            again += first.Number == second.Number ? 1 : 0;

            Descriptors.TryRead(first, buffer).ShouldBe(0);
            Should.Throw<NativeException>(() => Descriptors.TryWrite(first, "late"u8)).Errno.ShouldBe(Errno.BadDescriptor);
            Should.Throw<NativeException>(() => Descriptors.Duplicate(first)).Errno.ShouldBe(Errno.BadDescriptor);
            ProcessDescriptor.Signal(first, 0).ShouldBeFalse();

            Descriptors.TryRead(second, buffer).ShouldBe(4);
            buffer.AsSpan(0, 4).SequenceEqual("kept"u8).ShouldBeTrue();
        }

        again.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Held_ClosedMeanwhile_KeepsItsNumberUntilLetGo()
    {
        var held = Descriptors.MemoryFile("held", "content"u8);
        held.TryHold().ShouldBeTrue();
        held.Dispose();
        using var other = Descriptors.MemoryFile("other", "other"u8);
        other.Number.ShouldNotBe(held.Number);
        held.LetGo();
        held.TryHold().ShouldBeFalse();
    }
}
