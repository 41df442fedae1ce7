using MaturityBot.Core.Archetypes;
using MaturityBot.Core.Documents;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Core.Configuration;

/// <summary>Reads <c>.github/maturity.yml</c>. Every error is reported with its line; nothing is guessed.</summary>
public sealed class ConfigurationReader
{
    private readonly Rubric rubric;
    private readonly ConfigurationValues values = new();

    private ConfigurationReader(Rubric rubric) => this.rubric = rubric;

    /// <summary>Reads the text of a configuration file, checked against the rubric whose ids it names. A file with an error counts for nothing but its errors.</summary>
    public static ConfigurationDocument Read(string text, Rubric rubric)
    {
        var documents = YamlReader.ReadAll(text);
        if (documents.FirstOrDefault(document => document.Error is not null) is { } broken)
            return new ConfigurationDocument(MaturityConfiguration.Default, [new ConfigurationError(broken.ErrorLine, broken.Error!)]);

        var reader = new ConfigurationReader(rubric);
        if (documents.Count > 1)
            reader.values.Error(documents[1].Root, "only one YAML document is read");
        var configuration = documents.Count == 0 || !documents[0].Root.Exists ? MaturityConfiguration.Default : reader.Configuration(documents[0].Root);
        return reader.values.Errors.Count == 0
            ? new ConfigurationDocument(configuration, [])
            : new ConfigurationDocument(MaturityConfiguration.Default, [.. reader.values.Errors.OrderBy(error => error.Line)]);
    }

    private MaturityConfiguration Configuration(DataNode root)
    {
        values.CheckKeys(root, "archetype", "pillars", "attestations", "waivers", "gaps", "pull-requests", "paths", "dora");
        return new MaturityConfiguration
        {
            Archetype = root["archetype"].Exists ? values.OneOf(root["archetype"], Archetype.All) : null,
            Pillars = Pillars(root["pillars"]),
            Attestations = [.. values.Entries(root["attestations"]).Select(Attestation)],
            Waivers = [.. values.Entries(root["waivers"]).Select(Waiver)],
            Gaps = Gaps(root["gaps"]),
            PullRequests = PullRequests(root["pull-requests"]),
            IgnoredPaths = Paths(root["paths"]),
            Dora = Dora(root["dora"]),
        };
    }

    private Dictionary<string, PillarSettings> Pillars(DataNode node)
    {
        values.CheckMap(node);
        var settings = new Dictionary<string, PillarSettings>(StringComparer.Ordinal);
        foreach (var (id, value) in node.Members)
        {
            if (rubric.Dimensions.All(dimension => dimension.Id != id))
                values.Error(value, $"there is no such pillar; pillars are {string.Join(", ", rubric.Dimensions.Select(dimension => dimension.Id))}");
            values.CheckKeys(value, "applicable", "reason", "target", "by");
            var pillar = new PillarSettings(
                values.Boolean(value["applicable"]),
                value["reason"].Exists ? values.Text(value, "reason") : null,
                value["target"].Exists ? values.Number(value["target"], 1, 5) : null,
                value["by"].Exists ? values.Date(value, "by") : null,
                value.Line);
            if (pillar is { Applicable: false, Reason: null })
                values.Error(value, $"{id} is set to not applicable without a reason");
            settings[id] = pillar;
        }

        return settings;
    }

    private Attestation Attestation(DataNode node)
    {
        values.CheckKeys(node, "criterion", "evidence", "owner", "expires");
        return new Attestation(Criterion(node), values.Text(node, "evidence"), values.Text(node, "owner"), values.Date(node, "expires"), node.Line);
    }

    private Waiver Waiver(DataNode node)
    {
        values.CheckKeys(node, "criterion", "quick-win", "reason", "owner", "expires", "paths");
        if (node.Has("criterion") == node.Has("quick-win"))
            values.Error(node, "a waiver names either a criterion or a quick-win");
        var subject = node.Has("quick-win") ? QuickWin(node["quick-win"]) : Criterion(node);
        return new Waiver(subject, values.Text(node, "reason"), values.Text(node, "owner"), values.Date(node, "expires"), values.Globs(node["paths"]), node.Line);
    }

    private GapSettings Gaps(DataNode node)
    {
        values.CheckKeys(node, "issues", "max-open", "labels");
        var defaults = new GapSettings();
        var issues = node["issues"];
        return new GapSettings(
            !issues.Exists ? defaults.Issues : issues.Text == "preview" ? IssueMode.Preview : values.Boolean(issues) == false ? IssueMode.Off : IssueMode.On,
            node["max-open"].Exists ? values.Number(node["max-open"], 0, 50) : defaults.MaxOpen,
            values.TextsOrNull(node["labels"]));
    }

    private PullRequestSettings PullRequests(DataNode node)
    {
        values.CheckKeys(node, "check", "comment");
        return new PullRequestSettings(
            !node["check"].Exists ? CheckMode.Report : values.OneOf(node["check"], ["report", "fail-on-drop", "off"]) switch
            {
                "fail-on-drop" => CheckMode.FailOnDrop,
                "off" => CheckMode.Off,
                _ => CheckMode.Report,
            },
            !node["comment"].Exists ? CommentMode.OnChange : values.OneOf(node["comment"], ["on-change", "always", "off"]) switch
            {
                "always" => CommentMode.Always,
                "off" => CommentMode.Off,
                _ => CommentMode.OnChange,
            });
    }

    private IReadOnlyList<string> Paths(DataNode node)
    {
        values.CheckKeys(node, "ignore");
        return values.Globs(node["ignore"]);
    }

    private DoraSettings Dora(DataNode node)
    {
        values.CheckKeys(node, "production-environments", "incident-labels");
        return new DoraSettings(values.TextsOrNull(node["production-environments"]), values.TextsOrNull(node["incident-labels"]));
    }

    private string Criterion(DataNode entry)
    {
        var id = values.Text(entry, "criterion");
        if (id.Length > 0 && rubric.Dimensions.SelectMany(dimension => dimension.Criteria).All(criterion => criterion.Id != id))
            values.Error(entry["criterion"], "there is no such criterion; `maturitybot rubric show` lists them");
        return id;
    }

    private string QuickWin(DataNode node)
    {
        if (rubric.QuickWins.All(win => win.Id != node.Text))
            values.Error(node, $"there is no such quick win; quick wins are {string.Join(", ", rubric.QuickWins.Select(win => win.Id))}");
        return node.Text;
    }
}
