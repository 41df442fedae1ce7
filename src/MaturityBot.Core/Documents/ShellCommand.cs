namespace MaturityBot.Core.Documents;

/// <summary>One simple command of a shell script.</summary>
/// <param name="Words">The program and its arguments, quotes taken off, redirections and leading assignments left out.</param>
/// <param name="Line">The line of the first word.</param>
/// <param name="EndLine">The line of the last word.</param>
/// <param name="FailureIgnored">Whether <c>|| true</c> or its like follows.</param>
public sealed record ShellCommand(IReadOnlyList<string> Words, int Line, int EndLine, bool FailureIgnored = false)
{
    // Programs that run the program named after them; where a word is given, only with that word behind.
    private static readonly Dictionary<string, string[]> Wrappers = new(StringComparer.Ordinal)
    {
        ["sudo"] = [""], ["doas"] = [""], ["env"] = [""], ["command"] = [""], ["exec"] = [""], ["nohup"] = [""], ["time"] = [""], ["nice"] = [""], ["xvfb-run"] = [""],
        ["winpty"] = [""], ["cross-env"] = [""], ["dotenv"] = [""], ["npx"] = [""], ["pnpx"] = [""], ["bunx"] = [""], ["uvx"] = [""], ["retry"] = [""], ["wait-on"] = [""],
        ["npm"] = ["exec", "x"], ["pnpm"] = ["exec", "dlx"], ["yarn"] = ["exec", "dlx", "run", ""], ["bun"] = ["x"], ["bundle"] = ["exec"],
        ["poetry"] = ["run"], ["uv"] = ["run"], ["pipenv"] = ["run"], ["pdm"] = ["run"], ["rye"] = ["run"], ["hatch"] = ["run"], ["pipx"] = ["run"],
        ["python"] = ["-m"], ["coverage"] = ["run"], ["dotnet"] = ["tool run"], ["doppler"] = ["run"], ["op"] = ["run"], ["turbo"] = ["run"], ["timeout"] = ["*"],
        ["bash"] = [""], ["sh"] = [""], ["mise"] = ["exec"], ["devbox"] = ["run"], ["nyc"] = [""], ["c8"] = [""], ["dotnet-coverage"] = ["collect"], ["watchexec"] = [""], ["kcov"] = ["*"],
    };

    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["mvnw"] = "mvn", ["gradlew"] = "gradle", ["python3"] = "python", ["py"] = "python", ["pip3"] = "pip", ["nodejs"] = "node", ["tofu"] = "terraform",
        ["docker-compose"] = "docker-compose", ["gmake"] = "make",
    };

    // Programs that take several targets, in any order.
    private static readonly HashSet<string> ManyTargets = new(StringComparer.Ordinal)
    {
        "mvn", "gradle", "make", "ant", "sbt", "rake", "just", "task", "nox", "invoke", "mage", "npm-run-all", "lein", "mill",
    };

    private static readonly HashSet<string> OptionsWithValue = new(StringComparer.Ordinal)
    {
        "-C", "--prefix", "--cwd", "--dir", "--directory", "--filter", "-F", "-w", "--workspace", "-f", "--file", "-n", "--namespace", "--context", "--project", "--project-directory",
        "-p", "--package", "--with", "--group", "--extra", "-u", "--user", "-e", "--manifest-path", "--python", "--config", "--scope", "--profile", "--region",
    };

    /// <summary>The program's name without folders and extension, wrappers like <c>sudo</c> and <c>npx</c> included; empty for no program.</summary>
    public string Program => Words.Count == 0 ? "" : NameOf(Words[0]);

    /// <summary>The command and those inside its wrappers, outermost first, each with its program's plain name in front.</summary>
    public IEnumerable<IReadOnlyList<string>> Layers
    {
        get
        {
            for (var start = 0; start >= 0 && start < Words.Count; start = Inner(start))
                yield return [NameOf(Words[start]), .. Words.Skip(start + 1)];
        }
    }

    /// <summary>
    /// Whether the command runs a program with these words: the program's name, then its sub-command, then options that must be among its arguments.
    /// Wrappers (<c>sudo</c>, <c>npx</c>, <c>poetry run</c>, <c>python -m</c>, ...) are seen through, other options and their values skipped; <c>./mvnw</c> is <c>mvn</c>,
    /// <c>gradlew</c> is <c>gradle</c>, <c>python3</c> is <c>python</c>, <c>tofu</c> is <c>terraform</c>.
    /// </summary>
    public bool Runs(params ReadOnlySpan<string> words)
    {
        for (var start = 0; start >= 0 && start < Words.Count; start = Inner(start))
        {
            if (NameOf(Words[start]) == words[0] && Follow(start, words[1..]))
                return true;
        }

        return false;
    }

    private bool Follow(int start, ReadOnlySpan<string> words)
    {
        var at = start + 1;
        var anyOrder = ManyTargets.Contains(NameOf(Words[start]));
        foreach (var word in words)
        {
            if (word.StartsWith('-'))
            {
                if (!HasOption(start, word))
                    return false;
                continue;
            }

            if (anyOrder)
                at = start + 1;
            at = NextTarget(at);
            while (anyOrder && at < Words.Count && Words[at] != word)
                at = NextTarget(at + 1);
            if (at >= Words.Count || Words[at] != word)
                return false;
            at++;
        }

        return true;
    }

    private bool HasOption(int start, string option)
    {
        for (var index = start + 1; index < Words.Count; index++)
        {
            var word = Words[index];
            if (word == option || (word.StartsWith(option, StringComparison.Ordinal) && word.Length > option.Length && word[option.Length] is '=' or ':'))
                return true;
        }

        return false;
    }

    private int NextTarget(int at)
    {
        while (at < Words.Count && Words[at] is ['-' or '+', ..])
            at += OptionsWithValue.Contains(Words[at]) ? 2 : 1;
        return at;
    }

    // The program that a wrapper runs; -1 when there is none.
    private int Inner(int start)
    {
        if (!Wrappers.TryGetValue(NameOf(Words[start]), out var seconds))
            return -1;
        foreach (var second in seconds)
        {
            var at = second switch
            {
                "" => start + 1,
                "*" => NextTarget(start + 1) + 1,
                "tool run" => Words.Count > start + 2 && Words[start + 1] == "tool" && Words[start + 2] == "run" ? start + 3 : 0,
                ['-', ..] => Words.Count > start + 1 && Words[start + 1] == second ? start + 2 : 0,
                _ => NextTarget(start + 1) is var target && target < Words.Count && Words[target] == second ? target + 1 : 0,
            };
            if (at == 0)
                continue;
            at = NextTarget(at);
            while (at < Words.Count && ShellScript.IsAssignment(Words[at]))
                at++;
            return at < Words.Count ? at : -1;
        }

        return -1;
    }

    /// <summary>The plain name of a program: without folders, extension and version, wrapper scripts under the name of what they start.</summary>
    internal static string NameOf(string word)
    {
        // ${{ env.CARGO }} and $PYTHON are nearly always named after the program they stand for.
        if (word.StartsWith('$') && !word.Contains('/', StringComparison.Ordinal))
            word = word.Trim('$', '{', '}', '(', ')', ' ') is var variable ? variable[(variable.LastIndexOf('.') + 1)..].ToLowerInvariant() : word;
        var name = word[(word.LastIndexOfAny(['/', '\\']) + 1)..];
        foreach (var extension in (ReadOnlySpan<string>)[".exe", ".cmd", ".bat"])
        {
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                name = name[..^extension.Length];
        }

        // npx and its like take a version behind the name.
        name = name.IndexOf('@', StringComparison.Ordinal) is var at and > 0 ? name[..at] : name;
        return Aliases.GetValueOrDefault(name, name);
    }

    /// <inheritdoc />
    public override string ToString() => string.Join(' ', Words);
}
