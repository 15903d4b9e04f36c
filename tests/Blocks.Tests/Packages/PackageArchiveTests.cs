using System.Formats.Tar;
using System.Text;
using Cadre.Blocks.Packages.Archive;

namespace Cadre.Blocks.Tests.Packages;

public sealed class PackageArchiveTests
{
    [Fact]
    public void Pack_SameFiles_SameBytesWhateverTheOrder()
    {
        var one = PackageArchive.Pack(new Dictionary<string, byte[]> { ["b.txt"] = [2], ["a/x.py"] = [1] });
        PackageArchive.Pack(new Dictionary<string, byte[]> { ["a/x.py"] = [1], ["b.txt"] = [2] }).ShouldBe(one);
        PackageArchive.Unpack(one).Files.Keys.Order(StringComparer.Ordinal).ShouldBe(["a/x.py", "b.txt"]);
    }

    [Theory]
    [InlineData("../up")]
    [InlineData("a/../../up")]
    [InlineData("/etc/passwd")]
    [InlineData("a\\b")]
    [InlineData("a//b")]
    [InlineData("./a")]
    [InlineData("C:x")]
    [InlineData("a b")]
    public void Unpack_PathThatIsNotPlain_IsRefused(string path) => PackageArchive.Unpack(Tar((TarEntryType.RegularFile, path))).Problem.ShouldNotBeNull();

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    [InlineData(TarEntryType.CharacterDevice)]
    [InlineData(TarEntryType.Fifo)]
    public void Unpack_WhatIsNoFile_IsRefused(TarEntryType type) => PackageArchive.Unpack(Tar((type, "a"))).Problem!.ShouldContain("no regular file");

    [Fact]
    public void Unpack_TwiceTheSame_IsRefused() => PackageArchive.Unpack(Tar((TarEntryType.RegularFile, "a"), (TarEntryType.RegularFile, "a"))).Problem!.ShouldContain("twice");

    [Fact]
    public void Unpack_TooMuch_IsRefused()
    {
        PackageArchive.Unpack(Tar([.. Enumerable.Range(0, 201).Select(i => (TarEntryType.RegularFile, $"f{i}"))])).Problem!.ShouldContain("200 files");
        PackageArchive.Unpack(new byte[PackageArchive.MostBytes + 1]).Problem!.ShouldContain("4 MB");
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK not a tar at all")]
    public void Unpack_NoTar_IsRefused(string text) => PackageArchive.Unpack(Encoding.UTF8.GetBytes(text)).Problem.ShouldNotBeNull();

    private static byte[] Tar(params (TarEntryType Type, string Path)[] entries)
    {
        using var buffer = new MemoryStream();
        using (var writer = new TarWriter(buffer, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var (type, path) in entries)
            {
                var entry = new PaxTarEntry(type, path);
                if (type is TarEntryType.SymbolicLink or TarEntryType.HardLink)
                {
                    entry.LinkName = "/etc/passwd";
                }

                writer.WriteEntry(entry);
            }
        }

        return buffer.ToArray();
    }
}
