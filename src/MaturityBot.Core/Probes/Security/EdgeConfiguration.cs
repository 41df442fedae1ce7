using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Security;

/// <summary>What gateways and web servers in front of a service are told to do.</summary>
internal static class EdgeConfiguration
{
    /// <summary>Configurations of web servers and gateways.</summary>
    public static IReadOnlyList<string> Reads { get; } =
        ["**/*nginx*.conf*", "**/nginx/**/*.conf*", "**/conf.d/*.conf", "**/{Caddyfile,.htaccess,_headers,httpd.conf}", "**/{vercel,netlify,firebase,staticwebapp.config}.{json,toml}", "**/traefik*.{yml,yaml,toml}", "**/kong*.{yml,yaml}", "**/next.config.{js,ts,mjs}", "**/envoy*.{yml,yaml}"];

    /// <summary>The first line of each configuration that has one of the pieces outside a comment.</summary>
    public static IEnumerable<Evidence> With(Snapshot snapshot, IReadOnlyList<string> pieces, string saying)
    {
        foreach (var file in snapshot.ReadAll(Reads).Where(file => !TrialPaths.IsTrial(file.Path)))
        {
            for (var index = 0; index < file.Lines.Count; index++)
            {
                if (!file.Lines[index].AsSpan().TrimStart().StartsWith("#") && pieces.Any(piece => file.Lines[index].Contains(piece, StringComparison.OrdinalIgnoreCase)))
                {
                    yield return Evidence.At(file, index + 1, saying);
                    break;
                }
            }
        }
    }
}
