using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace MaturityBot.TestSupport.GitHub;

/// <summary>Packs commits as <c>tarball/{ref}</c> does, which <c>emulate</c> lacks. GitHub redirects to another host for it; here it comes at once.</summary>
internal sealed class Archives(Func<string, Task<JsonNode?>> read)
{
    private const string Template = "/repos/{owner}/{repo}/tarball/{ref}";

    /// <summary>The archive, or null when none is asked for.</summary>
    public async Task<Answer?> Find(RecordedRequest request, IReadOnlyDictionary<string, string> permissions)
    {
        if (request.Template != Template)
            return null;
        if (!permissions.ContainsKey("contents"))
            return Answer.Refusal(403, "Resource not accessible by integration");

        string[] segments = request.Request.Path.Split('/');
        string repository = $"/repos/{segments[2]}/{segments[3]}";
        return await read($"{repository}/git/trees/{segments[5]}?recursive=1") is { } tree
            ? new Answer(200, await Pack(repository, $"{segments[2]}-{segments[3]}-{segments[5]}", tree["tree"]!.AsArray()), "application/x-gzip")
            : Answer.Refusal(404, "Not Found");
    }

    private async Task<byte[]> Pack(string repository, string folder, JsonArray tree)
    {
        using var packed = new MemoryStream();
        await using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        await using (var tar = new TarWriter(zip))
        {
            foreach (var item in tree.Where(item => item!["type"]!.GetValue<string>() == "blob"))
            {
                string path = $"{folder}/{item!["path"]!.GetValue<string>()}";
                var blob = await read($"{repository}/git/blobs/{item["sha"]!.GetValue<string>()}");
                byte[] content = Convert.FromBase64String(blob!["content"]!.GetValue<string>());
                await tar.WriteEntryAsync(item["mode"]!.GetValue<string>() == "120000"
                    ? new PaxTarEntry(TarEntryType.SymbolicLink, path) { LinkName = Encoding.UTF8.GetString(content) }
                    : new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(content) });
            }
        }

        return packed.ToArray();
    }
}
