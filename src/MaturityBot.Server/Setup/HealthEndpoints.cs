using System.Text.Json.Serialization;
using MaturityBot.Server.Inbox;

namespace MaturityBot.Server.Setup;

/// <summary>Tells whether the process lives, and whether what it depends on does.</summary>
public static class HealthEndpoints
{
    /// <summary>Maps the health endpoints.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints, ServerSettings settings)
    {
        var mode = settings.IsSetUpMode ? "set-up" : "serving";
        endpoints.MapGet("/health/live", () => Results.Json(new Health("ok", mode, []), HealthJson.Default.Health));
        if (settings.IsSetUpMode)
            endpoints.MapGet("/health/ready", () => Results.Json(new Health("not set up", mode, []), HealthJson.Default.Health, statusCode: StatusCodes.Status503ServiceUnavailable));
        else
            endpoints.MapGet("/health/ready", (IInbox inbox, CancellationToken cancellation) => ReadyAsync(inbox, mode, cancellation));
    }

    private static async Task<IResult> ReadyAsync(IInbox inbox, string mode, CancellationToken cancellation)
    {
        try
        {
            var state = await inbox.CountAsync(cancellation);
            return Results.Json(new Health("ok", mode, [new("storage", "ok", $"{state.Waiting} waiting, {state.Held} held, {state.Parked} parked")]), HealthJson.Default.Health);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return Results.Json(new Health("failing", mode, [new("storage", "failing", failure.GetType().Name)]), HealthJson.Default.Health, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}

/// <summary>The state of the server.</summary>
public sealed record Health(string Status, string Mode, IReadOnlyList<DependencyHealth> Dependencies);

/// <summary>The state of something that the server depends on.</summary>
public sealed record DependencyHealth(string Name, string Status, string Detail);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Health))]
internal sealed partial class HealthJson : JsonSerializerContext;
