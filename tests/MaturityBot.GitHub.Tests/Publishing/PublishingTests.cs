using MaturityBot.Core.Reporting;
using MaturityBot.GitHub.Api;
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

    /// <summary>The points at which a process may end: instead of remembering something, or before it hears GitHub's answer to a write.</summary>
    public static TheoryData<int, int> Ends
    {
        get
        {
            var ends = new TheoryData<int, int>();
            for (var step = 1; step <= 8; step++)
            {
                ends.Add(step, 0);
                ends.Add(0, step);
            }

            return ends;
        }
    }

    /// <summary>Does some work in a process that ends at a point, and again in a new one, which finishes it and then has nothing left to do.</summary>
    private protected async Task EndingAtAsync(int save, int write, Func<Task> work)
    {
        (Store.DiesAtSave, Repository.DiesAfterWrite) = (save, write);
        try
        {
            await work();
        }
        catch (Exception end) when (end is ProcessEndedException or GitHubUnreachableException)
        {
            // Started again.
        }

        (Store.DiesAtSave, Repository.DiesAfterWrite) = (0, 0);
        await work();
        var writes = Repository.Writes.Count;
        await work();
        Assert.Equal(writes, Repository.Writes.Count);
    }
}
