using MaturityBot.Core.Code;
using MaturityBot.Core.Documents;
using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Security;

/// <summary>Scanners that no step of a workflow names: rules of a linter, hooks, and services that watch a repository by themselves.</summary>
internal static class ScannersElsewhere
{
    private static readonly string[] Golangci = ["**/.golangci.{yml,yaml,json}"];
    private static readonly string[] PreCommit = [".pre-commit-config.{yaml,yml}"];
    private static readonly string[] Services = [".sonarcloud.properties", ".deepsource.toml", ".codacy.{yml,yaml}"];
    private static readonly string[] SecretHooks = ["gitleaks", "detect-secrets", "detect-private-key", "trufflehog", "ggshield", "ripsecrets", "detect-aws-credentials"];


    /// <summary>The files that show them.</summary>
    public static IReadOnlyList<string> Reads { get; } = [.. Golangci, .. PreCommit];

    /// <summary>Static analysis for security flaws.</summary>
    public static IEnumerable<Evidence> Code(Snapshot snapshot) =>
        snapshot.Find(Services).Select(entry => Evidence.In(entry, "a service analyses every change"))
            .Concat(RunsOnChange(snapshot, "golangci-lint", "golangci/golangci-lint-action") ? snapshot.ReadAll(Golangci).Select(Gosec).OfType<Evidence>() : []);

    /// <summary>Why there is nothing that static analysis could look at; null when there is.</summary>
    public static string? NothingToAnalyse(Snapshot snapshot) =>
        CodeMap.Of(snapshot).Files.Any(file => file.ProductBytes > 0) ? null : "there is no source code to analyse";

    /// <summary>Search for secrets.</summary>
    public static IEnumerable<Evidence> Secrets(Snapshot snapshot) =>
        from file in snapshot.ReadAll(PreCommit)
        let root = YamlReader.Read(file).Root
        where root.Has("ci") || RunsOnChange(snapshot, "pre-commit", "pre-commit/action", "pre-commit-ci/lite-action", "j178/prek-action")
        from hook in root["repos"].Items.SelectMany(repository => repository["hooks"].Items)
        where SecretHooks.Contains(hook["id"].Text, StringComparer.Ordinal)
        select Evidence.At(file, hook, $"the hook {hook["id"].Text} runs on every change");

    private static bool RunsOnChange(Snapshot snapshot, string program, params string[] actions) => Pipeline.Of(snapshot).Steps.Any(step =>
        step.LooksAtEveryChange && (actions.Contains(step.Action, StringComparer.OrdinalIgnoreCase) || step.Command?.Layers.Any(layer => layer[0] == program) == true));

    private static Evidence? Gosec(SourceFile file)
    {
        var linters = YamlReader.Read(file).Root["linters"];
        var named = linters["enable"].Items.FirstOrDefault(item => item.Text == "gosec");
        var disabled = linters["disable"].Items.Any(item => item.Text == "gosec");
        if (named is not null)
            return Evidence.At(file, named, "golangci-lint runs gosec");
        var all = linters["enable-all"].AsBoolean() == true ? linters["enable-all"] : linters["default"].Text == "all" ? linters["default"] : DataNode.None;
        return all.Exists && !disabled ? Evidence.At(file, all, "golangci-lint runs gosec among all linters") : null;
    }
}
