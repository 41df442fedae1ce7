using MaturityBot.Core.Code;
using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Testing;

/// <summary>A repository of nothing but infrastructure has tests of it, or validates it on changes.</summary>
internal sealed class InfrastructureTestedProbe : IProbe
{
    private static readonly string[] Tests = ["**/*.tftest.hcl", "**/*.tofutest.hcl", "**/molecule/*/molecule.yml", "**/*_test.rego", "**/tests/*_test.yaml", "**/*.bats", "**/.kitchen.yml"];

    private const PipelineTriggers OnChange = PipelineTriggers.PullRequest | PipelineTriggers.Push;

    public string Id => "infrastructure-tested";

    public string Question => "Is infrastructure, where there is nothing else, tested or validated on changes?";

    public IReadOnlyList<string> Reads => [.. Pipeline.Reads, .. InfrastructureCode.Reads];

    public ProbeResult Examine(Snapshot snapshot)
    {
        // A helper script beside it does not make it an application.
        if (CodeMap.Of(snapshot).ProductBytes > Bytes(snapshot) || InfrastructureCode.Of(snapshot).Count == 0)
            return ProbeResult.NotApplicable("the repository is more than infrastructure, or has none");

        var tests = snapshot.Find(Tests).Select(entry => Evidence.In(entry, "a test of the infrastructure")).ToArray();
        var pipeline = Pipeline.Of(snapshot);
        return tests.Length > 0 ? ProbeResult.Met(tests)
            : pipeline.Answer(
                pipeline.For("iac-validate").Concat(pipeline.For("test")).Concat(pipeline.For("integration-test")).Where(step => (step.Triggers & OnChange) != PipelineTriggers.None),
                "validates infrastructure on changes",
                "nothing tests or validates the infrastructure on changes",
                UnseenPart.Infrastructure);
    }

    private static long Bytes(Snapshot snapshot) => snapshot.Find("**/*.{tf,tofu,bicep,yml,yaml,hcl}").Sum(entry => entry.Size);
}
