using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace MaturityBot.Server.Tests.Webhooks;

public sealed class ReceiverTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Push = """
        {"ref":"refs/heads/main","before":"0a","after":"0b","repository":{"id":1,"full_name":"octo-org/tool","default_branch":"main","private":false,"pushed_at":1700000000},"installation":{"id":7}}
        """;

    [Fact]
    public async Task A_handled_event_is_accepted_and_a_repeat_is_a_duplicate()
    {
        Assert.Equal((HttpStatusCode.Accepted, """{"delivery":"d-accepted","status":"accepted"}"""), await server.DeliverAsync("push", Push, "d-accepted"));
        Assert.Equal((HttpStatusCode.Accepted, """{"delivery":"d-accepted","status":"duplicate"}"""), await server.DeliverAsync("push", Push, "d-accepted"));
    }

    [Theory]
    [InlineData("ping", """{"zen":"Keep it logically awesome.","hook_id":1}""")]
    [InlineData("star", """{"action":"created"}""")]
    [InlineData("an_event_of_tomorrow", "{}")]
    [InlineData("pull_request", """{"action":"an_action_of_tomorrow"}""")]
    [InlineData("pull_request", """{"number":1}""")]
    [InlineData("push", """{"ref":"refs/heads/main","repository":{"id":1,"full_name":"octo-org/tool","default_branch":"main"}}""")]
    public async Task What_is_not_acted_upon_is_ignored(string eventName, string json) =>
        Assert.Equal((HttpStatusCode.Accepted, """{"delivery":"d-1","status":"ignored"}"""), await server.DeliverAsync(eventName, json, "d-1"));

    [Fact]
    public async Task Both_secrets_are_accepted_while_rotating()
    {
        Assert.Equal(HttpStatusCode.Accepted, (await server.DeliverAsync("push", Push, secret: RunningServer.Secret)).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await server.DeliverAsync("push", Push, secret: RunningServer.OldSecret)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.DeliverAsync("push", Push, secret: "another")).Status);
    }

    [Fact]
    public async Task A_missing_or_malformed_signature_is_refused_before_the_body_is_looked_at()
    {
        using var missing = RunningServer.Request("push", "not JSON"u8.ToArray());
        missing.Headers.Remove("X-Hub-Signature-256");
        using var old = RunningServer.Request("push", "not JSON"u8.ToArray());
        old.Headers.Remove("X-Hub-Signature-256");
        old.Headers.Add("X-Hub-Signature-256", "sha1=00");

        Assert.Equal(HttpStatusCode.Unauthorized, (await server.SendAsync(missing)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.SendAsync(old)).StatusCode);
    }

    [Theory]
    [InlineData("X-GitHub-Event")]
    [InlineData("X-GitHub-Delivery")]
    public async Task Without_its_headers_a_delivery_is_malformed(string header)
    {
        using var request = RunningServer.Request("push", Encoding.UTF8.GetBytes(Push));
        request.Headers.Remove(header);

        Assert.Equal(HttpStatusCode.BadRequest, (await server.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("""{"ref":"refs/heads/main","before":""")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{} {}")]
    [InlineData("{}x")]
    [InlineData("\"push\"")]
    [InlineData("""{"ref":1}""")]
    public async Task A_body_that_is_not_the_JSON_it_should_be_is_malformed(string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await server.DeliverAsync("push", body)).Status);

    [Fact]
    public async Task JSON_nested_without_end_is_malformed() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await server.DeliverAsync("push", "{\"a\":" + new string('[', 1_000_000))).Status);

    [Fact]
    public async Task Invalid_UTF8_is_malformed()
    {
        using var request = RunningServer.Request("push", [.. "{\"ref\":\""u8, 0xC3, 0x28, .. "\"}"u8]);

        Assert.Equal(HttpStatusCode.BadRequest, (await server.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("multipart/form-data")]
    [InlineData(null)]
    public async Task Other_content_types_are_not_supported(string? type)
    {
        using var request = RunningServer.Request("push", Encoding.UTF8.GetBytes(Push));
        request.Content!.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await server.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_form_carries_its_JSON_in_the_field_payload()
    {
        using var request = RunningServer.Request("push", Encoding.UTF8.GetBytes("payload=" + Uri.EscapeDataString(Push)), "d-form");
        request.Content!.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");

        var response = await server.SendAsync(request);

        Assert.Equal("""{"delivery":"d-form","status":"accepted"}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_body_of_26_MB_is_too_large()
    {
        using var request = RunningServer.Request("push", new byte[26_000_000]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await server.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_body_of_26_MB_that_does_not_say_so_is_too_large()
    {
        using var request = RunningServer.Request("push", new byte[26_000_000]);
        request.Headers.TransferEncodingChunked = true;

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await server.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_body_just_under_25_MB_is_accepted()
    {
        var (start, end) = (Push.TrimEnd()[..^1] + ",\"filler\":\"", "\"}");
        var body = start + new string('x', 25_000_000 - start.Length - end.Length) + end;

        Assert.Equal(HttpStatusCode.Accepted, (await server.DeliverAsync("push", body)).Status);
    }

    [Fact]
    public async Task A_sender_that_hangs_up_halfway_leaves_the_server_well()
    {
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(server.ClientOptions.BaseAddress.Host, server.ClientOptions.BaseAddress.Port);
            var head = $"POST /api/github/webhooks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-GitHub-Event: push\r\nX-GitHub-Delivery: d-1\r\nX-Hub-Signature-256: sha256={new string('0', 64)}\r\nContent-Length: 1000\r\n\r\n{{";
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
        }

        Assert.Equal(HttpStatusCode.Accepted, (await server.DeliverAsync("push", Push)).Status);
    }

    [Fact]
    public async Task All_recorded_deliveries_are_answered_202()
    {
        Assert.Equal(329, RecordedDeliveries.All.Count);
        foreach (var recorded in RecordedDeliveries.All)
        {
            var (status, answer) = await server.DeliverAsync(recorded.Event, recorded.Json);

            Assert.True(status == HttpStatusCode.Accepted, $"{recorded.Event}: {status} {answer}");
            Assert.True(answer.Contains("\"accepted\"", StringComparison.Ordinal) || answer.Contains("\"ignored\"", StringComparison.Ordinal), answer);
        }
    }
}
