using System.Text.RegularExpressions;
using MaturityBot.Core.Archetypes;
using MaturityBot.Core.Documents;

namespace MaturityBot.Core.Rubrics;

/// <summary>
/// Reads a rubric from YAML: <c>rubric.yml</c> (id, version, name, order of the dimensions), one file a dimension, and <c>quick-wins.yml</c>.
/// Rejects an unknown key, probe, archetype or criterion, a repeated id and a missing text, all errors at once.
/// </summary>
public sealed partial class RubricLoader
{
    private readonly IReadOnlyDictionary<string, string> files;
    private readonly IReadOnlySet<string> probes;
    private readonly List<string> errors = [];
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    private RubricLoader(IReadOnlyDictionary<string, string> files, IReadOnlySet<string> probes) => (this.files, this.probes) = (files, probes);

    /// <summary>Reads a rubric from its files, keyed by name.</summary>
    /// <param name="files">YAML texts by file name.</param>
    /// <param name="probes">The ids of all probes there are.</param>
    /// <exception cref="RubricFormatException">The files are not a rubric.</exception>
    public static Rubric Load(IReadOnlyDictionary<string, string> files, IReadOnlySet<string> probes)
    {
        var loader = new RubricLoader(files, probes);
        var rubric = loader.Load();
        return loader.errors.Count == 0 ? rubric : throw new RubricFormatException(loader.errors);
    }

    private Rubric Load()
    {
        var head = Root("rubric.yml");
        CheckKeys(head, "rubric.yml", "id", "version", "name", "dimensions");
        if (head.Exists && !head["dimensions"].Items.Any())
            Error("rubric.yml", head, "dimensions is missing: a list of ids, one file each");
        var dimensions = head["dimensions"].Items.DistinctBy(item => item.Text, StringComparer.Ordinal).Select(item => Dimension($"{item.Text}.yml", item.Text)).ToArray();
        foreach (var file in files.Keys.Except(dimensions.Select(dimension => $"{dimension.Id}.yml"), StringComparer.Ordinal).Where(file => file is not ("rubric.yml" or "quick-wins.yml")).Order(StringComparer.Ordinal))
            errors.Add($"{file}:1: rubric.yml does not name this dimension");
        var criteria = dimensions.SelectMany(dimension => dimension.Criteria).Select(criterion => criterion.Id).ToHashSet(StringComparer.Ordinal);
        var wins = files.ContainsKey("quick-wins.yml") ? Root("quick-wins.yml").Items.Select(item => QuickWin(item, criteria)).ToArray() : [];
        return new Rubric(Text(head, "id", "rubric.yml"), Text(head, "version", "rubric.yml"), Text(head, "name", "rubric.yml"), dimensions, wins);
    }

    private Dimension Dimension(string file, string id)
    {
        var root = Root(file);
        CheckKeys(root, file, "id", "name", "about", "not-for", "applies-when", "criteria");
        if (root.Exists && root["id"].Text != id)
            Error(file, root["id"], $"the id must be {id}, as rubric.yml says");
        if (root["criteria"] is { Kind: DataKind.Map or DataKind.Scalar } wrong)
            Error(file, wrong, "criteria is a list");
        var criteria = root["criteria"].Items.Select(item => Criterion(item, file, id)).OrderBy(criterion => criterion.Level).ToArray();
        return new Dimension(
            id,
            Text(root, "name", file),
            Text(root, "about", file),
            root["not-for"].Members.Where(member => IsArchetype(member.Key, file, member.Value)).DistinctBy(member => member.Key, StringComparer.Ordinal).ToDictionary(member => member.Key, member => member.Value.Text, StringComparer.Ordinal),
            root.Has("applies-when") ? Decision(root["applies-when"], file) : null,
            criteria);
    }

