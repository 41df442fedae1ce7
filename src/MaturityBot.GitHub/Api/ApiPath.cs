using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.GitHub.Api;

/// <summary>
/// The path of a request, made from an interpolated string: <c>$"/repos/{repository}/issues/{number:issue_number}"</c>.
/// Each hole is one escaped path segment; what follows its colon names it in <see cref="ApiPath.Template"/>, which is safe to show.
/// </summary>
[InterpolatedStringHandler]
internal ref struct ApiPathBuilder(int literalLength, int formattedCount)
{
    private readonly StringBuilder path = new(literalLength + (formattedCount * 16));
    private readonly StringBuilder template = new(literalLength + (formattedCount * 16));

    public readonly void AppendLiteral(string text)
    {
        path.Append(text);
        template.Append(text);
    }

    public readonly void AppendFormatted(RepositoryName repository)
    {
        AppendFormatted(repository.Owner, "owner");
        AppendLiteral("/");
        AppendFormatted(repository.Name, "repo");
    }

    public readonly void AppendFormatted(long number, string format) => Append(number.ToString(CultureInfo.InvariantCulture), format);

    public readonly void AppendFormatted(string segment, string format)
    {
        // A dot segment would be folded away and address something else.
        if (segment is "" or "." or "..")
            throw new ArgumentException($"'{segment}' cannot be the {format} of a GitHub address.", nameof(segment));
        Append(Uri.EscapeDataString(segment), format);
    }

    public readonly ApiPath Build() => new(path.ToString(), template.ToString(), "");

    private readonly void Append(string escaped, string format)
    {
        path.Append(escaped);
        template.Append('{').Append(format).Append('}');
    }
}

/// <summary>A path below the API address, its template, and its query (empty or <c>?a=b</c>).</summary>
internal readonly record struct ApiPath(string Path, string Template, string Query)
{
    public static ApiPath Of(ApiPathBuilder path) => path.Build();

    /// <summary>Adds a query parameter; null leaves it out.</summary>
    public ApiPath With(string name, string? value) =>
        value is null ? this : this with { Query = $"{(Query.Length == 0 ? "?" : Query + "&")}{name}={Uri.EscapeDataString(value)}" };

    /// <summary>Adds a query parameter.</summary>
    public ApiPath With(string name, long value) => With(name, value.ToString(CultureInfo.InvariantCulture));

    public Uri Below(Uri apiUrl) => new(apiUrl.AbsoluteUri.TrimEnd('/') + Path + Query);
}
