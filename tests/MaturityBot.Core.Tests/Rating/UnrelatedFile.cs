using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace MaturityBot.Core.Tests.Rating;

/// <summary>A file that has to do with nothing: in the root, in a folder of its own, or beside other files.</summary>
internal sealed record UnrelatedFile(string Name, byte[] Content, int Place)
{
    public static Gen<UnrelatedFile> Any { get; } =
        from name in Gen.Choose('a', 'z').Select(letter => (char)letter).ArrayOf(10).Select(letters => new string(letters))
        from place in Gen.Choose(0, 1000)
        from file in Gen.OneOf(
            Gen.Choose(' ', '~').Select(sign => (byte)sign).ArrayOf(200).Select(text => new UnrelatedFile($"{name}.qzx", text, place)),
            Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(200).Select(bytes => new UnrelatedFile($"{name}.png", [.. Encoding.Latin1.GetBytes("\u0089PNG\r\n\u001a\n"), .. bytes], place)))
        select file;

    public SortedDictionary<string, byte[]> AddTo(SortedDictionary<string, byte[]> files)
    {
        string[] folders = ["", $"{Name[..8]}/", .. files.Keys.Select(path => path[..(path.LastIndexOf('/') + 1)])];
        files[folders[Place % folders.Length] + Name] = Content;
        return files;
    }

    public override string ToString() => $"{Name} ({Place})";
}
