using MaturityBot.TestSupport.ApiDescription;

namespace MaturityBot.TestSupport.GitHub;

/// <summary>A request that came to the local GitHub.</summary>
/// <param name="Number">Its place in the order of arrival, from 1.</param>
/// <param name="Request">What was asked.</param>
/// <param name="Template">The path template it is for; empty when GitHub describes none.</param>
public sealed record RecordedRequest(int Number, GitHubRequest Request, string Template)
{
    /// <summary>The status it was answered with; 0 while it is not answered.</summary>
    public int Status { get; internal set; }

    /// <summary>Whether it changes something that people see; asking for a token does not.</summary>
    public bool Writes => Request.Method is not ("GET" or "HEAD") && Template != TokenTemplate;

    /// <summary>Whether it is for one path template.</summary>
    public bool Is(string method, string template) => Request.Method == method && Template == template;

    internal const string TokenTemplate = "/app/installations/{installation_id}/access_tokens";

    /// <inheritdoc />
    public override string ToString() => $"{Number}. {Request.Method} {Request.PathAndQuery} -> {Status}";
}
