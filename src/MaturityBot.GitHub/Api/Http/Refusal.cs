using System.Text.Json;

namespace MaturityBot.GitHub.Api.Http;

/// <summary>Reads what GitHub says when it refuses.</summary>
internal static class Refusal
{
    private const int LongestReason = 500;

    public static async Task<GitHubApiException> ReadAsync(HttpResponseMessage response, string template, CancellationToken cancellation) =>
        new(
            response.StatusCode,
            response.RequestMessage?.Method.Method ?? "",
            template,
            await ReadReasonAsync(response, cancellation),
            response.Headers.TryGetValues("X-Accepted-GitHub-Permissions", out var permissions) ? Shorten(string.Join("; ", permissions)) : null);

    public static async Task<string> ReadReasonAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            // As bytes, so that it can be read again.
            var body = JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(cancellation), GitHubJson.Default.ErrorBody);
            var details = body?.Errors is { ValueKind: JsonValueKind.Array } errors ? $" {errors.GetRawText()}" : "";
            return Shorten($"{body?.Message ?? response.ReasonPhrase}{details}");
        }
        catch (Exception exception) when (exception is JsonException or IOException or HttpRequestException)
        {
            return Shorten(response.ReasonPhrase ?? "no reason given");
        }
    }

    private static string Shorten(string text) => text.Length <= LongestReason ? text : string.Concat(text.AsSpan(0, LongestReason), "...");
}
