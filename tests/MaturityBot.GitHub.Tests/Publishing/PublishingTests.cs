using MaturityBot.Core.Reporting;
using MaturityBot.GitHub.Publishing;

namespace MaturityBot.GitHub.Tests.Publishing;

/// <summary>Tests of what is sent to GitHub. Nothing is sent when everything is done a second time.</summary>
public abstract class PublishingTests : StandInTests
{
    private protected const string Head = "9f8e7d6c5b4a39281706f5e4d3c2b1a0f9e8d7c6";

    private RepositoryOnGitHub? repository;
    private Publisher? publisher;

    private protected RememberedPublications Store { get; } = new();

    private protected RepositoryOnGitHub Repository => repository ??= new RepositoryOnGitHub(GitHub).WithCommit(Head).WithConversation(7);

    private protected Publisher Publishing => publisher ??= new Publisher(Client, Store, Time);

    private protected static CheckSubject Subject { get; } = new(GitHubStandIn.Repository, Head, new Uri("https://maturity.example/repos/acme/shop"));

    private protected static CheckReport Check(string title = "Security 1 → 2", CheckVerdict verdict = CheckVerdict.Held, int remarks = 0) => new(
        title,
        "A summary.",
        "Details.",
        verdict,
        [.. Enumerable.Range(1, remarks).Select(line => new Annotation("src/app.cs", line, line, IsWarning: true, $"remark {line}", "why"))]);

    /// <summary>The process ends at every point in turn, and is started again each time; then it runs once more.</summary>
    private protected async Task DyingAtEverySaveAsync(Func<Task> work)
    {
        for (var save = 1; save < 30; save++)
        {
            Store.DiesAtSave = save;
            try
            {
                await work();
                Store.DiesAtSave = 0;
                await work();
                return;
            }
            catch (ProcessEndedException)
            {
                // Started again.
            }
        }
    }
}
