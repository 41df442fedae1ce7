using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Dependencies;

internal static class ContainerManifest
{
    public static IReadOnlyList<string> Compose { get; } = ["**/docker-compose*.{yml,yaml}", "**/compose.{yml,yaml}", "**/compose.*.{yml,yaml}"];

    public static IEnumerable<Dependency> ReadDockerfile(SourceFile file)
    {
        var dockerfile = Dockerfile.Read(file);
        return from stage in dockerfile.Stages
               where !stage.IsStage && stage.Image.Repository.Length > 0
               select Image(stage.Image.Text, ReferenceEquals(stage, dockerfile.Final) ? DependencyScope.Runtime : DependencyScope.Build, file, stage.Line);
    }

    public static IEnumerable<Dependency> ReadCompose(SourceFile file) =>
        from service in YamlReader.Read(file).Root["services"].Members
        let image = service.Value["image"]
        where image.Exists && !service.Value.Has("build")
        select Image(FirstDefault(image.Text), DependencyScope.Runtime, file, image.Line);

    public static IEnumerable<Dependency> ReadDevContainer(SourceFile file)
    {
        var root = JsonReader.Read(file).Root;
        if (root["image"].Exists)
            yield return Image(root["image"].Text, DependencyScope.Development, file, root["image"].Line);
        foreach (var feature in root["features"].Members)
            yield return Image(feature.Key, DependencyScope.Development, file, root["features"].LineOf(feature.Key));
    }

    public static Dependency Image(string text, DependencyScope scope, SourceFile file, int line)
    {
        var image = ImageReference.Parse(text);
        var name = image.Registry.Length == 0 ? image.Repository : $"{image.Registry}/{image.Repository}";
        var version = image.Digest.Length > 0 ? $"{image.Tag}@{image.Digest}" : image.Tag;
        return new Dependency(PackageEcosystem.Docker, name, version.Length == 0 ? null : version, scope, file.Path, line);
    }

    // ${IMAGE:-postgres:17} is postgres:17 unless somebody says otherwise.
    private static string FirstDefault(string text) =>
        text is ['$', '{', ..] && text.IndexOf(":-", StringComparison.Ordinal) is var mark and > 0 && text.IndexOf('}', mark) is var end and > 0 ? text[(mark + 2)..end] + text[(end + 1)..] : text;
}
