using FsCheck;
using FsCheck.Fluent;

namespace MaturityBot.Core.Tests.Reporting;

/// <summary>Texts as a repository whose every name is hostile would have them.</summary>
public static class HostileText
{
    private static readonly string[] Pieces =
    [
        "@octocat", "@org/team", "a@b.example", "#1", "octo/repo#12", "GH-7", "gh-9", "fixes #3", "closes ", "da39a3ee5e6b4b0d3255bfef95601890afd80709", "abcdef1", "octo@1234567",
        "https://example.org/a?b=c", "http://", "www.example.org", "ftp://x.example", "mailto:a@b.example", "<https://example.org>", "javascript:alert(1)",
        "<script>", "</details>", "<!-- x", "-->", "<img src=x>", "&lt;", "&#64;octocat", "&commat;octocat", "&", "<", ">", "![i](u)", "[l](u)", "[r]: u", "[x]", "](", "[^1]", "!", "[", "]", "(", ")",
        "|", "\\|", "||", "\\", "\\\\", "`", "``", "```", "~~~", "~~", "*", "**", "_", "__", "$", "$$", "^", "==", "++", "+", "-", "- x", "1. x", "1)", "# x", "#", "---", "===", "> x", ":tada:", ":", "\"", "'", "{x}", "{.y}",
        "\n", "\r\n", "\n\n", "\t", "    ", "\0", "\u001b[31m", "\u202e", "\u2066", "\u200b", "\u200f", "\ufeff", "\ufe0f", "\u2028", "\u00ad", "\U000e0041", "\ud83d", "\udc00", "שלום", "مرحبا", "Z\u0351\u036b\u0343\u036a\u0302\u036b",
        "é", "😀", "👩‍👩‍👧", "𐀀", "a", "B", "0", "9", " ", "word", "src/app.ts", ".github/dependabot.yml", "snake_case_name",
    ];

    public static Arbitrary<string> Any { get; } = Gen.OneOf(
            Gen.Elements(Pieces).ListOf().Select(string.Concat),
            ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""))
        .ToArbitrary();

    /// <summary>Checks a claim about many hostile texts, some of which are long.</summary>
    public static void Check(Action<string> claim, int times = 1500) => Prop.ForAll(Any, claim).Check(Config.QuickThrowOnFailure.WithMaxTest(times).WithEndSize(40));
}
