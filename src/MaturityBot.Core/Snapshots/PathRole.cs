namespace MaturityBot.Core.Snapshots;

/// <summary>Whether a path is the repository's own work or something it only carries.</summary>
public static class PathRole
{
    private static readonly HashSet<string> Carried = new(StringComparer.OrdinalIgnoreCase)
    {
        "node_modules", "vendor", "vendored", "third_party", "third-party", "thirdparty", "3rdparty", "external_libs", "bower_components", "jspm_packages",
        "testdata", "test-data", "test_data", "fixtures", "__fixtures__", "__snapshots__", "testassets", "test-assets", "test-fixtures",
        "examples", "example", "samples", "sample", "demos",
        "dist", "generated", "__generated__", "site-packages", ".venv", "venv", ".yarn", "Godeps", "Pods",
    };

    /// <summary>False for vendored, generated, example and test-data paths: their content says nothing about the repository's own practice.</summary>
    public static bool IsOwn(string path)
    {
        var rest = path.AsSpan();
        for (var slash = rest.IndexOf('/'); slash >= 0; slash = rest.IndexOf('/'))
        {
            // Below src/main/java stand names of packages: com/example, samples/petclinic.
            if (rest[..slash] is "java" or "kotlin" or "scala" or "groovy" && path.AsSpan(0, path.Length - rest.Length).Contains("src/", StringComparison.Ordinal))
                return true;
            if (Carried.GetAlternateLookup<ReadOnlySpan<char>>().Contains(rest[..slash]))
                return false;
            rest = rest[(slash + 1)..];
        }

        return true;
    }
}
