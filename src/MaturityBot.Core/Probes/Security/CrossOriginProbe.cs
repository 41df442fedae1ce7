using MaturityBot.Core.Code;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Security;

/// <summary>Pages of other origins are let in by name, not all of them. Code that lets nobody in needs no list.</summary>
internal sealed class CrossOriginProbe : IProbe
{
    private static readonly string[] Everyone =
    [
        "AllowAnyOrigin(", "AllowAllOrigins: true", "allow_origins=[\"*\"]", "allow_origins=['*']", "CORS_ORIGIN_ALLOW_ALL = True", "CORS_ALLOW_ALL_ORIGINS = True", "origin: '*'", "origin: \"*\"", "app.use(cors())",
        "origins = \"*\"", "origins=\"*\"", "origins '*'", "allowedOrigins(\"*\")", "\"Access-Control-Allow-Origin\", \"*\"", "'Access-Control-Allow-Origin', '*'", "CorsLayer::permissive", "add_header Access-Control-Allow-Origin *",
        "AllowedOrigins: []string{\"*\"}",
    ];

    private static readonly string[] Named =
    [
        "WithOrigins(", "AllowOrigins:", "AllowedOrigins:", "allow_origins=", "CORS_ALLOWED_ORIGINS", "CORS_ORIGIN_WHITELIST", "allowedOrigins(", "Access-Control-Allow-Origin", "cors({", "rack-cors", "CorsLayer", "@CrossOrigin",
    ];

    private static readonly string[] Globs = [.. CodeSearch.Entries, "**/*{Cors,cors,CORS}*.{cs,java,kt,js,ts,py,go,rb,php}", "**/config/initializers/cors.rb", "**/middleware/*.{js,ts,py,go}", "**/server/**/*.go"];

    public string Id => "cross-origin-restricted";

    public string Question => "Are pages of other origins let in by name only?";

    public IReadOnlyList<string> Reads { get; } = [.. Globs, .. EdgeConfiguration.Reads];

    public ProbeResult Examine(Snapshot snapshot)
    {
        Evidence[] open = [.. CodeSearch.Find(snapshot, Globs, Everyone, "pages of every origin are let in"), .. EdgeConfiguration.With(snapshot, ["Access-Control-Allow-Origin *", "Access-Control-Allow-Origin \"*\""], "pages of every origin are let in")];
        if (open.Length > 0)
            return ProbeResult.NotMet(open);
        var named = CodeSearch.Find(snapshot, Globs, Named, "pages of other origins are let in by name").ToArray();
        return named.Length > 0 ? ProbeResult.Met(named) : ProbeResult.NotApplicable("no page of another origin is let in");
    }
}
