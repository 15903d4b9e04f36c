using System.Net;
using Cadre.Connections.Addresses;

namespace Cadre.Connections.Tests;

public sealed class AddressRulesTests
{
    [Theory]
    [InlineData("127.0.0.1"), InlineData("127.255.255.254"), InlineData("10.1.2.3"), InlineData("172.16.0.1"), InlineData("172.31.255.255"), InlineData("192.168.1.1"), InlineData("::1"), InlineData("fc00::1"), InlineData("fd12::1")]
    [InlineData("::ffff:127.0.0.1"), InlineData("::ffff:10.0.0.1")]
    public void Judge_PrivateAddress_NeedsGrant(string address) => AddressRules.Judge(IPAddress.Parse(address)).ShouldBe(AddressVerdict.Private);

    [Theory]
    [InlineData("0.0.0.0"), InlineData("0.1.2.3"), InlineData("169.254.169.254"), InlineData("169.254.0.1"), InlineData("100.64.0.1"), InlineData("100.100.100.200"), InlineData("192.0.0.192"), InlineData("192.0.2.1")]
    [InlineData("198.18.0.1"), InlineData("198.51.100.1"), InlineData("203.0.113.1"), InlineData("224.0.0.1"), InlineData("239.255.255.255"), InlineData("240.0.0.1"), InlineData("255.255.255.255"), InlineData("168.63.129.16")]
    [InlineData("::"), InlineData("fe80::1"), InlineData("fec0::1"), InlineData("ff02::1"), InlineData("2001:db8::1"), InlineData("2001::1"), InlineData("2002:7f00:1::"), InlineData("100::1"), InlineData("fd00:ec2::254"), InlineData("3fff::1"), InlineData("5f00::1")]
    [InlineData("::ffff:169.254.169.254"), InlineData("64:ff9b::7f00:1"), InlineData("64:ff9b::a9fe:a9fe"), InlineData("64:ff9b::a00:1"), InlineData("64:ff9b:1::1"), InlineData("::127.0.0.1"), InlineData("fe80::1%1"), InlineData("2001:4860::1%3")]
    public void Judge_SpecialAddress_IsNeverCalled(string address) => AddressRules.Judge(IPAddress.Parse(address)).ShouldBe(AddressVerdict.Never);

    [Theory]
    [InlineData("1.1.1.1"), InlineData("8.8.8.8"), InlineData("172.15.255.255"), InlineData("172.32.0.1"), InlineData("100.128.0.1"), InlineData("2606:4700::1111"), InlineData("2a00:1450::1"), InlineData("64:ff9b::808:808"), InlineData("::ffff:8.8.8.8")]
    public void Judge_PublicAddress_MayBeCalled(string address) => AddressRules.Judge(IPAddress.Parse(address)).ShouldBe(AddressVerdict.Public);
}
