using System.Text.Json.Serialization;
using MaturityBot.Server.Setup;

namespace MaturityBot.Server.Webhooks;

/// <summary>Where GitHub delivers.</summary>
public static class WebhookEndpoints
{
    /// <summary>Adds the receiver.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services) => services.AddSingleton<WebhookReceiver>();

    /// <summary>Maps the receiver; not in set-up mode, where there is no secret to verify with.</summary>
    public static void MapWebhooks(this IEndpointRouteBuilder endpoints, ServerSettings settings)
    {
        if (!settings.IsSetUpMode)
            endpoints.MapPost("/api/github/webhooks", (HttpContext context, WebhookReceiver receiver) => receiver.ReceiveAsync(context.Request, context.RequestAborted));
    }
}

/// <summary>The answer to a delivery that was taken.</summary>
/// <param name="Delivery">Its id.</param>
/// <param name="Status"><c>accepted</c>, <c>duplicate</c> or <c>ignored</c>.</param>
public sealed record DeliveryAnswer(string Delivery, string Status);

/// <summary>The answer to a delivery that was not taken.</summary>
public sealed record DeliveryRefusal(string Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DeliveryAnswer))]
[JsonSerializable(typeof(DeliveryRefusal))]
internal sealed partial class DeliveryJson : JsonSerializerContext;
