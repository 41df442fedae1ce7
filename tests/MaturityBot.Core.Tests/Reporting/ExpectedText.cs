using System.Runtime.CompilerServices;

namespace MaturityBot.Core.Tests.Reporting;

/// <summary>Compares a rendered text with the file of it that people have read and agreed to. Set <c>UPDATE_EXPECTED=1</c> to write the files anew, then review the change.</summary>
internal static class ExpectedText
{
    public static void Matches(string name, string actual, [CallerFilePath] string caller = "") => MatchesIn(Path.Combine(Path.GetDirectoryName(caller)!, "Expected"), name, actual);

    /// <summary>The same for a file elsewhere in this repository.</summary>
    public static void MatchesIn(string folder, string name, string actual)
    {
        var file = Path.Combine(folder, name);
        var text = actual.TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_EXPECTED") == "1")
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(file, text);
            return;
        }

        var expected = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        Assert.True(expected == text, $"{name} reads differently:\n{Difference(expected, text)}");
    }

    private static string Difference(string expected, string actual)
    {
        var (was, now) = (expected.Split('\n'), actual.Split('\n'));
        var same = was.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var tail = was.Skip(same).Reverse().Zip(now.Skip(same).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        return string.Join('\n', [
            $"@@ line {same + 1} @@",
            .. was.Skip(same).SkipLast(tail).Select(line => $"- {line}"),
            .. now.Skip(same).SkipLast(tail).Select(line => $"+ {line}")]);
    }
}
