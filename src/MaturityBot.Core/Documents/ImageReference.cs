namespace MaturityBot.Core.Documents;

/// <summary>A container image as it is named in a Dockerfile, a compose file or a manifest: <c>registry/repository:tag@digest</c>.</summary>
/// <param name="Text">As written.</param>
/// <param name="Registry">Host of the registry; empty for Docker Hub.</param>
/// <param name="Repository">Name without registry, tag and digest: <c>library/node</c> is <c>node</c>.</param>
/// <param name="Tag">Empty when none is given.</param>
/// <param name="Digest"><c>sha256:...</c>; empty when none is given.</param>
public sealed record ImageReference(string Text, string Registry, string Repository, string Tag, string Digest)
{
    /// <summary>The last part of the repository: <c>postgres</c> for <c>bitnami/postgres</c>.</summary>
    public string Name => Repository[(Repository.LastIndexOf('/') + 1)..];

    /// <summary>Whether it always means the same bytes.</summary>
    public bool IsPinned => Digest.Length > 0;

    /// <summary>Whether parts of the name are only known when it is used.</summary>
    public bool HasVariables => Text.Contains('$', StringComparison.Ordinal) || Text.Contains("{{", StringComparison.Ordinal);

    /// <summary>Reads a name; never fails.</summary>
    public static ImageReference Parse(string text)
    {
        text = text.Trim();
        var rest = text;
        var digest = "";
        if (rest.IndexOf('@', StringComparison.Ordinal) is var at and >= 0)
            (rest, digest) = (rest[..at], rest[(at + 1)..]);

        var registry = "";
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0 && rest[..slash] is var host && (host.AsSpan().IndexOfAny('.', ':') >= 0 || host == "localhost"))
            (registry, rest) = (host, rest[(slash + 1)..]);

        var tag = "";
        if (rest.LastIndexOf(':') is var colon and > 0 && colon > rest.LastIndexOf('/') && !rest.AsSpan(colon).Contains('}'))
            (rest, tag) = (rest[..colon], rest[(colon + 1)..]);
        if (registry is "docker.io" or "index.docker.io")
            registry = "";
        if (registry.Length == 0 && rest.StartsWith("library/", StringComparison.Ordinal))
            rest = rest["library/".Length..];
        return new ImageReference(text, registry, rest, tag, digest);
    }
}
