using System.Text.Json;
using System.Text.Json.Nodes;
using MaturityBot.Core.Archetypes;
using MaturityBot.Core.Dependencies;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;

namespace MaturityBot.Core.Tests.Schemas;

public sealed class AssessmentSchemaTests
{
    private static readonly Assessment Full = new(
        SchemaVersion: 1,
        Repository: "owner/name",
        Commit: "1a2b3c4",
        new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero),
        new RubricReference("pillars", "1.0"),
        [Archetype.Service],
        [new AssessedComponent("src/api", Archetype.Service)],
        [
            new PillarRating("security", "Security & Compliance", 2, Applicable: true, Reason: null, "provisional", CriteriaSeen: 1, CriteriaTotal: 2,
                [
                    .. Enum.GetValues<Outcome>().Select(outcome => new CriterionRating(
                        "security.2.dependency-updates", 2, outcome, [new Evidence("npm is updated", ".github/dependabot.yml", 1, 9), Evidence.Of("security_and_analysis", "switched on")], "Add a file.", 10)),
                ],
                ["security.3.sast-in-ci"])
            {
                ConfirmedLevel = 1,
                Held = [new HeldLevel(1, new DateTimeOffset(2025, 9, 1, 12, 0, 0, TimeSpan.Zero))],
                Target = new PillarTarget(4, new DateOnly(2026, 12, 31), "two people more"),
            },
            new PillarRating("observability", "Observability", null, Applicable: false, "a library is observed elsewhere", null, 0, 0, [], []),
        ],
        [new LensRating("dora", "tier", [new LensDimension("deployment-frequency", "high", Measured: true, "deployments"), new LensDimension("lead-time", null, Measured: false, null)])],
        [new QuickWinRating("dependabot", Outcome.NotMet, 10, "file", [".github/dependabot.yml"], "nothing updates npm")],
        [new DependencyEcosystem("npm", "/")],
        ["one file could not be read"],
        new AssessmentStatistics(1, 2, 3, 4));

    [Fact]
    public void A_full_assessment_passes_and_has_everything_that_the_schema_names()
    {
        var schema = JsonSchema.Read("assessment.schema.json");

        Assert.Empty(schema.Errors(JsonNode.Parse(AssessmentJson.Write(Full))));
        Assert.Empty(schema.Objects().SelectMany(place => place.Value.Select(name => $"{place.Key}/properties/{name}")).Except(schema.Seen));
    }

    [Fact]
    public void Everything_that_is_written_is_required() // so that a reader can rely on it
    {
        var schema = JsonSchema.Read("assessment.schema.json");

        Assert.All(schema.Objects(), place => Assert.Equal(place.Value.Order(), schema.At(place.Key)["required"]!.AsArray().Select(name => name!.GetValue<string>()).Order()));
    }

    [Fact]
    public void Archetypes_and_outcomes_are_those_of_the_code()
    {
        var schema = JsonSchema.Read("assessment.schema.json");

        Assert.Equal(Archetype.All, schema.At("#/$defs/archetype/enum").AsArray().Select(item => item!.GetValue<string>()));
        Assert.Equal(Enum.GetNames<Outcome>().Select(JsonNamingPolicy.CamelCase.ConvertName), schema.At("#/$defs/outcome/enum").AsArray().Select(item => item!.GetValue<string>()));
    }
}
