namespace MaturityBot.Core.Probes.Security;

/// <summary>Tells secrets that would matter from what people write to fill a gap.</summary>
internal static class CommittedSecrets
{
    private static readonly string[] Placeholders =
    [
        "example", "changeme", "change-me", "change_me", "placeholder", "your", "xxxx", "todo", "dummy", "sample", "secret", "password", "replace", "insert", "<", "${", "{{", "$(", "%", "...", "***", "localhost",
        "123456", "abcdef", "test", "foobar", "default", "insecure",
    ];

    /// <summary>Whether a value looks made by a machine rather than by a person who fills a gap: long, mixed, of high entropy.</summary>
    public static bool LooksReal(string value) =>
        value.Length is >= 20 and <= 4096
        && value.Any(char.IsAsciiDigit)
        && value.Any(char.IsAsciiLetter)
        && !value.Contains(' ', StringComparison.Ordinal)
        && !value.Contains("://", StringComparison.Ordinal)
        && !Placeholders.Any(word => value.Contains(word, StringComparison.OrdinalIgnoreCase))
        && BitsPerLetter(value) >= 3.5;

    private static double BitsPerLetter(string value) =>
        -value.GroupBy(letter => letter).Select(group => (double)group.Count() / value.Length).Sum(share => share * Math.Log2(share));
}
