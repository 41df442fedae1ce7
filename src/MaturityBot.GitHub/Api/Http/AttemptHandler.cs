namespace MaturityBot.GitHub.Api.Http;

/// <summary>One request on the wire: counted, timed, its answer read into memory unless it is to be streamed.</summary>
internal sealed class AttemptHandler(GitHubOptions options, TimeProvider time, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const long LargestAnswer = 32 << 20;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = RequestContext.Of(request);
        if (request.RequestUri!.Authority == options.ApiUrl.Authority)
            context.Counter?.Increment();

        using var timeout = new CancellationTokenSource(options.RequestTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, either.Token);
            if (!context.Streams || !response.IsSuccessStatusCode)
                await response.Content.LoadIntoBufferAsync(LargestAnswer, either.Token);
            return response;
        }
        catch (Exception exception)
        {
            response?.Dispose();
            if (exception is OperationCanceledException && timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
                throw new TimeoutException($"No answer within {options.RequestTimeout.TotalSeconds:0.#} s.", exception);
            throw;
        }
    }
}
