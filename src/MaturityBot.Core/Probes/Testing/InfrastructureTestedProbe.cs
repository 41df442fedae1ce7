using MaturityBot.Core.Code;
using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Testing;

/// <summary>A repository of nothing but infrastructure has tests of it, or validates it on pull requests.</summary>
internal sealed class InfrastructureTestedProbe : IProbe
{
    private static readonly string[] Tests = ["**/*.tftest.hcl", "**/*.tofutest.hcl", "**/molecule/*/molecule.yml", "**/*_test.rego", "**/tests/*_test.yaml", "**/*.bats", "**/.kitchen.yml"];

    public string Id => "infrastructure-tested";

    public string Question => "Is infrastructure, where there is nothing else, tested or validated on pull requests?";

    public IReadOnlyList<string> Reads => [.. Pipeline.Reads, .. InfrastructureCode.Reads];

    public ProbeResult Examine(Snapshot snapshot)
    {
        if (CodeMap.Of(snapshot).ProductBytes > 0 || InfrastructureCode.Of(snapshot).Count == 0)
            return ProbeResult.NotApplicable("the repository is more than infrastructure, or has none");

        var tests = snapshot.Find(Tests).Select(entry => Evidence.In(entry, "a test of the infrastructure")).ToArray();
        var pipeline = Pipeline.Of(snapshot);
        return tests.Length > 0 ? ProbeResult.Met(tests)
            : pipeline.Answer(pipeline.For("iac-validate").Concat(pipeline.For("test")).Where(step => step.GatesPullRequests), "validates infrastructure on pull requests", "nothing tests or validates the infrastructure on pull requests");
    }
}
