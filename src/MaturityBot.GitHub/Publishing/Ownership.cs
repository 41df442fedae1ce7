using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MaturityBot.GitHub.Api;

namespace MaturityBot.GitHub.Publishing;

/// <summary>How the App knows its own writings in one repository again: a hidden marker says which one it is, the author that nobody pasted it.</summary>
internal sealed class Ownership(AppIdentity app, RepositoryIdentity repository)
{
    /// <summary>The account under which the App writes.</summary>
    public string BotLogin => app.BotLogin;

    /// <summary>First line of the comment of a pull request.</summary>
    public string CommentMarker(int number) => Marker(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>First line of the issue of a quick win.</summary>
    public string IssueMarker(string quickWin) => Marker($"quick-win:{quickWin}");

    /// <summary>What the first line of every quick win's issue begins with.</summary>
    public string IssueMarkerStart => Marker("quick-win:")[..^" -->".Length];

    /// <summary>Our own key of the check run of a commit.</summary>
    public string CheckKey(string head) => $"maturitybot:{repository.Id}:{head}";

    /// <summary>Whether the App wrote this comment and it carries the marker.</summary>
    public bool IsOurs(IssueComment comment, string marker) => IsApp(comment.PerformedViaGithubApp, comment.User) && Carries(comment.Body, marker);

    /// <summary>Whether the App opened this issue and it carries the marker.</summary>
    public bool IsOurs(Issue issue, string marker) => IsApp(issue.PerformedViaGithubApp, issue.User) && Carries(issue.Body, marker);

    /// <summary>Whether this account is the App's own; nobody else can have the name of an App's account.</summary>
    public bool IsApp(AppReference? via, Account? account) => via?.Id == app.Id || string.Equals(account?.Login, app.BotLogin, StringComparison.OrdinalIgnoreCase);

    /// <summary>A short name for a text, the same for the same text.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    private string Marker(string subject) => string.Create(CultureInfo.InvariantCulture, $"<!-- maturitybot:{app.Id}:{repository.Id}:{subject} -->");

    private static bool Carries(string? body, string marker) => body is not null && body.AsSpan().TrimStart().StartsWith(marker, StringComparison.Ordinal);
}
