using System.Net.Mime;
using System.Text;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Snapshots;
using MaturityBot.Server.Setup;
using MaturityBot.Server.Storage;

namespace MaturityBot.Server.Dashboard;

/// <summary>What is known of repositories, as JSON.</summary>
public static class ApiEndpoints
{
    /// <summary>Maps the API; not in set-up mode, where nothing is known.</summary>
    public static void MapApi(this IEndpointRouteBuilder endpoints, ServerSettings settings)
    {
        if (settings.IsSetUpMode)
            return;
        var api = endpoints.MapGroup("/api/v1");
        api.MapGet("/repos/{owner}/{name}", LatestAsync);
    }

    /// <summary>The newest assessment of the default branch. Nobody signs in yet, so only what is public is told; what is not looks as if it were not there.</summary>
    private static async Task<IResult> LatestAsync(string owner, string name, IInstallationStore installations, IAssessmentStore assessments, CancellationToken cancellation)
    {
        var known = await installations.FindAsync(new RepositoryName(owner, name), cancellation);
        var assessment = known is { IsPrivate: false } ? await assessments.LatestAsync(known.Repository.Id, cancellation) : null;
        return assessment is null
            ? Results.Problem("No public repository of this name was assessed.", statusCode: StatusCodes.Status404NotFound)
            : Results.Text(AssessmentJson.Write(assessment), MediaTypeNames.Application.Json, Encoding.UTF8);
    }
}
