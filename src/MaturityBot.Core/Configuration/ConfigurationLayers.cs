using MaturityBot.Core.Documents;

namespace MaturityBot.Core.Configuration;

/// <summary>How a repository's own file is laid over its organisation's.</summary>
internal static class ConfigurationLayers
{
    /// <summary>Both as one: maps are merged key by key, and where both have a value the repository's counts.</summary>
    public static DataNode Merge(DataNode organization, DataNode repository)
    {
        if (!repository.Exists)
            return organization;
        if (organization.Kind != DataKind.Map || repository.Kind != DataKind.Map)
            return repository;

        var names = organization.Members.Concat(repository.Members).Select(member => member.Key).Distinct(StringComparer.Ordinal);
        return DataNode.Map([.. names.Select(name => KeyValuePair.Create(name, Merge(organization[name], repository[name])))], repository.Line, repository.EndLine);
    }

    /// <summary>An error for each key that the organisation locks and the repository sets all the same, on the line that names it.</summary>
    public static IEnumerable<ConfigurationError> Overridden(DataNode locked, DataNode repository)
    {
        foreach (var key in locked.ItemsOrSelf.Select(item => item.Text))
        {
            var (parent, node) = (repository, repository);
            foreach (var name in key.Split('.'))
                (parent, node) = (node, node[name]);
            if (node.Exists)
                yield return new ConfigurationError(Math.Max(1, parent.LineOf(key[(key.LastIndexOf('.') + 1)..])), $"{key} is locked by the organisation and cannot be set here");
        }
    }

    /// <summary>What is in force: the merged settings, with the entries and ignored paths of both files.</summary>
    public static MaturityConfiguration Combine(MaturityConfiguration merged, MaturityConfiguration organization, MaturityConfiguration repository) => merged with
    {
        Pillars = merged.Pillars.ToDictionary(
            item => item.Key,
            item => repository.Pillars.ContainsKey(item.Key) ? item.Value : item.Value with { Origin = ConfigurationOrigin.Organization },
            StringComparer.Ordinal),
        Attestations = [.. organization.Attestations, .. repository.Attestations],
        Waivers = [.. organization.Waivers, .. repository.Waivers],
        IgnoredPaths = [.. organization.IgnoredPaths.Union(repository.IgnoredPaths, StringComparer.Ordinal)],
    };
}
