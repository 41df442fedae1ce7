using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Testing;

/// <summary>A dbt project tests its data: tests beside its models, or queries that must return nothing.</summary>
internal sealed class DataTestsPresentProbe : IProbe
{
    private static readonly string[] Globs = ["**/models/**/*.{yml,yaml}", "**/dbt_project.{yml,yaml}"];

    public string Id => "data-tests-present";

    public string Question => "Does a dbt project test its data?";

    public IReadOnlyList<string> Reads => Globs;

    public ProbeResult Examine(Snapshot snapshot)
    {
        if (!snapshot.Find("**/dbt_project.{yml,yaml}").Any())
            return ProbeResult.NotApplicable("there is no dbt project");
        var beside = from file in snapshot.ReadAll("**/models/**/*.{yml,yaml}")
                     let test = YamlReader.Read(file).Root.DescendantsAndSelf()
                         .Select(node => node["data_tests"].Exists ? node["data_tests"] : node["unit_tests"].Exists ? node["unit_tests"] : node["tests"])
                         .FirstOrDefault(node => node.Exists)
                     where test is not null
                     select Evidence.At(file, test, "tests of the data");
        return ProbeResult.MetIfAny(beside.Concat(snapshot.Find("**/tests/**/*.sql").Select(entry => Evidence.In(entry, "a test of the data"))), "no test stands beside the models");
    }
}
