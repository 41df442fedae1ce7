using MaturityBot.Core.Code;
using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Testing;

/// <summary>Every pull request passes a linter, a type checker or the compiler of a statically typed language.</summary>
internal sealed class StaticAnalysisInCiProbe : IProbe
{
    public string Id => "static-analysis-in-ci";

    public string Question => "Does a linter, a type checker or a compiler of a statically typed language check every pull request?";

    public IReadOnlyList<string> Reads => [.. Pipeline.Reads, .. CodeMap.Reads];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var languages = CodeMap.Of(snapshot).Languages;
        if (languages.Count == 0)
            return ProbeResult.NotApplicable("there is no source code to analyse");

        var pipeline = Pipeline.Of(snapshot);
        var linted = pipeline.For("lint").Where(step => step.GatesPullRequests);
        var compiled = Languages.IsStaticallyTyped(languages[0]) ? pipeline.For("build").Where(step => step.GatesPullRequests) : [];
        if (!linted.Any() && !compiled.Any() && pipeline.OwnPrograms is { Count: > 0 } programs)
            return new ProbeResult(Outcome.Unknown, programs);
        return linted.Any() || !compiled.Any()
            ? pipeline.Answer(linted, "checks the code on pull requests", $"nothing but tests checks the {languages[0]} code on pull requests")
            : pipeline.Answer(compiled, $"the compiler checks {languages[0]} on pull requests", "");
    }
}
