using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Reading;

namespace MaturityBot.GitHub.Tests.Reading;

/// <summary>A repository of a few files that a stand-in serves as tree, blobs and archive.</summary>
internal sealed class SampleRepository
{
    public const string Commit = "c0ffee0000000000000000000000000000000000";
    public const string CommitLine = "GET /repos/acme/shop/git/commits/" + Commit;
    public const string TreeLine = "GET /repos/acme/shop/git/trees/" + Commit + "?recursive=1";
    public const string ArchiveLine = "GET /repos/acme/shop/tarball/" + Commit;

    private readonly Dictionary<string, byte[]> files = new(StringComparer.Ordinal);

    public IReadOnlyList<TreeEntry> Entries => [.. files.Select(file => new TreeEntry(file.Key, TreeEntryKind.File, GitBlobId.Of(file.Value), file.Value.Length))];

    public static SampleRepository Of(int count) =>
        Enumerable.Range(0, count).Aggregate(new SampleRepository(), (repository, number) => repository.With($"file{number}.md", $"text {number}"));

    public SampleRepository With(string path, string text)
    {
        files[path] = Encoding.UTF8.GetBytes(text);
        return this;
    }

    public TreeEntry this[string path] => Entries.Single(entry => entry.Path == path);

    public static string ItemOf(TreeEntry entry, string mode = "100644") =>
        $$"""{"path":"{{entry.Path}}","mode":"{{mode}}","type":"blob","size":{{entry.Size}},"sha":"{{entry.BlobId}}"}""";

    /// <summary>Serves commit, tree and single blobs.</summary>
    public SampleRepository ServeBy(GitHubStandIn github)
    {
        github.On(CommitLine, $$$"""{"sha":"{{{Commit}}}","committer":{"name":"Octo","date":"2026-01-02T03:04:05Z"}}""");
        github.On(TreeLine, $$"""{"sha":"{{Commit}}","truncated":false,"tree":[{{string.Join(',', Entries.Select(entry => ItemOf(entry)))}}]}""");
        foreach (var content in files.Values)
            github.On($"GET /repos/acme/shop/git/blobs/{GitBlobId.Of(content)}", $$"""{"encoding":"base64","content":"{{Convert.ToBase64String(content).Insert(4, "\\n")}}"}""");
        return this;
    }

    /// <summary>Serves an archive, by a redirect to an address that needs no token, as GitHub does.</summary>
    public SampleRepository ServeArchiveBy(GitHubStandIn github, byte[]? archive = null)
    {
        github.On(ArchiveLine, "{}", 302, ("Location", "/elsewhere/archive"));
        github.OnBytes("GET /elsewhere/archive", archive ?? Archive(files.Select(file => (TarEntry)new PaxTarEntry(TarEntryType.RegularFile, $"acme-shop-c0ffee0/{file.Key}") { DataStream = new MemoryStream(file.Value) })));
        return this;
    }

    public static byte[] Archive(IEnumerable<TarEntry> entries)
    {
        using var archive = new MemoryStream();
        using (var zip = new GZipStream(archive, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(zip))
        {
            foreach (var entry in entries)
                tar.WriteEntry(entry);
        }

        return archive.ToArray();
    }
}
