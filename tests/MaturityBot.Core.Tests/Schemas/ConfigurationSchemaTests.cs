using System.Text.Json.Nodes;
using MaturityBot.Core.Archetypes;
using MaturityBot.Core.Configuration;
using MaturityBot.Core.Documents;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Core.Tests.Schemas;

public sealed class ConfigurationSchemaTests
{
    private const string Full = """
        archetype: service
        pillars:
          data-architecture: { applicable: false, reason: no database }
          security: { target: 3, by: 2027-06-30 }
        attestations:
          - { criterion: observability.4.error-budget, evidence: "https://example.org/notes", owner: "@org/security", expires: 2027-01-31 }
        waivers:
          - { criterion: security.3.sast-in-ci, reason: generated code, owner: "@octocat", expires: 2027-03-31, paths: ["legacy/**"] }
          - { quick-win: codeowners, reason: one maintainer, owner: "@octocat", expires: 2027-03-31, paths: src }
        gaps: { issues: preview, max-open: 3, labels: [maturity] }
        pull-requests: { check: report, comment: on-change }
        paths: { ignore: ["vendor/**", "testdata/**"] }
        dora: { production-environments: [production], incident-labels: incident }
        """;

    private static readonly JsonSchema Schema = JsonSchema.Read("maturity.schema.json");

    [Fact]
    public void A_full_file_passes_and_names_everything_that_the_schema_has()
    {
        var schema = JsonSchema.Read("maturity.schema.json");

        Assert.Empty(ConfigurationReader.Read(Full, BuiltInRubric.Pillars).Errors);
        Assert.Empty(schema.Errors(Json(Full)));
        Assert.Empty(schema.Objects().SelectMany(place => place.Value.Select(name => $"{place.Key}/properties/{name}")).Except(schema.Seen));
    }

    [Theory]
    [InlineData("#", "unheard-of: 1")]
    [InlineData("#/$defs/pillar", "pillars: { security: { unheard-of: 1 } }")]
    [InlineData("#/$defs/attestation", "attestations: [{ unheard-of: 1 }]")]
    [InlineData("#/$defs/waiver", "waivers: [{ unheard-of: 1 }]")]
    [InlineData("#/properties/gaps", "gaps: { unheard-of: 1 }")]
    [InlineData("#/properties/pull-requests", "pull-requests: { unheard-of: 1 }")]
    [InlineData("#/properties/paths", "paths: { unheard-of: 1 }")]
    [InlineData("#/properties/dora", "dora: { unheard-of: 1 }")]
    public void The_schema_names_exactly_the_keys_that_are_read(string place, string text)
    {
        const string before = "unknown key \"unheard-of\"; known here: ";
        var known = Assert.Single(ConfigurationReader.Read(text, BuiltInRubric.Pillars).Errors, error => error.Message.StartsWith(before, StringComparison.Ordinal)).Message[before.Length..];

        Assert.Equal(known.Split(", ").Order(), Schema.Objects()[place].Order());
        Assert.Equal(8, Schema.Objects().Count);
    }

    [Theory]
    [InlineData("archetype: robot")]
    [InlineData("pillars: { beauty: { target: 3 } }")]
    [InlineData("pillars: { security: { target: 6 } }")]
    [InlineData("pillars: { security: { target: 2.5 } }")]
    [InlineData("pillars: { security: { by: soon } }")]
    [InlineData("pillars: { security: { applicable: false } }")]
    [InlineData("attestations: { criterion: security.3.sast-in-ci }")]
    [InlineData("attestations: [{ criterion: security.3.sast-in-ci, owner: o, expires: 2027-01-31 }]")]
    [InlineData("attestations: [{ criterion: pentest, evidence: e, owner: o, expires: 2027-01-31 }]")]
    [InlineData("waivers: [{ criterion: security.3.sast-in-ci, quick-win: codeowners, reason: r, owner: o, expires: 2027-01-31 }]")]
    [InlineData("waivers: [{ reason: r, owner: o, expires: 2027-01-31 }]")]
    [InlineData("waivers: [{ quick-win: codeowners, reason: ' ', owner: o, expires: 2027-01-31 }]")]
    [InlineData("gaps: { issues: maybe }")]
    [InlineData("gaps: { max-open: 51 }")]
    [InlineData("pull-requests: { check: fail }")]
    [InlineData("pull-requests: { comment: never }")]
    [InlineData("paths: { ignore: [/vendor] }")]
    [InlineData("paths: [vendor]")]
    public void What_the_reader_refuses_the_schema_refuses(string text)
    {
        Assert.NotEmpty(ConfigurationReader.Read(text, BuiltInRubric.Pillars).Errors);
        Assert.NotEmpty(Schema.Errors(Json(text)));
    }

    [Fact]
    public void Pillars_archetypes_and_defaults_are_those_of_the_code()
    {
        Assert.Equal(BuiltInRubric.Pillars.Dimensions.Select(dimension => dimension.Id), Texts("#/properties/pillars/propertyNames/enum"));
        Assert.Equal(Archetype.All, Texts("#/properties/archetype/enum"));
        Assert.Equal(new GapSettings().MaxOpen, Schema.At("#/properties/gaps/properties/max-open/default").GetValue<int>());
        Assert.Equal(new GapSettings().Labels, Texts("#/properties/gaps/properties/labels/default"));
        Assert.Equal(new DoraSettings().ProductionEnvironments, Texts("#/properties/dora/properties/production-environments/default"));
        Assert.Equal(new DoraSettings().IncidentLabels, Texts("#/properties/dora/properties/incident-labels/default"));
    }

    private static IEnumerable<string> Texts(string place) => Schema.At(place).AsArray().Select(item => item!.GetValue<string>());

    private static JsonNode? Json(string yaml) => Json(YamlReader.ReadAll(yaml)[0].Root);

    private static JsonNode? Json(DataNode node) => node.Kind switch
    {
        DataKind.Map => new JsonObject(node.Members.Select(member => KeyValuePair.Create(member.Key, Json(member.Value)))),
        DataKind.List => new JsonArray([.. node.Items.Select(Json)]),
        DataKind.Scalar when node.Text is "true" or "false" => JsonValue.Create(node.Text == "true"),
        DataKind.Scalar => node.AsNumber() is { } number ? JsonValue.Create(number) : JsonValue.Create(node.Text),
        _ => null,
    };
}
