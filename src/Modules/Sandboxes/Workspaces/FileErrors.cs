using Cadre.Kernel;
using Cadre.Sandboxes.Native;

namespace Cadre.Sandboxes.Workspaces;

/// <summary>What the kernel's refusals mean to callers.</summary>
internal static class FileErrors
{
    public static Error Refuse(string path, int errno) => errno switch
    {
        Errno.NoEntry => SandboxErrors.FileNotFound(path),
        Errno.NoSpace => SandboxErrors.FileTooLarge(path, 0),
        Errno.Loop or Errno.CrossDevice or Errno.NotFolder or Errno.IsFolder or Errno.NotEmpty or Errno.Exists or Errno.NoAccess or Errno.NotPermitted or Errno.NoDevice or Errno.NameTooLong or Errno.Invalid
            => SandboxErrors.PathRefused(path),
        _ => throw new NativeException($"workspace file '{path}'", errno),
    };
}
