using System.Globalization;
using System.Text;
using MaturityBot.Core.Dependencies;
using MaturityBot.Core.Rating;

namespace MaturityBot.Core.Gaps;

/// <summary>A file that closes a quick win, made for one repository.</summary>
/// <param name="Path">Where it belongs.</param>
/// <param name="Language">Of its content: <c>yaml</c>, <c>markdown</c>, <c>text</c>.</param>
/// <param name="Content">The whole file.</param>
/// <param name="Ask">What a person has to fill in, as we do not invent it; null when it can be merged as it is.</param>
public sealed record Remedy(string Path, string Language, string Content, string? Ask = null)
{
    /// <summary>The file for a quick win; null when a setting closes it, or when nothing here tells what the file would hold.</summary>
    public static Remedy? For(string quickWin, Assessment assessment) => quickWin switch
    {
        "dependabot" when assessment.DependencyEcosystems.Count > 0 => new(".github/dependabot.yml", "yaml", Dependabot(assessment.DependencyEcosystems)),
        "security-policy" => new("SECURITY.md", "markdown", SecurityPolicy, "Replace `CONTACT` by an address that somebody reads, and `DAYS` by what you can keep to."),
        "codeowners" => new(".github/CODEOWNERS", "text", Codeowners(assessment), "Replace `OWNERS` by a team or people with write access, best more than one."),
        _ => null,
    };

    /// <summary>The page of a repository's settings where a switch closes a quick win; null when no switch does. Code scanning's default setup needs no file and stays current by itself.</summary>
    public static string? SettingsPage(string quickWin) => quickWin is "secret-scanning" or "code-scanning" ? "settings/security_analysis" : null;

    private const string SecurityPolicy = """
        # Security policy

        ## Reporting a vulnerability

        Please do not open a public issue. Write to CONTACT with the version concerned and the steps that show the problem.
        You get a first answer within DAYS working days, and we tell you when a fix is released.

        ## Supported versions

        The latest release gets security fixes.

        """;

    /// <summary>Version updates for exactly these ecosystems and folders: weekly, a week after a release, small updates together and large ones alone.</summary>
    private static string Dependabot(IReadOnlyList<DependencyEcosystem> ecosystems)
    {
        var file = new StringBuilder("version: 2\nupdates:\n");
        foreach (var group in ecosystems.GroupBy(item => item.Ecosystem, StringComparer.Ordinal))
        {
            var folders = group.Select(item => YamlText(item.Directory)).Distinct(StringComparer.Ordinal).ToArray();
            file.Append(CultureInfo.InvariantCulture, $"  - package-ecosystem: {YamlText(group.Key)}\n");
            file.Append(folders is [var only] ? $"    directory: {only}\n" : $"    directories:\n{string.Concat(folders.Select(folder => $"      - {folder}\n"))}");
            file.Append("    schedule: { interval: weekly }\n    cooldown: { default-days: 7 }\n");
            file.Append(CultureInfo.InvariantCulture, $"    groups:\n      {YamlText(group.Key)}: {{ patterns: [\"*\"], update-types: [minor, patch] }}\n");
        }

        return file.ToString();
    }

    private static string Codeowners(Assessment assessment)
    {
        var parts = assessment.Components
            .Select(component => component.Path.Trim('/'))
            .Where(path => path.Length > 0 && path.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-' or '_' or '.'))
            .Distinct(StringComparer.Ordinal)
            .Take(20)
            .ToArray();
        return $"# Who reviews a change; the last line that matches a path counts.\n* OWNERS\n{string.Concat(parts.Select(path => $"/{path}/ OWNERS\n"))}";
    }

    private static string YamlText(string text)
    {
        if (text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-' or '_' or '.') && (char.IsAsciiLetter(text[0]) || text[0] == '/'))
            return text;
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            if (letter is '"' or '\\')
                quoted.Append('\\').Append(letter);
            else if (letter is >= ' ' and <= '~')
                quoted.Append(letter);
            else
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}");
        }

        return quoted.Append('"').ToString();
    }
}
