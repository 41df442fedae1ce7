using System.Collections.Concurrent;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace MaturityBot.TestSupport.GitHub;

/// <summary>Archives of repositories: as on GitHub, the API redirects to an address that needs no token and works once.</summary>
internal sealed class Tarballs(Func<string, Task<JsonNode?>> read, Uri address)
{
    public const string Path = "/_codeload/";

    private readonly ConcurrentDictionary<string, (string Repository, string Reference)> offered = new(StringComparer.Ordinal);

    /// <summary>The redirection to an archive.</summary>
    public Answer Offer(RecordedRequest request)
    {
        string[] segments = request.Request.Path.Split('/', 6);
        string key = Guid.NewGuid().ToString("N");
        offered[key] = ($"{segments[2]}/{segments[3]}", Uri.UnescapeDataString(segments[5]));
        var redirection = Answer.Empty(302);
        redirection.Headers["Location"] = new Uri(address, Path + key).AbsoluteUri;
        return redirection;
    }

    /// <summary>The archive that a redirection led to.</summary>
    public async Task<Answer> Take(string path)
    {
        if (!offered.TryRemove(path[Path.Length..], out var wanted) || await read($"/repos/{wanted.Repository}/git/trees/{wanted.Reference}?recursive=1") is not { } tree)
            return Answer.Refusal(404, "Not Found");
        using var bytes = new MemoryStream();
        await using (var zip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        await using (var tar = new TarWriter(zip, TarEntryFormat.Pax))
        {
            string root = $"{wanted.Repository.Replace('/', '-')}-{wanted.Reference}";
            foreach (var entry in tree["tree"]!.AsArray().OfType<JsonNode>().Where(e => e["type"]!.GetValue<string>() == "blob"))
                await Write(tar, root, wanted.Repository, entry);
        }

        return new Answer(200, bytes.ToArray(), "application/x-gzip");
    }

    private async Task Write(TarWriter tar, string root, string repository, JsonNode entry)
    {
        var blob = await read($"/repos/{repository}/git/blobs/{entry["sha"]!.GetValue<string>()}");
        byte[] content = Convert.FromBase64String(blob!["content"]!.GetValue<string>());
        string name = $"{root}/{entry["path"]!.GetValue<string>()}";
        if (entry["mode"]!.GetValue<string>() == "120000")
        {
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.SymbolicLink, name) { LinkName = Encoding.UTF8.GetString(content) });
            return;
        }

        using var data = new MemoryStream(content);
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = data });
    }
}
