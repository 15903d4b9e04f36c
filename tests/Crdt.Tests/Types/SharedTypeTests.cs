namespace Cadre.Crdt.Tests.Types;

public class SharedTypeTests
{
    [Fact]
    public void Insert_TypesBuiltBeforehand_KeepTheirContent()
    {
        var doc = new Doc();
        doc.GetMap("m")["b"] = new SharedMap { { "t", new SharedText("hi") }, { "l", new SharedArray { 1, "two" } } };
        doc.GetMap("m").ToJson().ShouldBe("""{"b":{"t":"hi","l":[1,"two"]}}""");
    }

    [Fact]
    public void GetMap_RootOfOtherType_Throws()
    {
        var doc = new Doc();
        doc.GetArray("x");
        Should.Throw<InvalidOperationException>(() => doc.GetMap("x"));
    }

    [Fact]
    public void ToString_Xml_PrintsAsYjs()
    {
        var doc = new Doc();
        var paragraph = new XmlElement("P");
        paragraph.SetAttribute("class", "a");
        doc.GetXmlFragment("x").Append(paragraph);
        paragraph.Append(new XmlText("hello"));
        doc.GetXmlFragment("x").ToString().ShouldBe("""<p class="a">hello</p>""");
    }

    [Theory]
    [InlineData(1e21, "1e+21")]
    [InlineData(123456789012345680000.0, "123456789012345680000")]
    [InlineData(1.5e-7, "1.5e-7")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(-0.1, "-0.1")]
    [InlineData(784357.7227482375, "784357.7227482375")]
    [InlineData(1e15, "1000000000000000")]
    public void ToJson_Numbers_PrintAsJavaScriptDoes(double number, string expected) => ((Any)number).ToJson().ShouldBe(expected);

    [Fact]
    public void Insert_BeyondTheEnd_Throws() => Should.Throw<ArgumentOutOfRangeException>(() => new Doc().GetText("t").Insert(1, "x"));

    [Fact]
    public void Split_InsideSurrogatePair_ReplacesBothHalvesAsYjs()
    {
        var doc = new Doc();
        doc.GetText("t").Insert(0, "😀");
        doc.GetText("t").Insert(1, "x");
        doc.GetText("t").ToString().ShouldBe("\uFFFDx\uFFFD");
    }
}
