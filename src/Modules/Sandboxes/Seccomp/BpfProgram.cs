using System.Buffers.Binary;

namespace Cadre.Sandboxes.Seccomp;

/// <summary>
/// Assembles a classic BPF program over struct seccomp_data (linux/seccomp.h, linux/filter.h): comparisons on the loaded word that jump over what follows.
/// </summary>
internal sealed class BpfProgram
{
    private const ushort LoadWord = 0x20;
    private const ushort And = 0x54;
    private const ushort JumpEqual = 0x15;
    private const ushort JumpGreaterOrEqual = 0x35;
    private const ushort Answer = 0x06;
    private readonly List<(ushort Code, byte True, byte False, uint Value)> instructions = [];

    /// <summary>Loads a 32-bit word of struct seccomp_data by its offset.</summary>
    public BpfProgram Load(uint offset) => Append(LoadWord, 0, 0, offset);

    /// <summary>Keeps only these bits.</summary>
    public BpfProgram Mask(uint bits) => Append(And, 0, 0, bits);

    /// <summary>Ends with <paramref name="answer"/>.</summary>
    public BpfProgram Return(uint answer) => Append(Answer, 0, 0, answer);

    /// <summary>Ends with <paramref name="answer"/> if the word is <paramref name="value"/>.</summary>
    public BpfProgram ReturnIfEqual(uint value, uint answer) => Append(JumpEqual, 0, 1, value).Return(answer);

    /// <summary>Ends with <paramref name="answer"/> unless the word is <paramref name="value"/>.</summary>
    public BpfProgram ReturnUnlessEqual(uint value, uint answer) => Append(JumpEqual, 1, 0, value).Return(answer);

    /// <summary>Ends with <paramref name="answer"/> if the word is at least <paramref name="value"/>.</summary>
    public BpfProgram ReturnIfAtLeast(uint value, uint answer) => Append(JumpGreaterOrEqual, 0, 1, value).Return(answer);

    /// <summary>Runs <paramref name="block"/> only if the word is <paramref name="value"/>. The block must end with an answer.</summary>
    public BpfProgram WhenEqual(uint value, Action<BpfProgram> block)
    {
        var inner = new BpfProgram();
        block(inner);
        Append(JumpEqual, 0, checked((byte)inner.instructions.Count), value);
        instructions.AddRange(inner.instructions);
        return this;
    }

    /// <summary>The program as the kernel reads it: 8 bytes per instruction.</summary>
    public byte[] Assemble()
    {
        var bytes = new byte[instructions.Count * 8];
        for (var i = 0; i < instructions.Count; i++)
        {
            var (code, yes, no, value) = instructions[i];
            var at = bytes.AsSpan(i * 8);
            BinaryPrimitives.WriteUInt16LittleEndian(at, code);
            at[2] = yes;
            at[3] = no;
            BinaryPrimitives.WriteUInt32LittleEndian(at[4..], value);
        }

        return bytes;
    }

    private BpfProgram Append(ushort code, byte yes, byte no, uint value)
    {
        instructions.Add((code, yes, no, value));
        return this;
    }
}
