using System.Net;
using MaturityBot.Server.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MaturityBot.Server.Tests.Storage;

public sealed class StorageFailureTests
{
    private const string Push = """
        {"ref":"refs/heads/main","after":"0b","repository":{"id":1,"full_name":"octo-org/tool","default_branch":"main"},"installation":{"id":7}}
        """;

    [Fact]
    public async Task A_delivery_that_cannot_be_stored_is_answered_503_and_can_be_delivered_again()
    {
        await using var server = new RunningServer();
        using var other = new SqliteSession($"Data Source={server.Services.GetRequiredService<SqliteDatabase>().Path}");

        // As another process would that keeps the file locked.
        other.Execute("BEGIN IMMEDIATE");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await server.DeliverAsync("push", Push, "d-1")).Status);

        other.Execute("ROLLBACK");
        Assert.Equal(HttpStatusCode.Accepted, (await server.DeliverAsync("push", Push, "d-1")).Status);
        await Conditions.Until(() => server.Evaluated.Count == 1);
    }
}