    private Criterion Criterion(DataNode node, string file, string dimension)
    {
        CheckKeys(node, file, "id", "requirement", "why", "how", "effort", "decided-by", "attestable", "lifts", "not-for", "references");
        var id = Id(node, file);
        var match = CriterionId().Match(id);
        if (!match.Success || match.Groups["dimension"].Value != dimension)
            Error(file, node["id"], $"the id {id} must be {dimension}.LEVEL.slug with a level from 2 to 5");
        if (!node.Has("decided-by") && node["attestable"].AsBoolean() != true)
            Error(file, node, $"{id} needs decided-by, or attestable: true for what no repository shows");
        if (node.Has("lifts") && node["lifts"].AsBoolean() is null)
            Error(file, node["lifts"], "lifts is true or false");
        return new Criterion(
            id,
            match.Success ? match.Groups["level"].Value[0] - '0' : 0,
            Text(node, "requirement", file),
            Text(node, "why", file),
            Text(node, "how", file),
            Minutes(node, file),
            node.Has("decided-by") ? Decision(node["decided-by"], file) : null,
            [.. node["not-for"].ItemsOrSelf.Where(item => IsArchetype(item.Text, file, item)).Select(item => item.Text)],
            [.. node["references"].ItemsOrSelf.Select(item => item.Text)])
        {
            NeverLifts = node["lifts"].AsBoolean() == false,
        };
    }

    private QuickWin QuickWin(DataNode node, HashSet<string> criteria)
    {
        const string file = "quick-wins.yml";
        CheckKeys(node, file, "id", "title", "why", "how", "effort", "remedy", "paths", "decided-by", "criterion");
        if (node["remedy"].Text is not ("file" or "setting"))
            Error(file, node, "remedy must be file or setting");
        if (node["criterion"].Exists && !criteria.Contains(node["criterion"].Text))
            Error(file, node["criterion"], $"there is no criterion {node["criterion"].Text}");
        return new QuickWin(
            Id(node, file),
            Text(node, "title", file),
            Text(node, "why", file),
            Text(node, "how", file),
            Minutes(node, file),
            node["remedy"].Text,
            [.. node["paths"].ItemsOrSelf.Select(item => item.Text)],
            Decision(node["decided-by"], file),
            node["criterion"].Exists ? node["criterion"].Text : null);
    }

    private Decision Decision(DataNode node, string file)
    {
        if (node.Kind == DataKind.Scalar)
        {
            if (!probes.Contains(node.Text))
                Error(file, node, $"there is no probe {node.Text}");
            return new Decision.One(node.Text);
        }

        if (node.Kind == DataKind.List)
            return new Decision.All([.. node.Items.Select(item => Decision(item, file))]);
        if (node.Members is [{ Key: "all" or "any" } only] && only.Value.Kind == DataKind.List)
        {
            var parts = only.Value.Items.Select(item => Decision(item, file)).ToArray();
            return only.Key == "all" ? new Decision.All(parts) : new Decision.Any(parts);
        }

        Error(file, node, "a decision is a probe id, a list of decisions, or a map with all: or any: over a list");
        return new Decision.All([]);
    }

    private DataNode Root(string file)
    {
        if (!files.TryGetValue(file, out var text))
        {
            errors.Add($"{file}:1: the file is missing");
            return DataNode.None;
        }

        var document = YamlReader.ReadAll(text) is [var first, ..] ? first : DataDocument.Broken("the file is empty", 1);
        if (document.Error is not null)
            errors.Add($"{file}:{document.ErrorLine}: {document.Error}");
        return document.Root;
    }

    private void CheckKeys(DataNode node, string file, params ReadOnlySpan<string> known)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in node.Members)
        {
            if (!known.Contains(member.Key))
                Error(file, member.Value, $"unknown key {member.Key}");
            else if (!seen.Add(member.Key))
                Error(file, member.Value, $"the key {member.Key} is repeated");
        }
    }

    private string Id(DataNode node, string file)
    {
        var id = Text(node, "id", file);
        if (id.Length > 0 && !ids.Add(id))
            Error(file, node["id"], $"the id {id} is used twice");
        return id;
    }

    private string Text(DataNode node, string key, string file)
    {
        if (node[key].Text.Trim().Length == 0)
            Error(file, node, $"{key} is missing");
        return node[key].Text.Trim();
    }

    private int Minutes(DataNode node, string file)
    {
        if (node["effort"].AsNumber() is >= 1 and <= 100_000 and var minutes)
            return (int)minutes;
        Error(file, node, "effort is missing: minutes, at least 1");
        return 0;
    }

    private bool IsArchetype(string name, string file, DataNode node)
    {
        var known = Archetype.All.Contains(name, StringComparer.Ordinal);
        if (!known)
            Error(file, node, $"there is no archetype {name}");
        return known;
    }

    private void Error(string file, DataNode node, string message) => errors.Add($"{file}:{Math.Max(1, node.Line)}: {message}");

    [GeneratedRegex(@"^(?<dimension>[a-z-]+)\.(?<level>[2-5])\.[a-z0-9-]+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CriterionId();
}
