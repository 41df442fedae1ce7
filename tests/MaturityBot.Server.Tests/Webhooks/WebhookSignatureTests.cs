using System.Buffers;
using System.Text;
using MaturityBot.Server.Webhooks;

namespace MaturityBot.Server.Tests.Webhooks;

public sealed class WebhookSignatureTests
{
    private const string Documented = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    private static readonly ReadOnlySequence<byte> Body = new("Hello, World!"u8.ToArray());
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes("It's a Secret to Everybody");

    [Fact]
    public void The_documented_example_is_valid() => Assert.Equal(SignatureVerdict.Valid, WebhookSignature.Check(Body, Documented, [Secret]));

    [Fact]
    public void Any_of_the_secrets_will_do()
    {
        Assert.Equal(SignatureVerdict.Valid, WebhookSignature.Check(Body, Documented, ["new"u8.ToArray(), Secret]));
        Assert.Equal(SignatureVerdict.Valid, WebhookSignature.Check(Body, Documented, [Secret, "old"u8.ToArray()]));
    }

    [Fact]
    public void Upper_case_digits_mean_the_same() =>
        Assert.Equal(SignatureVerdict.Valid, WebhookSignature.Check(Body, "sha256=" + Documented["sha256=".Length..].ToUpperInvariant(), [Secret]));

    [Fact]
    public void One_changed_byte_makes_it_wrong() => Assert.Equal(SignatureVerdict.Wrong, WebhookSignature.Check(new("Hello, World?"u8.ToArray()), Documented, [Secret]));

    [Fact]
    public void Without_secrets_nothing_is_valid() => Assert.Equal(SignatureVerdict.Wrong, WebhookSignature.Check(Body, Documented, []));

    [Theory]
    [InlineData(null, SignatureVerdict.Missing)]
    [InlineData("", SignatureVerdict.Missing)]
    [InlineData("757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17", SignatureVerdict.Malformed)]
    [InlineData("sha1=757107ea0eb2509fc211221cce984b8a37570b6d", SignatureVerdict.Malformed)]
    [InlineData("sha256=757107", SignatureVerdict.Malformed)]
    [InlineData("sha256=z57107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17", SignatureVerdict.Malformed)]
    [InlineData("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1700", SignatureVerdict.Malformed)]
    public void A_signature_must_have_the_right_form(string? signature, SignatureVerdict expected) =>
        Assert.Equal(expected, WebhookSignature.Check(Body, signature, [Secret]));
}
