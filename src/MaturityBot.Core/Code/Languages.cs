using System.Collections.Frozen;

namespace MaturityBot.Core.Code;

/// <summary>Programming languages, told by a file's extension. Languages that share one code base and one test runner share a name.</summary>
public static class Languages
{
    /// <summary>C#, F# and Visual Basic.</summary>
    public const string DotNet = "C#";

    /// <summary>Java, Kotlin, Scala and Groovy.</summary>
    public const string Jvm = "Java";

    /// <summary>JavaScript and TypeScript.</summary>
    public const string JavaScript = "JavaScript";

    /// <summary>Python.</summary>
    public const string Python = "Python";

    /// <summary>Go.</summary>
    public const string Go = "Go";

    /// <summary>Rust.</summary>
    public const string Rust = "Rust";

    private static readonly FrozenDictionary<string, string> ByExtension = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".cs"] = DotNet, [".fs"] = DotNet, [".vb"] = DotNet, [".razor"] = DotNet,
        [".java"] = Jvm, [".kt"] = Jvm, [".scala"] = Jvm, [".groovy"] = Jvm,
        [".js"] = JavaScript, [".jsx"] = JavaScript, [".mjs"] = JavaScript, [".cjs"] = JavaScript,
        [".ts"] = JavaScript, [".tsx"] = JavaScript, [".mts"] = JavaScript, [".cts"] = JavaScript, [".vue"] = JavaScript, [".svelte"] = JavaScript,
        [".py"] = Python, [".go"] = Go, [".rs"] = Rust, [".rb"] = "Ruby", [".php"] = "PHP",
        [".c"] = "C", [".cc"] = "C", [".cpp"] = "C", [".cxx"] = "C", [".h"] = "C", [".hpp"] = "C",
        [".swift"] = "Swift", [".m"] = "Swift", [".dart"] = "Dart", [".ex"] = "Elixir", [".exs"] = "Elixir", [".erl"] = "Erlang",
        [".clj"] = "Clojure", [".hs"] = "Haskell", [".ml"] = "OCaml", [".zig"] = "Zig", [".lua"] = "Lua", [".pl"] = "Perl", [".r"] = "R", [".jl"] = "Julia",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The language of a path; null when it is no source code.</summary>
    public static string? Of(string path) =>
        path.LastIndexOf('.') is var dot and > 0 ? ByExtension.GetValueOrDefault(path[dot..]) : null;

    /// <summary>Whether a compiler checks the types of everything it builds.</summary>
    public static bool IsStaticallyTyped(string language) => language is DotNet or Jvm or Go or Rust or "C" or "Swift" or "Dart" or "Haskell" or "OCaml" or "Zig";
}
