using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Dependencies;

internal static class GoManifest
{
    // Indirect modules are the dependencies of dependencies, and say nothing about this code.
    public static IEnumerable<Dependency> Read(SourceFile file)
    {
        var block = "";
        for (var index = 0; index < file.Lines.Count; index++)
        {
            var line = file.Lines[index];
            var comment = line.IndexOf("//", StringComparison.Ordinal);
            var isIndirect = comment >= 0 && line.AsSpan(comment).Contains("indirect", StringComparison.Ordinal);
            var words = (comment < 0 ? line : line[..comment]).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words is [var opened, "("])
                block = opened;
            else if (words is [")"])
                block = "";
            else if (words is ["require", var module, var version] && !isIndirect)
                yield return new Dependency(PackageEcosystem.Go, module, version, DependencyScope.Runtime, file.Path, index + 1);
            else if (block == "require" && words is [var listed, var listedVersion] && !isIndirect)
                yield return new Dependency(PackageEcosystem.Go, listed, listedVersion, DependencyScope.Runtime, file.Path, index + 1);
            else if (words is ["tool", var tool])
                yield return new Dependency(PackageEcosystem.Go, tool, null, DependencyScope.Build, file.Path, index + 1);
            else if (block == "tool" && words is [var listedTool])
                yield return new Dependency(PackageEcosystem.Go, listedTool, null, DependencyScope.Build, file.Path, index + 1);
        }
    }
}
