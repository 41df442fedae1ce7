using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace MaturityBot.Cli.Tests.Commands;

public sealed class ReplayCommandTests : IDisposable
{
    private const string Secret = "It's a Secret to Everybody";

    private readonly Sandbox sandbox = new();

    [Theory]
    [InlineData("""{ "event": "push", "delivery": "d-1", "payload": {"ref": "refs/heads/main"} }""")]
    [InlineData("""{ "id": 7, "guid": "d-1", "event": "push", "request": { "headers": {}, "payload": {"ref": "refs/heads/main"} } }""")]
    public async Task A_recorded_delivery_is_sent_as_GitHub_sent_it(string recorded)
    {
        var file = sandbox.Write("delivery.json", recorded);
        using var server = new Receiver(HttpStatusCode.Accepted, """{"status": "accepted"}""");

        var result = await Maturitybot.RunAsync(null, name => name == "MATURITYBOT_WEBHOOK_SECRET" ? Secret : null, "replay", file, "--url", server.Url);

        Assert.Equal((0, """202 {"status": "accepted"}""", ""), (result.Status, result.Output.TrimEnd(), result.Error));
        var request = await server.Request;
        Assert.Equal("""{"ref": "refs/heads/main"}""", Encoding.UTF8.GetString(request.Body));
        Assert.Equal(("push", "d-1", "application/json"), (request.Headers["X-GitHub-Event"], request.Headers["X-GitHub-Delivery"], request.Headers["Content-Type"]));
        Assert.Equal("sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), request.Body)), request.Headers["X-Hub-Signature-256"]);
    }

    [Fact]
    public async Task A_bare_payload_is_signed_byte_for_byte()
    {
        // The example of GitHub's documentation.
        var file = sandbox.Write("payload.txt", "Hello, World!");
        using var server = new Receiver(HttpStatusCode.BadRequest, "no");

        var result = await Maturitybot.RunAsync("replay", file, "--url", server.Url, "--secret", Secret, "--event", "ping");

        Assert.Equal((1, "400 no"), (result.Status, result.Output.TrimEnd()));
        Assert.Equal("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17", (await server.Request).Headers["X-Hub-Signature-256"]);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_named_without_secrets()
    {
        var file = sandbox.Write("payload.json", "{}");
        using var free = new Receiver(HttpStatusCode.OK, "");
        var url = free.Url;
        free.Dispose();

        var result = await Maturitybot.RunAsync("replay", file, "--url", url.Replace("http://", "http://user:hunter2@", StringComparison.Ordinal), "--secret", Secret, "--event", "ping");

        Assert.Equal((1, ""), (result.Status, result.Output));
        Assert.StartsWith($"maturitybot: {url} did not answer", result.Error);
        Assert.DoesNotContain("hunter2", result.Error);
        Assert.DoesNotContain(Secret, result.Error);
    }

    public void Dispose() => sandbox.Dispose();

    /// <summary>Takes one request on a free loopback port.</summary>
    private sealed class Receiver : IDisposable
    {
        private readonly System.Net.Sockets.TcpListener port = new(IPAddress.Loopback, 0);

        public Receiver(HttpStatusCode status, string answer)
        {
            port.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)port.LocalEndpoint).Port}/api/github/webhooks";
            Request = TakeAsync(status, answer);
        }

        public string Url { get; }

        public Task<(Dictionary<string, string> Headers, byte[] Body)> Request { get; }

        public void Dispose() => port.Dispose();

        private async Task<(Dictionary<string, string> Headers, byte[] Body)> TakeAsync(HttpStatusCode status, string answer)
        {
            using var client = await port.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            var head = new List<byte>();
            while (!head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
                head.Add((byte)stream.ReadByte());
            var headers = Encoding.ASCII.GetString([.. head]).Split("\r\n").Skip(1).Where(line => line.Length > 0).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
            var body = new byte[int.Parse(headers["Content-Length"], System.Globalization.CultureInfo.InvariantCulture)];
            await stream.ReadExactlyAsync(body);
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {(int)status} x\r\nContent-Length: {answer.Length}\r\nConnection: close\r\n\r\n{answer}"));
            return (headers, body);
        }
    }
}
