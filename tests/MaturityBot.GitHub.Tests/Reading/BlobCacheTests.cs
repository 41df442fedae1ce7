using System.Text;
using MaturityBot.GitHub.Reading;

namespace MaturityBot.GitHub.Tests.Reading;

public sealed class BlobCacheTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"maturitybot-{Guid.NewGuid():N}");
    private readonly ShiftedTime time = new();

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void What_is_kept_is_found_again_also_by_another_process()
    {
        var id = Keep(new BlobCache(folder, 1000, time), "hello");

        Assert.Equal("hello", Encoding.UTF8.GetString(new BlobCache(folder, 1000, time).Find(id)!));
    }

    [Fact]
    public void A_content_that_was_tampered_with_is_not_found_and_is_removed()
    {
        var cache = new BlobCache(folder, 1000, time);
        var id = Keep(cache, "hello");
        var file = Directory.GetFiles(folder, id, SearchOption.AllDirectories).Single();
        File.WriteAllText(file, "other");

        Assert.Null(cache.Find(id));
        Assert.False(File.Exists(file));
    }

    [Fact]
    public void The_folder_can_be_deleted_at_any_time()
    {
        var cache = new BlobCache(folder, 1000, time);
        var id = Keep(cache, "hello");
        Directory.Delete(folder, recursive: true);

        Assert.Null(cache.Find(id));
        Keep(cache, "hello");
        Assert.NotNull(cache.Find(id));
    }

    [Fact]
    public void Beyond_its_size_the_least_recently_used_contents_go()
    {
        var cache = new BlobCache(folder, 1000, time);
        var ids = new List<string>();
        for (var number = 0; number < 12; number++)
        {
            time.Shift += TimeSpan.FromHours(2);
            ids.Add(Keep(cache, new string((char)('a' + number), 100)));
            Assert.NotNull(cache.Find(ids[0]));
        }

        Assert.NotNull(cache.Find(ids[0]));
        Assert.Null(cache.Find(ids[1]));
        Assert.NotNull(cache.Find(ids[^1]));
        Assert.InRange(Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length), 1, 1000);
    }

    [Fact]
    public void A_content_larger_than_the_cache_is_not_kept()
    {
        var cache = new BlobCache(folder, 10, time);

        Assert.Null(cache.Find(Keep(cache, "more than ten bytes")));
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("")]
    [InlineData("CE013625030BA8DBA906F756967F9E9CA394464A")]
    public void What_is_no_id_is_not_looked_for(string id) => Assert.Null(new BlobCache(folder, 1000, time).Find(id));

    [Fact]
    public async Task Many_may_keep_the_same_content_at_once()
    {
        var cache = new BlobCache(folder, 100_000, time);

        var ids = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => Keep(cache, "hello"))));

        Assert.NotNull(cache.Find(ids[0]));
        Assert.Single(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_keeps_nothing_and_fails_nothing()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        File.WriteAllText(folder, "a file in the way");
        try
        {
            var cache = new BlobCache(folder, 1000, time);
            Assert.Null(cache.Find(Keep(cache, "hello")));
        }
        finally
        {
            File.Delete(folder);
        }
    }

    private static string Keep(BlobCache cache, string text)
    {
        var id = GitBlobId.Of(Encoding.UTF8.GetBytes(text));
        cache.Keep(id, Encoding.UTF8.GetBytes(text));
        return id;
    }
}
