using System.Collections.Concurrent;
using System.Net;
using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api;
using MaturityBot.GitHub.Auth;

namespace MaturityBot.GitHub.Reading;

/// <summary>Fetches contents: from the cache, then many at once as an archive, then one by one.</summary>
internal sealed class BlobReader(RepositoryClient github, BlobCache cache, string commit, TimeProvider time)
{
    private const long TarOverheadPerEntry = 4096;
    private const int MaxSingles = 1_000;
    private const int Parallel = 8;
    private static readonly TimeSpan ArchiveTimeout = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>> contents = new(StringComparer.Ordinal);

    /// <param name="wanted">What to read.</param>
    /// <param name="tree">The whole tree, whose size decides whether an archive pays.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> ReadAsync(
        IReadOnlyCollection<TreeEntry> wanted, IReadOnlyCollection<TreeEntry> tree, CancellationToken cancellation)
    {
        foreach (var entry in wanted)
        {
            if (cache.Find(entry.BlobId) is { } content)
                contents[entry.BlobId] = content;
        }

        var missing = Missing(wanted);
        var unzipped = tree.Sum(entry => entry.Size) + (tree.Count * TarOverheadPerEntry);
        if (unzipped <= WorthUnzipping(missing.Length))
            await ReadArchiveAsync(missing, unzipped, cancellation);

        await System.Threading.Tasks.Parallel.ForEachAsync(
            Missing(wanted).Take(MaxSingles),
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellation },
            async (entry, cancel) => await ReadSingleAsync(entry, cancel));
        return contents;
    }

    private TreeEntry[] Missing(IReadOnlyCollection<TreeEntry> wanted) =>
        [.. wanted.Where(entry => GitBlobId.IsValid(entry.BlobId) && !contents.ContainsKey(entry.BlobId)).DistinctBy(entry => entry.BlobId, StringComparer.Ordinal)];

    /// <summary>The more is missing, the larger an archive may be that saves asking for each by itself; requests are dearer than bytes.</summary>
    private static long WorthUnzipping(int missing) => missing switch
    {
        <= 2 => -1,
        <= 20 => 16 << 20,
        <= 500 => 256 << 20,
        _ => 1 << 30,
    };

    private async Task ReadArchiveAsync(TreeEntry[] missing, long unzipped, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(ArchiveTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            using var response = await github.GitData.OpenTarballAsync(commit, either.Token);
            if (!response.IsSuccessStatusCode)
                return;
            await using var archive = await response.Content.ReadAsStreamAsync(either.Token);
            await TarballReader.ReadAsync(archive, missing, unzipped * 2, Keep, either.Token);
        }
        catch (Exception exception) when (exception is GitHubUnreachableException || (exception is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            // The archive is only a short cut.
        }
    }

    private async Task ReadSingleAsync(TreeEntry entry, CancellationToken cancellation)
    {
        try
        {
            if (await github.GitData.FindBlobAsync(entry.BlobId, cancellation) is { } content && GitBlobId.Matches(entry.BlobId, content))
                Keep(entry, content);
        }
        catch (GitHubApiException exception) when (exception is not (RateLimitedException or InstallationUnavailableException) && exception.Status is HttpStatusCode.Forbidden or HttpStatusCode.UnprocessableEntity)
        {
            // Too large to be handed out, or no blob: left out, as every content that is not to be had.
        }
    }

    private void Keep(TreeEntry entry, byte[] content)
    {
        contents[entry.BlobId] = content;
        cache.Keep(entry.BlobId, content);
    }
}
