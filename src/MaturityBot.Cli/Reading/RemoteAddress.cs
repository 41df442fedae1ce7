using System.Text.RegularExpressions;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Cli.Reading;

/// <summary>The repository that a remote's address names.</summary>
internal static partial class RemoteAddress
{
    /// <summary>The repository on GitHub; null when the address is none of GitHub's. Credentials in the address are left behind.</summary>
    public static RepositoryName? Repository(string address)
    {
        var match = GitHub().Match(address.Trim());
        return match.Success ? new RepositoryName(match.Groups["owner"].Value, match.Groups["name"].Value) : null;
    }

    [GeneratedRegex(
        @"^((https?|ssh|git)://([^/@]*@)?|([^/@:]*@)?(?=[^/]*:))([a-z0-9-]+\.)?github\.com(:\d+/|[:/])/?(?<owner>[A-Za-z0-9_-]+)/(?<name>[A-Za-z0-9._-]+?)(\.git)?/?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex GitHub();
}
