namespace Cadre.Sandboxes.Native;

/// <summary>Makes descriptors that no child inherits by accident, all numbered from 64 on so that they never stand where a child's are put.</summary>
internal static unsafe class Descriptors
{
    private const int FirstNumber = 64;
    private const int Unix = 1;
    private const int Stream = 1;

    /// <summary>A pipe; <paramref name="readNonBlocking"/> and <paramref name="writeNonBlocking"/> say which end is ours to poll.</summary>
    public static (Descriptor Read, Descriptor Write) Pipe(bool readNonBlocking, bool writeNonBlocking)
    {
        var ends = stackalloc int[2];
        NativeException.Check(Libc.Pipe(ends, Libc.CloseOnExec), "pipe2");
        var read = Raise(ends[0]);
        var write = Raise(ends[1]);
        SetNonBlocking(readNonBlocking ? read : null);
        SetNonBlocking(writeNonBlocking ? write : null);
        return (read, write);
    }

    /// <summary>A connected pair of stream sockets; ours does not block.</summary>
    public static (Descriptor Ours, Descriptor Theirs) SocketPair()
    {
        var ends = stackalloc int[2];
        NativeException.Check(Libc.SocketPair(Unix, Stream | Libc.CloseOnExec, 0, ends), "socketpair");
        var ours = Raise(ends[0]);
        var theirs = Raise(ends[1]);
        SetNonBlocking(ours);
        return (ours, theirs);
    }

    /// <summary>A file in memory with this content, positioned at its start.</summary>
    public static Descriptor MemoryFile(string name, ReadOnlySpan<byte> content)
    {
        var file = Raise(NativeException.Check(Libc.MemoryFile(name, 1), "memfd_create"));
        WriteAll(file, content);
        if (Libc.Seek(file.Number, 0, 0) != 0)
        {
            throw NativeException.Last("lseek");
        }

        return file;
    }

    public static void SetNonBlocking(Descriptor? descriptor)
    {
        if (descriptor is not null)
        {
            NativeException.Check(Libc.Control(descriptor.Number, 4, Libc.NonBlocking), "fcntl");
        }
    }

    /// <summary>Moves a descriptor to a high number.</summary>
    public static Descriptor Raise(int fd)
    {
        var raised = Libc.Control(fd, Libc.DuplicateCloseOnExec, FirstNumber);
        var error = raised < 0 ? NativeException.Last("fcntl") : null;
        _ = Libc.Close(fd);
        return error is null ? new Descriptor(raised) : throw error;
    }

    /// <summary>A second descriptor of the same file.</summary>
    /// <exception cref="NativeException">The first was closed.</exception>
    public static Descriptor Duplicate(Descriptor descriptor)
    {
        if (!descriptor.TryHold())
        {
            throw new NativeException("fcntl", Errno.BadDescriptor);
        }

        try
        {
            return new Descriptor(NativeException.Check(Libc.Control(descriptor.Number, Libc.DuplicateCloseOnExec, FirstNumber), "fcntl"));
        }
        finally
        {
            descriptor.LetGo();
        }
    }

    /// <summary>Reads what is there; 0 at the end or when it was closed, −1 when nothing is there yet.</summary>
    public static int TryRead(Descriptor descriptor, Span<byte> buffer)
    {
        if (!descriptor.TryHold())
        {
            return 0;
        }

        try
        {
            return Read(descriptor, buffer);
        }
        finally
        {
            descriptor.LetGo();
        }
    }

    /// <summary>Writes what fits; −1 when nothing fits now.</summary>
    /// <exception cref="NativeException">The reader has gone, or it was closed.</exception>
    public static int TryWrite(Descriptor descriptor, ReadOnlySpan<byte> bytes)
    {
        if (!descriptor.TryHold())
        {
            throw new NativeException("write", Errno.BadDescriptor);
        }

        try
        {
            return Write(descriptor, bytes);
        }
        finally
        {
            descriptor.LetGo();
        }
    }

    private static int Read(Descriptor descriptor, Span<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            while (true)
            {
                var count = Libc.Read(descriptor.Number, start, (nuint)buffer.Length);
                if (count >= 0)
                {
                    return (int)count;
                }

                switch (System.Runtime.InteropServices.Marshal.GetLastPInvokeError())
                {
                    case Errno.Interrupted: continue;
                    case Errno.Again: return -1;
                    default: return 0; // A terminal whose last user has gone answers EIO; a reset socket is at its end too.
                }
            }
        }
    }

    private static int Write(Descriptor descriptor, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            while (true)
            {
                var count = Libc.Write(descriptor.Number, start, (nuint)bytes.Length);
                if (count >= 0)
                {
                    return (int)count;
                }

                var errno = System.Runtime.InteropServices.Marshal.GetLastPInvokeError();
                if (errno == Errno.Again)
                {
                    return -1;
                }

                if (errno != Errno.Interrupted)
                {
                    throw new NativeException("write", errno);
                }
            }
        }
    }

    private static void WriteAll(Descriptor file, ReadOnlySpan<byte> content)
    {
        while (!content.IsEmpty)
        {
            content = content[Math.Max(TryWrite(file, content), 0)..];
        }
    }
}
