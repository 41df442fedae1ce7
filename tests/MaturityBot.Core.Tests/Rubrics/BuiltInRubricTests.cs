using MaturityBot.Core.Catalogue;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Core.Tests.Rubrics;

public sealed class BuiltInRubricTests
{
    [Fact]
    public void The_fourteen_pillars_load_in_their_order() => Assert.Equal(
        [
            "architecture", "api-contract", "data-architecture", "background-processing", "security", "observability", "reliability",
            "scalability", "testing", "cicd", "iac", "finops", "documentation", "team-practices",
        ],
        BuiltInRubric.Pillars.Dimensions.Select(dimension => dimension.Id));

    [Fact]
    public void Every_probe_decides_something_unless_it_asks_for_a_capability() =>
        Assert.Empty(ProbeList.All.Where(probe => probe is not CapabilityProbe).Select(probe => probe.Id).Except(BuiltInRubric.Pillars.Probes));
}
