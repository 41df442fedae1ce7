using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using MaturityBot.GitHub.Api;
using MaturityBot.GitHub.Auth;

namespace MaturityBot.Server.Setup;

/// <summary>Registers the App through GitHub's manifest flow. Only in set-up mode, so that a running server cannot be registered anew.</summary>
public static class SetupEndpoints
{
    private const string StateCookie = "maturitybot-setup";

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(SetupPages.Style)))}'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Adds what the set-up pages need.</summary>
    public static IServiceCollection AddSetup(this IServiceCollection services) => services.AddSingleton<AppRegistration>();

    /// <summary>Maps the set-up pages.</summary>
    public static void MapSetup(this IEndpointRouteBuilder endpoints, ServerSettings settings)
    {
        if (!settings.IsSetUpMode)
            return;
        endpoints.MapGet("/setup", Start);
        endpoints.MapGet("/setup/registered", RegisteredAsync);
    }

    private static IResult Start(HttpContext context, ServerSettings settings, string? address, string? organization)
    {
        var own = PublicAddress(address) ?? $"{context.Request.Scheme}://{context.Request.Host}";
        var owner = organization is { Length: > 0 } && organization.All(character => char.IsAsciiLetterOrDigit(character) || character == '-') ? organization : null;
        var state = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        context.Response.Cookies.Append(StateCookie, state, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = own.StartsWith("https:", StringComparison.Ordinal),
            Path = "/setup",
            MaxAge = TimeSpan.FromHours(1),
        });

        var path = owner is null ? "settings/apps/new" : $"organizations/{owner}/settings/apps/new";
        var registerAt = new Uri($"{settings.GitHub.WebUrl.AbsoluteUri.TrimEnd('/')}/{path}?state={state}");
        return Page(context, SetupPages.Start(own, owner, registerAt, AppManifest.ToJson(own)));
    }

    private static async Task<IResult> RegisteredAsync(HttpContext context, AppRegistration registration, string? code, string? state, CancellationToken cancellation)
    {
        var expected = context.Request.Cookies[StateCookie];
        context.Response.Cookies.Delete(StateCookie, new CookieOptions { Path = "/setup" });
        if (expected is null || state is null || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(state)))
            return Page(context, SetupPages.Failed("This browser did not start the registration, or it was started more than an hour ago."), StatusCodes.Status400BadRequest);
        if (code is not { Length: > 0 and <= 100 } || !code.All(char.IsAsciiLetterOrDigit))
            return Page(context, SetupPages.Failed("GitHub sent no code back."), StatusCodes.Status400BadRequest);

        try
        {
            return Page(context, SetupPages.Registered(await registration.ConvertAsync(code, cancellation)));
        }
        catch (Exception failure) when (failure is GitHubApiException or GitHubUnreachableException)
        {
            return Page(context, SetupPages.Failed(failure.Message), StatusCodes.Status502BadGateway);
        }
    }

    private static string? PublicAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https") && address.UserInfo.Length == 0
            ? address.GetLeftPart(UriPartial.Path).TrimEnd('/')
            : null;

    private static IResult Page(HttpContext context, string html, int status = StatusCodes.Status200OK)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return Results.Text(html, MediaTypeNames.Text.Html, Encoding.UTF8, status);
    }
}
