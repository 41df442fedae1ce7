using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Dependencies;

/// <summary>
/// Reads build scripts in Groovy and Kotlin line by line: <c>configuration 'group:artifact:version'</c> and <c>id 'plugin' version '1'</c>. A script is a program; what it computes is
/// not seen, except through the version catalogue.
/// </summary>
internal static class GradleManifest
{
    public static IEnumerable<Dependency> Read(SourceFile file)
    {
        for (var index = 0; index < file.Lines.Count; index++)
        {
            var line = file.Lines[index].AsSpan().Trim();
            if (line.StartsWith("//") || line.StartsWith("*") || line.StartsWith("/*"))
                continue;
            var length = 0;
            while (length < line.Length && char.IsAsciiLetterOrDigit(line[length]))
                length++;
            if (length == 0 || length == line.Length || line[length] is not (' ' or '(' or '\t'))
                continue;
            var word = line[..length].ToString();
            var texts = Quoted.In(line);
            if (texts.Count == 0)
                continue;

            if (word is "id")
                yield return new Dependency(PackageEcosystem.Maven, texts[0], texts.Count > 1 ? texts[1] : null, DependencyScope.Build, file.Path, index + 1);
            else if (word is "kotlin" && line.Contains("version", StringComparison.Ordinal))
                yield return new Dependency(PackageEcosystem.Maven, $"org.jetbrains.kotlin.{texts[0]}", texts.Count > 1 ? texts[1] : null, DependencyScope.Build, file.Path, index + 1);
            else if (ScopeOf(word) is { } scope && Coordinate(line, texts) is { } coordinate)
                yield return new Dependency(PackageEcosystem.Maven, coordinate.Name, coordinate.Version, scope, file.Path, index + 1);
        }
    }

    public static IEnumerable<Dependency> ReadCatalogue(SourceFile file)
    {
        var root = TomlReader.Read(file).Root;
        var versions = root["versions"];
        return Entries("libraries", "module", DependencyScope.Runtime).Concat(Entries("plugins", "id", DependencyScope.Build));

        IEnumerable<Dependency> Entries(string table, string key, DependencyScope scope) =>
            from member in root[table].Members
            let text = member.Value.Kind == DataKind.Scalar ? member.Value.Text : member.Value[key].Exists ? member.Value[key].Text : $"{member.Value["group"].Text}:{member.Value["name"].Text}"
            let parts = text.Split(':')
            let name = scope == DependencyScope.Build ? parts[0] : string.Join(':', parts.Take(2))
            let inline = member.Value.Kind == DataKind.Scalar ? parts[^1] : member.Value["version"]["ref"] is { Exists: true } reference ? versions[reference.Text].Text : member.Value["version"].Text
            select new Dependency(PackageEcosystem.Maven, name, inline.Length == 0 ? null : inline, scope, file.Path, root[table].LineOf(member.Key));
    }

    private static DependencyScope? ScopeOf(string configuration) =>
        configuration.Contains("test", StringComparison.OrdinalIgnoreCase) && (configuration.EndsWith("mplementation", StringComparison.Ordinal) || configuration.EndsWith("Only", StringComparison.Ordinal) || configuration.EndsWith("ompile", StringComparison.Ordinal)) ? DependencyScope.Test
        : configuration is "classpath" or "annotationProcessor" or "kapt" or "ksp" or "detektPlugins" or "errorprone" or "checkstyle" or "spotbugsPlugins" ? DependencyScope.Build
        : configuration is "api" or "implementation" or "compile" or "runtime" || configuration.EndsWith("Only", StringComparison.Ordinal) || configuration.EndsWith("Implementation", StringComparison.Ordinal) || configuration.EndsWith("Api", StringComparison.Ordinal) ? DependencyScope.Runtime
        : null;

    private static (string Name, string? Version)? Coordinate(ReadOnlySpan<char> line, List<string> texts)
    {
        if (line.Contains("project(", StringComparison.Ordinal))
            return null;
        if (texts.Count >= 2 && line.Contains("group", StringComparison.Ordinal) && line.Contains("name", StringComparison.Ordinal))
            return ($"{texts[0]}:{texts[1]}", texts.Count > 2 ? texts[2] : null);
        return texts[0].Split(':') is [{ Length: > 0 } group, { Length: > 0 } artifact, .. var rest] ? ($"{group}:{artifact}", rest.Length > 0 ? rest[0] : null) : null;
    }
}
