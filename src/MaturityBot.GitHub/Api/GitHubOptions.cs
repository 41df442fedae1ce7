namespace MaturityBot.GitHub.Api;

/// <summary>Which GitHub, and as which App. A class, not a record, so that the key never shows up in a text form.</summary>
public sealed class GitHubOptions
{
    /// <summary>REST address: <c>https://api.github.com</c>, <c>https://api.SUBDOMAIN.ghe.com</c> or <c>https://HOST/api/v3</c>.</summary>
    public Uri ApiUrl { get; init; } = new("https://api.github.com");

    /// <summary>Address of the pages that people visit.</summary>
    public Uri WebUrl { get; init; } = new("https://github.com");

    /// <summary>The App's number.</summary>
    public long AppId { get; init; }

    /// <summary>The App's client id; GitHub recommends it as the issuer of App tokens. Empty: <see cref="AppId"/> is used.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>The App's private key as PEM text.</summary>
    public string PrivateKey { get; init; } = "";

    /// <summary>How long one attempt of a request may take; GitHub itself gives up after 10 seconds.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>A rate limit that ends sooner than this is waited for; a longer one is a <see cref="RateLimitedException"/>.</summary>
    public TimeSpan LongestRateLimitWait { get; init; } = TimeSpan.FromSeconds(3);
}
