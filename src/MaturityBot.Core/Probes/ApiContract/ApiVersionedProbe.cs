using MaturityBot.Core.Catalogue;
using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.ApiContract;

/// <summary>The interface carries its version: by a library, in the paths of its specification, in packages of protocol buffers, or where routes are declared.</summary>
internal sealed class ApiVersionedProbe : IProbe
{
    private const int LongestSpecification = 1 << 20;

    private static readonly string[] Specifications = ["**/*{openapi,swagger}*.{yml,yaml,json}", "**/{api,apis,spec,specs,openapi,docs}/**/*.{yml,yaml,json}"];

    private static readonly string[] RouteFiles =
    [
        $"**/*{{Controller,Controllers,Resource,Routes,routes,Router,router,Endpoints,Api,Handlers,handlers,urls,blueprints,controller}}*.{SourceSearch.Endings}",
        $"**/{{routes,routers,controllers,endpoints,api}}/**/*.{SourceSearch.Endings}", $"**/{{main,server,app,index}}.{SourceSearch.Endings}", "config/routes.rb", "routes/api.php",
    ];

    // Only where a route is declared; calls of other people's APIs have versions too.
    private static readonly string[] Declarations =
    [
        "@Path(\"/v1", "@Path(\"/v2", "@Path(\"v1", "@Path(\"v2", "@Path(\"/api/v", "Mapping(\"/v1", "Mapping(\"/v2", "Mapping(\"/api/v", "Mapping(value = \"/api/v", "Mapping(path = \"/api/v", "Mapping(\"api/v",
        "[Route(\"api/v", "[Route(\"v1", "[Route(\"v{version", "[ApiVersion(", "MapGroup(\"/v1", "MapGroup(\"/api/v", "MapGroup(\"api/v", "NewVersionedApi(", ".Group(\"/v1", ".Group(\"/api/v", ".Group(\"v1", ".Route(\"/v1", ".Route(\"/api/v", "PathPrefix(\"/v1", "PathPrefix(\"/api/v",
        ".use('/v1", ".use('/api/v", ".use(\"/v1", ".use(\"/api/v", "prefix: '/v1", "prefix: '/api/v", "prefix: \"/api/v", "setGlobalPrefix('api/v", "enableVersioning(", "APIRouter(prefix=\"/v1", "APIRouter(prefix=\"/api/v", "prefix=\"/v1", "prefix=\"/api/v", "prefix='/api/v", "url_prefix='/api/v", "url_prefix=\"/api/v",
        "path('api/v", "path(\"api/v", "path('v1/", "namespace :v1", "namespace :v2", "scope '/v1", "scope \"/api/v", "scope \"/v1", "prefix('v1", "prefix('api/v", ".nest(\"/v1", ".nest(\"/api/v", "web::scope(\"/v1", "web::scope(\"/api/v", "scope(\"/api/v", "HandleFunc(\"/v1", "HandleFunc(\"/api/v", "Handle(\"/v1", "Handle(\"/api/v",
    ];

    public string Id => "api-versioned";

    public string Question => "Does the interface carry its version?";

    public IReadOnlyList<string> Reads => [.. Capability.Reads, .. Specifications, .. RouteFiles, "**/*.proto"];

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        Capability.Find(snapshot, "api-versioning")
            .Concat(SpecifiedPaths(snapshot))
            .Concat(ProtoPackages(snapshot))
            .Concat(SourceSearch.Lines(snapshot, RouteFiles, Declarations, "routes are declared with a version")),
        "neither routes nor packages nor specifications of the interface carry a version");

    private static IEnumerable<Evidence> SpecifiedPaths(Snapshot snapshot) =>
        from file in snapshot.ReadAll(Specifications)
        where file.Content.Length <= LongestSpecification && (file.Content.Span.IndexOf("openapi"u8) >= 0 || file.Content.Span.IndexOf("swagger"u8) >= 0) && file.Content.Span.IndexOf("paths"u8) >= 0
        let root = (file.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? JsonReader.Read(file) : YamlReader.Read(file)).Root
        where root["openapi"].Exists || root["swagger"].Exists
        let versioned = root["paths"].Members.FirstOrDefault(member => IsVersioned(member.Key))
        let server = root["servers"].Items.Select(item => item["url"]).Append(root["basePath"]).FirstOrDefault(url => IsVersioned(url.Text))
        where versioned.Value is not null || server is not null
        select Evidence.At(file, versioned.Value ?? server!, $"the specification has the path {versioned.Key ?? server!.Text}");

    private static IEnumerable<Evidence> ProtoPackages(Snapshot snapshot) =>
        from file in snapshot.ReadAll("**/*.proto")
        let index = file.Lines.ToList().FindIndex(line => line.StartsWith("package ", StringComparison.Ordinal) && IsVersion(line.TrimEnd(';', ' ').Split('.')[^1]))
        where index >= 0
        select Evidence.At(file, index + 1, "the package carries a version");

    private static bool IsVersioned(string path) => path.Split('/').Take(6).Any(IsVersion);

    private static bool IsVersion(string part) => part is ['v' or 'V', >= '0' and <= '9', ..] && part.Length <= 12;
}
