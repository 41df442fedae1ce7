using System.Net;
using System.Text;
using MaturityBot.TestSupport.GitHub;

namespace MaturityBot.EndToEnd;

/// <summary>The server as whoever runs it meets it.</summary>
public sealed class ServerProcessTests : ServerTest
{
    [Fact]
    public async Task A_started_server_is_ready() =>
        Assert.Equal("ok", (await Server.Health())!["status"]!.GetValue<string>());

    [Fact]
    public async Task A_delivery_that_anybody_could_have_sent_is_refused()
    {
        using var client = new HttpClient();
        using var body = new StringContent("{}", Encoding.UTF8, "application/json");
        body.Headers.Add("X-GitHub-Event", "push");
        body.Headers.Add("X-GitHub-Delivery", Guid.NewGuid().ToString());
        body.Headers.Add("X-Hub-Signature-256", TestApp.Sign("{}"u8, "another secret"));

        using var answer = await client.PostAsync(Server.Webhook, body);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(GitHub.Requests);
    }
}
