using MaturityBot.Core.Archetypes;
using MaturityBot.Core.Documents;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Core.Configuration;

/// <summary>Reads <c>.github/maturity.yml</c>. Every error is reported with its line; nothing is guessed.</summary>
public sealed class ConfigurationReader
{
    private readonly Rubric rubric;
    private readonly ConfigurationOrigin origin;
    private readonly ConfigurationValues values;

    private ConfigurationReader(Rubric rubric, ConfigurationOrigin origin) => (this.rubric, this.origin, values) = (rubric, origin, new ConfigurationValues(origin));

    /// <summary>Reads the text of a configuration file, checked against the rubric whose ids it names. A file with an error counts for nothing but its errors.</summary>
    public static ConfigurationDocument Read(string text, Rubric rubric, ConfigurationOrigin origin = ConfigurationOrigin.Repository)
    {
        var file = Parse(text, rubric, origin);
        return new ConfigurationDocument(file.Errors.Count == 0 ? file.Configuration : MaturityConfiguration.Default, file.Errors);
    }

    /// <summary>
    /// Reads a repository's file over its organisation's: settings are merged key by key, the repository's own winning except where the organisation lists
    /// them under <c>locked</c>; attestations, waivers and ignored paths add up. Of two files, one with an error counts for nothing but its errors.
    /// </summary>
    /// <param name="organizationText">The organisation's file; empty without one.</param>
    /// <param name="repositoryText">The repository's file; empty without one.</param>
    /// <param name="rubric">The rubric whose ids they name.</param>
    public static ConfigurationDocument Read(string organizationText, string repositoryText, Rubric rubric)
    {
        var organization = Parse(organizationText, rubric, ConfigurationOrigin.Organization);
        var repository = Parse(repositoryText, rubric, ConfigurationOrigin.Repository);
        if (organization.Errors.Count > 0)
            return new ConfigurationDocument(repository.Errors.Count == 0 ? repository.Configuration : MaturityConfiguration.Default, [.. organization.Errors, .. repository.Errors]);

        ConfigurationError[] errors = [.. repository.Errors.Concat(ConfigurationLayers.Overridden(organization.Root[ConfigurationKeys.Locked], repository.Root)).OrderBy(error => error.Line)];
        if (errors.Length > 0)
            return new ConfigurationDocument(organization.Configuration, errors);

        var merged = new ConfigurationReader(rubric, ConfigurationOrigin.Organization).Configuration(ConfigurationLayers.Merge(organization.Root, repository.Root));
        return new ConfigurationDocument(ConfigurationLayers.Combine(merged, organization.Configuration, repository.Configuration), []);
    }

    private static ReadFile Parse(string text, Rubric rubric, ConfigurationOrigin origin)
    {
        var documents = YamlReader.ReadAll(text);
        if (documents.FirstOrDefault(document => document.Error is not null) is { } broken)
            return new ReadFile(DataNode.None, MaturityConfiguration.Default, [new ConfigurationError(broken.ErrorLine, broken.Error!, origin)]);

        var reader = new ConfigurationReader(rubric, origin);
        if (documents.Count > 1)
            reader.values.Error(documents[1].Root, "only one YAML document is read");
        var root = documents.Count == 0 ? DataNode.None : documents[0].Root;
        var configuration = root.Exists ? reader.Configuration(root) : MaturityConfiguration.Default;
        return new ReadFile(root, configuration, [.. reader.values.Errors.OrderBy(error => error.Line)]);
    }

    private MaturityConfiguration Configuration(DataNode root)
    {
        CheckLocked(root);
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

    private void CheckLocked(DataNode root)
    {
        var locked = root[ConfigurationKeys.Locked];
        if (origin == ConfigurationOrigin.Repository && root.Has(ConfigurationKeys.Locked))
        {
            values.Error(root.LineOf(ConfigurationKeys.Locked), "locked counts only in the organisation's .github repository");
            values.CheckKeys(root, [.. ConfigurationKeys.Top, ConfigurationKeys.Locked]);
            return;
        }

        values.CheckKeys(root, origin == ConfigurationOrigin.Repository ? ConfigurationKeys.Top : [.. ConfigurationKeys.Top, ConfigurationKeys.Locked]);
        foreach (var item in values.Entries(locked).Where(item => !ConfigurationKeys.IsKnown(item.Text, rubric)))
            values.Error(item, "there is no such key to lock; keys are written as gaps, pull-requests.check or pillars.security.target");
    }

    private Dictionary<string, PillarSettings> Pillars(DataNode node)
    {
        values.CheckMap(node);
        var settings = new Dictionary<string, PillarSettings>(StringComparer.Ordinal);
        foreach (var (id, value) in node.Members)
        {
            if (rubric.Dimensions.All(dimension => dimension.Id != id))
                values.Error(value, $"there is no such pillar; pillars are {string.Join(", ", rubric.Dimensions.Select(dimension => dimension.Id))}");
            values.CheckKeys(value, ConfigurationKeys.Pillar);
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
        return new Attestation(Criterion(node), values.Text(node, "evidence"), values.Text(node, "owner"), values.Date(node, "expires"), node.Line) { Origin = origin };
    }

    private Waiver Waiver(DataNode node)
    {
        values.CheckKeys(node, "criterion", "quick-win", "reason", "owner", "expires", "paths");
        if (node.Has("criterion") == node.Has("quick-win"))
            values.Error(node, "a waiver names either a criterion or a quick-win");
        var subject = node.Has("quick-win") ? QuickWin(node["quick-win"]) : Criterion(node);
        return new Waiver(subject, values.Text(node, "reason"), values.Text(node, "owner"), values.Date(node, "expires"), values.Globs(node["paths"]), node.Line) { Origin = origin };
    }

    private GapSettings Gaps(DataNode node)
    {
        values.CheckKeys(node, ConfigurationKeys.Gaps);
        var defaults = new GapSettings();
        var issues = node["issues"];
        return new GapSettings(
            !issues.Exists ? defaults.Issues : issues.Text == "preview" ? IssueMode.Preview : values.Boolean(issues) == false ? IssueMode.Off : IssueMode.On,
            node["max-open"].Exists ? values.Number(node["max-open"], 0, 50) : defaults.MaxOpen,
            values.TextsOrNull(node["labels"]));
    }

    private PullRequestSettings PullRequests(DataNode node)
    {
        values.CheckKeys(node, ConfigurationKeys.PullRequests);
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
        values.CheckKeys(node, ConfigurationKeys.Paths);
        return values.Globs(node["ignore"]);
    }

    private DoraSettings Dora(DataNode node)
    {
        values.CheckKeys(node, ConfigurationKeys.Dora);
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

    private sealed record ReadFile(DataNode Root, MaturityConfiguration Configuration, IReadOnlyList<ConfigurationError> Errors);
}
