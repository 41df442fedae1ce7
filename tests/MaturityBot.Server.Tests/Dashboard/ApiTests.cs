using System.Net;
using MaturityBot.Core.Rating;
using MaturityBot.Server.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MaturityBot.Server.Tests.Dashboard;

public sealed class ApiTests
{
    [Fact]
    public async Task A_public_repositorys_newest_assessment_is_told()
    {
        await using var server = new RunningServer();
        await KnowAsync(server, isPrivate: false);

        Assert.Equal(AssessmentJson.Write(Work.Assessment("c1", minute: 0, level: 3)), await (await server.GetAsync("/api/v1/repos/octo-org/tool")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_private_repository_looks_as_if_it_were_not_there()
    {
        await using var server = new RunningServer();
        await KnowAsync(server, isPrivate: true);

        var hidden = await server.GetAsync("/api/v1/repos/octo-org/tool");
        var absent = await server.GetAsync("/api/v1/repos/octo-org/none");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (hidden.StatusCode, absent.StatusCode));
        Assert.Equal(Without(await absent.Content.ReadAsStringAsync()), Without(await hidden.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_repository_made_private_is_told_no_more()
    {
        await using var server = new RunningServer();
        await KnowAsync(server, isPrivate: false);
        await KnowAsync(server, isPrivate: true);

        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync("/api/v1/repos/octo-org/tool")).StatusCode);
    }

    private static async Task KnowAsync(RunningServer server, bool isPrivate)
    {
        await server.DeliverAsync("repository", $$$"""
            {"action":"renamed","repository":{"id":42,"full_name":"octo-org/tool","default_branch":"main","private":{{{(isPrivate ? "true" : "false")}}}},"installation":{"id":7}}
            """);
        await server.Services.GetRequiredService<IAssessmentStore>().SaveAsync(
            new AssessmentKey(42, "c1", new RubricReference("pillars", "1.0"), ""), onDefaultBranch: true, Work.Assessment("c1", minute: 0, level: 3), CancellationToken.None);
    }

    private static string Without(string problem) => problem.Split("\"traceId\"")[0];
}
