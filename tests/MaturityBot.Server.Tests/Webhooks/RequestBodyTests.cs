using System.Buffers;
using MaturityBot.Server.Webhooks;

namespace MaturityBot.Server.Tests.Webhooks;

public sealed class RequestBodyTests
{
    [Theory]
    [InlineData(0, BodyVerdict.Read)]
    [InlineData(1, BodyVerdict.Read)]
    [InlineData(1_000_000, BodyVerdict.Read)]
    [InlineData(1_000_001, BodyVerdict.TooLarge)]
    public async Task A_body_is_read_up_to_the_limit(int size, BodyVerdict expected)
    {
        using var body = new RequestBody(new BodyMemory(10_000_000));

        Assert.Equal(expected, await body.ReadAsync(new MemoryStream(new byte[size]), 1_000_000, CancellationToken.None));
    }

    [Fact]
    public async Task What_was_read_is_what_was_sent()
    {
        var sent = new byte[200_000];
        new Random(1).NextBytes(sent);
        using var body = new RequestBody(new BodyMemory(1_000_000));

        await body.ReadAsync(new MemoryStream(sent), 1_000_000, CancellationToken.None);

        Assert.Equal(sent, body.Bytes.ToArray());
    }

    [Fact]
    public async Task Large_bodies_share_what_memory_there_is_and_give_it_back()
    {
        var memory = new BodyMemory(1_500_000);
        using (var first = new RequestBody(memory))
        {
            Assert.Equal(BodyVerdict.Read, await first.ReadAsync(new MemoryStream(new byte[1_000_000]), 2_000_000, CancellationToken.None));
            using var second = new RequestBody(memory);
            Assert.Equal(BodyVerdict.NoRoom, await second.ReadAsync(new MemoryStream(new byte[1_000_000]), 2_000_000, CancellationToken.None));
            using var small = new RequestBody(memory);
            Assert.Equal(BodyVerdict.Read, await small.ReadAsync(new MemoryStream(new byte[10_000]), 2_000_000, CancellationToken.None));
        }

        using var third = new RequestBody(memory);
        Assert.Equal(BodyVerdict.Read, await third.ReadAsync(new MemoryStream(new byte[1_000_000]), 2_000_000, CancellationToken.None));
    }
}
