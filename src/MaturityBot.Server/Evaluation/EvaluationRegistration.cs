using MaturityBot.Core.Rating;
using MaturityBot.Core.Rubrics;
using MaturityBot.GitHub.Api;
using MaturityBot.GitHub.Publishing;
using MaturityBot.GitHub.Reading;
using MaturityBot.Server.Setup;

namespace MaturityBot.Server.Evaluation;

/// <summary>Registers the pipeline.</summary>
public static class EvaluationRegistration
{
    private const long CachedBytes = 2L << 30;

    /// <summary>Adds the pipeline and the way to GitHub that it works with; neither is asked for in set-up mode.</summary>
    public static IServiceCollection AddEvaluation(this IServiceCollection services, ServerSettings settings) => services
        .AddSingleton(BuiltInRubric.Pillars)
        .AddSingleton<Assessor>()
        .AddSingleton(provider => new GitHubClient(settings.GitHub, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new BlobCache(CacheFolder(settings), CachedBytes, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<OrganizationDefaults>()
        .AddSingleton<GitHubReading>()
        .AddSingleton<SnapshotsFromGitHub>()
        .AddSingleton<Publisher>()
        .AddSingleton<OngoingChecks>()
        .AddScoped<IEvaluation, EvaluationPipeline>();

    // Beside the database: what is there can be fetched again.
    private static string CacheFolder(ServerSettings settings) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(settings.Storage.SqlitePath)) ?? ".", "blobs");
}
