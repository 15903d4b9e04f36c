using System.Text.Json.Serialization;

namespace Cadre.Sandboxes.Remote;

/// <summary>What a remote provider can do. <c>docs/sandboxes/remote-protocol.md</c> explains every shape of this file.</summary>
internal sealed record RemoteProbe(string Name, SandboxTier Tier, bool Exec, IReadOnlyList<CodeLanguage> Languages, bool HardMemory, bool HardDisk, bool Pty, bool Snapshots, string? Note, bool Ports = false);

internal sealed record RemoteSpec(SandboxLimits Limits, bool Persistent, IReadOnlyDictionary<string, string> Environment, bool Ports = false);

internal sealed record RemoteExec(IReadOnlyList<string> Argv, string WorkingDirectory, IReadOnlyDictionary<string, string> Environment, SandboxLimits Limits, bool KeepStdinOpen, RemoteSize? Terminal);

internal sealed record RemoteSize(int Columns, int Rows);

internal sealed record RemoteSignal(int Signal);

internal sealed record RemotePorts(IReadOnlyList<int> Ports);

internal sealed record RemotePort(int Port);

/// <summary>Bytes of a connection from the position asked for; <c>End</c>: none will follow them.</summary>
internal sealed record RemoteData(byte[] Data, bool End);

internal sealed record RemoteMove(string From, string To);

internal sealed record RemoteLanguage(CodeLanguage Language);

internal sealed record RemoteCell(string Source);

internal sealed record RemoteEntries(IReadOnlyList<SandboxFile> Entries);

/// <summary>A part of the output. The last part of a program that has ended has its exit.</summary>
internal sealed record RemoteOutput(IReadOnlyList<RemoteChunk> Chunks, SandboxExit? Exit);

internal sealed record RemoteChunk(OutputKind Kind, long Cursor, byte[] Data);

internal sealed record RemoteProblem(string Code, string Message, string? Fix);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, UseStringEnumConverter = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(RemoteProbe))]
[JsonSerializable(typeof(RemoteSpec))]
[JsonSerializable(typeof(RemoteExec))]
[JsonSerializable(typeof(RemoteSize))]
[JsonSerializable(typeof(RemoteSignal))]
[JsonSerializable(typeof(RemotePorts))]
[JsonSerializable(typeof(RemotePort))]
[JsonSerializable(typeof(RemoteData))]
[JsonSerializable(typeof(RemoteMove))]
[JsonSerializable(typeof(RemoteLanguage))]
[JsonSerializable(typeof(RemoteCell))]
[JsonSerializable(typeof(CellResult))]
[JsonSerializable(typeof(SandboxFile))]
[JsonSerializable(typeof(RemoteEntries))]
[JsonSerializable(typeof(RemoteOutput))]
[JsonSerializable(typeof(RemoteProblem))]
internal sealed partial class RemoteJson : JsonSerializerContext;
