using MaturityBot.Core.Catalogue;
using MaturityBot.Core.Code;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Security;

/// <summary>Answers to browsers carry security headers. What serves no pages needs none.</summary>
internal sealed class SecurityHeadersProbe : IProbe
{
    private static readonly string[] Pages =
        ["**/*.{cshtml,razor,erb,haml,slim,twig,jsp,ftl,mustache,hbs,ejs,pug,njk,heex,eex,jsx,tsx,vue,svelte,astro}", "**/*.blade.php", "**/{templates,views,static,public,wwwroot}/**/*.html"];

    private static readonly string[] Headers = ["Strict-Transport-Security", "Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options"];

    // Where headers are set by hand, the file says so.
    private static readonly string[] Middleware = ["**/*{Headers,SecurityHeader,SecurityConfig,ContentSecurityPolicy,Csp}*.{cs,java,kt,js,ts,py,go,rb,php}", "**/middleware/*security*.{js,ts,py,go,rb,php,cs}"];

    // The same as frameworks name them.
    private static readonly string[] Setters =
        [.. Headers, "Headers.ContentSecurityPolicy", "Headers.XFrameOptions", "Headers.XContentTypeOptions", "UseHsts(", "contentSecurityPolicy(", "contentSecurityPolicy:", "frameOptions(", "content_security_policy", "secure_headers", "X_FRAME_OPTIONS"];

    public string Id => "security-headers-set";

    public string Question => "Do answers to browsers carry security headers?";

    public IReadOnlyList<string> Reads { get; } = [.. Capability.Reads, .. EdgeConfiguration.Reads, .. Middleware, .. CodeSearch.Entries];

    public ProbeResult Examine(Snapshot snapshot)
    {
        Evidence[] found =
        [
            .. Capability.Find(snapshot, "security-headers"),
            .. CodeSearch.Find(snapshot, [.. Middleware, .. CodeSearch.Entries], Setters, "code of its own sets security headers"),
            .. EdgeConfiguration.With(snapshot, Headers, "the web server sets security headers"),
        ];
        if (found.Length > 0)
            return ProbeResult.Met(found);
        return snapshot.Find(Pages).FirstOrDefault(entry => !CodeRoles.IsTestPath(entry.Path) && entry.Size > 0) is { } page
            ? ProbeResult.NotMet(Evidence.In(page, "pages are served, and nothing sets security headers"))
            : ProbeResult.NotApplicable("no pages are served to browsers");
    }
}
