using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MaturityBot.GitHub.Auth;

namespace MaturityBot.GitHub.Api.Http;

/// <summary>Sends typed requests for one scope and turns refusals into <see cref="GitHubApiException"/>. Everything else is in the handlers below it.</summary>
internal sealed class GitHubHttp(HttpClient client, Uri apiUrl, TokenScope? token, ApiRequestCounter? counter)
{
    private const int PageSize = 100;
    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/vnd.github+json");

    public Task<T> GetAsync<T>(ApiPath path, JsonTypeInfo<T> answer, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Get, path, content: null, answer, cancellation);

    /// <summary>The answer, or null when GitHub knows no such thing.</summary>
    public async Task<T?> FindAsync<T>(ApiPath path, JsonTypeInfo<T> answer, CancellationToken cancellation) where T : class
    {
        using var response = await SendAsync(HttpMethod.Get, path, content: null, cancellation);
        return response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone ? null : await ReadAsync(response, path, answer, cancellation);
    }

    public Task<T> PostAsync<TBody, T>(ApiPath path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> answer, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, path, Body(body, bodyType), answer, cancellation);

    public Task<T> PatchAsync<TBody, T>(ApiPath path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> answer, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Patch, path, Body(body, bodyType), answer, cancellation);

    /// <summary>Deletes something; what GitHub does not know is as good as deleted.</summary>
    public async Task DeleteAsync(ApiPath path, CancellationToken cancellation)
    {
        using var response = await SendAsync(HttpMethod.Delete, path, content: null, cancellation);
        if (response.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Gone))
            await EnsureSuccessAsync(response, path.Template, cancellation);
    }

    /// <summary>All items of a list, page by page as they are asked for, at most <paramref name="maxPages"/> pages of 100.</summary>
    public async IAsyncEnumerable<TItem> ListAsync<TPage, TItem>(
        ApiPath path, JsonTypeInfo<TPage> pageType, Func<TPage, IEnumerable<TItem>?> items, int maxPages, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var page = 1; page <= maxPages; page++)
        {
            var (content, hasNext) = await GetPageAsync(path.With("per_page", PageSize).With("page", page), pageType, cancellation);
            foreach (var item in items(content) ?? [])
                yield return item;
            if (!hasNext)
                yield break;
        }
    }

    /// <summary>Sends a request; the caller judges the status.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, ApiPath path, HttpContent? content, CancellationToken cancellation, bool streams = false)
    {
        using var request = new HttpRequestMessage(method, path.Below(apiUrl)) { Content = content };
        request.Headers.Accept.Add(Json);
        new RequestContext(token, counter, path.Template, streams).Attach(request);
        try
        {
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException or IOException)
        {
            throw new GitHubUnreachableException(method.Method, path.Template, exception);
        }
    }

    private static ByteArrayContent Body<T>(T body, JsonTypeInfo<T> type) =>
        new(JsonSerializer.SerializeToUtf8Bytes(body, type)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };

    private async Task<T> SendAsync<T>(HttpMethod method, ApiPath path, HttpContent? content, JsonTypeInfo<T> answer, CancellationToken cancellation)
    {
        using var response = await SendAsync(method, path, content, cancellation);
        return await ReadAsync(response, path, answer, cancellation);
    }

    private async Task<(T Content, bool HasNext)> GetPageAsync<T>(ApiPath path, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        using var response = await SendAsync(HttpMethod.Get, path, content: null, cancellation);
        return (await ReadAsync(response, path, type, cancellation), LinkHeader.HasNext(response));
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, ApiPath path, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        await EnsureSuccessAsync(response, path.Template, cancellation);
        try
        {
            return await response.Content.ReadFromJsonAsync(type, cancellation) ?? throw Unreadable("null");
        }
        catch (JsonException exception)
        {
            throw Unreadable(exception.Path ?? "not JSON");
        }

        GitHubApiException Unreadable(string where) =>
            new(response.StatusCode, response.RequestMessage?.Method.Method ?? "", path.Template, $"The answer is not what the API describes ({where}).");
    }

    public static async Task EnsureSuccessAsync(HttpResponseMessage response, string template, CancellationToken cancellation)
    {
        if (!response.IsSuccessStatusCode)
            throw await Refusal.ReadAsync(response, template, cancellation);
    }
}
