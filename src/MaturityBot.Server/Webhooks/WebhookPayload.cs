using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MaturityBot.Server.Webhooks;

/// <summary>The few fields of GitHub's payloads that are used, over all events. GitHub leaves out and adds fields as it likes, so every one is optional.</summary>
internal sealed record WebhookPayload
{
    public string? Action { get; init; }
    public PayloadRepository? Repository { get; init; }
    public PayloadInstallation? Installation { get; init; }
    public PayloadAccount? Sender { get; init; }

    // push
    public string? Ref { get; init; }
    public string? Before { get; init; }
    public string? After { get; init; }
    public bool Deleted { get; init; }

    public PayloadPullRequest? PullRequest { get; init; }
    public PayloadCheckRun? CheckRun { get; init; }
    public PayloadCheckSuite? CheckSuite { get; init; }
    public PayloadMergeGroup? MergeGroup { get; init; }
    public PayloadIssue? Issue { get; init; }
    public PayloadChanges? Changes { get; init; }

    // installation, installation_repositories
    public IReadOnlyList<PayloadRepository>? Repositories { get; init; }
    public IReadOnlyList<PayloadRepository>? RepositoriesAdded { get; init; }
    public IReadOnlyList<PayloadRepository>? RepositoriesRemoved { get; init; }
}

internal sealed record PayloadRepository
{
    public long Id { get; init; }
    public string? FullName { get; init; }
    public bool? Private { get; init; }
    public bool? Archived { get; init; }
    public string? DefaultBranch { get; init; }

    [JsonConverter(typeof(LenientTimeConverter))]
    public DateTimeOffset? PushedAt { get; init; }
}

internal sealed record PayloadInstallation
{
    public long Id { get; init; }
    public PayloadAccount? Account { get; init; }
}

internal sealed record PayloadAccount
{
    public string? Login { get; init; }
    public string? Type { get; init; }
}

internal sealed record PayloadPullRequest
{
    public int Number { get; init; }
    public bool Draft { get; init; }
    public PayloadEnd? Head { get; init; }
    public PayloadEnd? Base { get; init; }

    [JsonConverter(typeof(LenientTimeConverter))]
    public DateTimeOffset? UpdatedAt { get; init; }
}

/// <summary>Head or base of a pull request.</summary>
internal sealed record PayloadEnd
{
    public string? Ref { get; init; }
    public string? Sha { get; init; }
    public PayloadRepository? Repo { get; init; }
}

internal sealed record PayloadCheckRun
{
    public string? HeadSha { get; init; }
    public PayloadApp? App { get; init; }
    public PayloadCheckSuite? CheckSuite { get; init; }
    public IReadOnlyList<PayloadPullRequest>? PullRequests { get; init; }
}

internal sealed record PayloadCheckSuite
{
    public string? HeadSha { get; init; }
    public string? HeadBranch { get; init; }
    public PayloadApp? App { get; init; }
    public IReadOnlyList<PayloadPullRequest>? PullRequests { get; init; }
}

internal sealed record PayloadApp
{
    public long Id { get; init; }
}

internal sealed record PayloadMergeGroup
{
    public string? HeadSha { get; init; }
    public string? BaseSha { get; init; }
    public string? BaseRef { get; init; }
}

internal sealed record PayloadIssue
{
    public int Number { get; init; }
    public PayloadApp? PerformedViaGithubApp { get; init; }
}

internal sealed record PayloadChanges
{
    public JsonElement? Base { get; init; }
    public JsonElement? DefaultBranch { get; init; }
}

/// <summary>GitHub writes some times as text in one event and as seconds since 1970 in another.</summary>
internal sealed class LenientTimeConverter : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number when reader.TryGetInt64(out var seconds) && seconds is > 0 and < 253402300800:
                return DateTimeOffset.FromUnixTimeSeconds(seconds);
            case JsonTokenType.String:
                return DateTimeOffset.TryParse(reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) => throw new NotSupportedException();
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WebhookPayload))]
internal sealed partial class WebhookPayloadJson : JsonSerializerContext;
