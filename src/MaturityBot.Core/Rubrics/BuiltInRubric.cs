using System.Reflection;
using MaturityBot.Core.Probes;

namespace MaturityBot.Core.Rubrics;

/// <summary>The rubric that ships with the application.</summary>
public static class BuiltInRubric
{
    private static readonly Lazy<Rubric> Loaded = new(() => RubricLoader.Load(Files("rubrics/pillars/"), ProbeList.ById.Keys.ToHashSet(StringComparer.Ordinal)));

    /// <summary>The fourteen pillars, loaded once.</summary>
    public static Rubric Pillars => Loaded.Value;

    /// <summary>Embedded YAML files below a prefix, keyed by the rest of their name.</summary>
    internal static Dictionary<string, string> Files(string prefix)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(name => name[prefix.Length..], name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return reader.ReadToEnd();
            }, StringComparer.Ordinal);
    }
}
