using System.Net;
using Polly;
using Polly.Retry;

namespace MaturityBot.GitHub.Api.Http;

/// <summary>
/// Tries again what failed in passing: everything that only reads; what writes only when the request surely did not arrive, because a comment must not appear twice.
/// </summary>
internal sealed class RetryHandler(TimeProvider time, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly ResiliencePipeline<HttpResponseMessage> reading = Build(time, outcome => outcome.Result is { } response ? IsPassing(response) : IsPassing(outcome.Exception));
    private readonly ResiliencePipeline<HttpResponseMessage> writing = Build(time, outcome => NeverArrived(outcome.Exception));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var pipeline = request.Method == HttpMethod.Get || request.Method == HttpMethod.Head ? reading : writing;
        return await pipeline.ExecuteAsync(
            static async (state, cancellation) => await state.Handler.SendOnceAsync(state.Request, cancellation),
            (Handler: this, Request: request),
            cancellationToken);
    }

    private Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellation) => base.SendAsync(request, cancellation);

    private static ResiliencePipeline<HttpResponseMessage> Build(TimeProvider time, Func<Outcome<HttpResponseMessage>, bool> again) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = 3,
                Delay = TimeSpan.FromMilliseconds(300),
                MaxDelay = TimeSpan.FromSeconds(5),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(again(arguments.Outcome)),
                OnRetry = arguments =>
                {
                    arguments.Outcome.Result?.Dispose();
                    return ValueTask.CompletedTask;
                },
            })
            .Build();

    private static bool IsPassing(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or HttpStatusCode.RequestTimeout;

    private static bool IsPassing(Exception? exception) => exception is HttpRequestException or TimeoutException or IOException;

    private static bool NeverArrived(Exception? exception) =>
        exception is HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        };
}
