namespace MaturityBot.Core.Probes.TeamPractices;

internal static class PullRequestTemplates
{
    /// <summary>The files that GitHub fills new pull requests from.</summary>
    public static CommunityFile File { get; } = new("pull_request_template{,.md,.txt,.rst}", "PULL_REQUEST_TEMPLATE/*.{md,txt}");
}
