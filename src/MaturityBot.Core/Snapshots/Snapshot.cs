using System.Collections.Concurrent;

namespace MaturityBot.Core.Snapshots;

/// <summary>One repository at one commit, as far as it was read. Immutable; everything a probe may know.</summary>
public sealed class Snapshot
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> views = new();
    private readonly Dictionary<string, TreeEntry> entries;
    private readonly IReadOnlyDictionary<string, SourceFile> contents;
    private readonly Lazy<PathIndex> index;

    /// <summary>Puts a snapshot together from a tree and the contents that were read of it.</summary>
    public Snapshot(
        RepositoryTree tree,
        IReadOnlyDictionary<string, SourceFile> contents,
        RepositorySettings settings,
        IReadOnlyDictionary<string, string>? unread = null,
        PathSet? ignored = null)
    {
        Tree = tree;
        Settings = settings;
        Unread = unread ?? new Dictionary<string, string>(StringComparer.Ordinal);
        this.contents = contents;
        Files = tree.Entries.Where(entry => entry.Kind != TreeEntryKind.Submodule).OrderBy(entry => entry.Path, StringComparer.Ordinal).ToArray();
        Own = Files.Where(entry => PathRole.IsOwn(entry.Path) && ignored?.Contains(entry.Path) != true).ToArray();
        index = new Lazy<PathIndex>(() => new PathIndex(Own));
        entries = Files.ToDictionary(entry => entry.Path, StringComparer.Ordinal);
    }

    /// <summary>The tree this was read from.</summary>
    public RepositoryTree Tree { get; }

    /// <summary>What the host says about the repository.</summary>
    public RepositorySettings Settings { get; }

    /// <summary>Every file and link, ordered by path.</summary>
    public IReadOnlyList<TreeEntry> Files { get; }

    /// <summary>The files that are the repository's own: not vendored, generated, example or test data. See <see cref="PathRole"/>.</summary>
    public IReadOnlyList<TreeEntry> Own { get; }

    /// <summary>Files that were asked for and could not be read, with the reason.</summary>
    public IReadOnlyDictionary<string, string> Unread { get; }

    /// <summary>The same snapshot, in which the given paths do not count as the repository's own.</summary>
    public Snapshot Ignoring(PathSet ignored) => new(Tree, contents, Settings, Unread, ignored);

    /// <summary>Bytes of the contents that were read.</summary>
    public long BytesRead => contents.Values.Sum(file => (long)file.Content.Length);

    /// <summary>Whether a file is there, whatever its role; the path's case counts.</summary>
    public bool Has(string path) => entries.ContainsKey(path);

    /// <summary>The content of one file; null when it is not there, was not asked for, or could not be read.</summary>
    public SourceFile? Read(string path) => contents.GetValueOrDefault(path);

    /// <summary>The repository's own files that a glob matches, ordered by path.</summary>
    public IEnumerable<TreeEntry> Find(params IReadOnlyList<string> globs) => index.Value.Find(globs);

    /// <summary>The contents of the repository's own text files that a glob matches, ordered by path.</summary>
    public IEnumerable<SourceFile> ReadAll(params IReadOnlyList<string> globs) =>
        Find(globs).Select(entry => Read(entry.Path)).OfType<SourceFile>().Where(file => !file.IsBinary);

    /// <summary>A view of the snapshot (its workflows, its dependencies, ...), made once for each type.</summary>
    public T View<T>(Func<Snapshot, T> make) where T : notnull =>
        (T)views.GetOrAdd(typeof(T), static (_, state) => new Lazy<object>(() => state.make(state.snapshot)), (make, snapshot: this)).Value;
}
