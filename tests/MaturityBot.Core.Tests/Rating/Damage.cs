using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace MaturityBot.Core.Tests.Rating;

/// <summary>One way in which a file can be broken, by accident or on purpose.</summary>
internal sealed record Damage(string Kind, int Seed)
{
    private const int Deep = 20_000;

    private static readonly Dictionary<string, Func<byte[], Random, byte[]>> Kinds = new(StringComparer.Ordinal)
    {
        ["cut off"] = (content, random) => content[..random.Next(content.Length + 1)],
        ["bytes changed"] = ChangeBytes,
        ["lines repeated"] = RepeatLines,
        ["lines left out"] = (content, random) => Lines(content, line => random.Next(3) == 0 ? [] : [line]),
        ["lines mixed"] = MixLines,
        ["a line of half a megabyte"] = (content, random) => Insert(content, random, new string("aA0 \"'{[(<\\/.*$-"[random.Next(16)], 1 << 19)),
        ["a line repeated within itself"] = (content, random) => Lines(content, line => random.Next(4) == 0 ? [string.Concat(Enumerable.Repeat(line, 1 + (20_000 / (line.Length + 1))))] : [line]),
        ["opened deeply"] = (content, random) => Insert(content, random, string.Concat(Enumerable.Repeat(Opening(random), Deep))),
        ["indented deeply"] = (content, _) => [.. content, .. Encoding.UTF8.GetBytes("\n" + string.Concat(Enumerable.Range(0, 700).Select(depth => new string(' ', depth) + "a:\n")))],
        ["NUL and marks"] = (content, random) => Insert(content, random, "\0\uFEFF\u202E\u2028"),
    };

    public static Gen<Damage> Any { get; } = from kind in Gen.Elements<string>(Kinds.Keys) from seed in Gen.Choose(0, int.MaxValue - 1) select new Damage(kind, seed);

    /// <summary>Does it to one of the files.</summary>
    public SortedDictionary<string, byte[]> DoTo(SortedDictionary<string, byte[]> files)
    {
        if (files.Count == 0)
            return files;

        var random = new Random(Seed);
        var path = files.Keys.ElementAt(random.Next(files.Count));
        files[path] = Kinds[Kind](files[path], random);
        return files;
    }

    private static string Opening(Random random) => new[] { "{", "[", "(", "{\"a\":[", "<a>", "> ", "- ", "${", "$(", "a.", "((", "*", "`", "if x; then\n", "a = {", "/*", "[[", "**[" }[random.Next(18)];

    private static byte[] ChangeBytes(byte[] content, Random random)
    {
        var changed = content.ToArray();
        for (var count = 0; changed.Length > 0 && count < 1 + (changed.Length / 50); count++)
            changed[random.Next(changed.Length)] = (byte)random.Next(256);
        return changed;
    }

    private static byte[] RepeatLines(byte[] content, Random random) => Lines(content, line => Enumerable.Repeat(line, random.Next(6) == 0 ? 300 : 1));

    private static byte[] MixLines(byte[] content, Random random)
    {
        var lines = Encoding.UTF8.GetString(content).Split('\n');
        random.Shuffle(lines);
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    private static byte[] Insert(byte[] content, Random random, string text)
    {
        var at = random.Next(content.Length + 1);
        return [.. content[..at], .. Encoding.UTF8.GetBytes(text), .. content[at..]];
    }

    private static byte[] Lines(byte[] content, Func<string, IEnumerable<string>> change) =>
        Encoding.UTF8.GetBytes(string.Join('\n', Encoding.UTF8.GetString(content).Split('\n').SelectMany(change)));
}
