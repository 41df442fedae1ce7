namespace MaturityBot.TestSupport;

/// <summary>Where things are in this working copy, found upwards from the running assembly.</summary>
public static class SolutionFolder
{
    /// <summary>The folder that holds <c>MaturityBot.sln</c>.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The folder of npm packages that <c>npm ci --prefix tests</c> fills.</summary>
    public static string NodeModules { get; } = Path.Combine(Root, "tests", "node_modules");

    /// <summary>A file inside an npm package of <c>tests/package.json</c>.</summary>
    /// <exception cref="FileNotFoundException">The packages are not installed; the message says how.</exception>
    public static string NodePackageFile(params ReadOnlySpan<string> segments)
    {
        string path = Path.Combine([NodeModules, .. segments]);
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"{path} is missing: run 'npm ci --prefix tests' (./eng/test.sh does).", path);
    }

    /// <summary>A script beside the sources of this project; it must run from there to find its npm packages.</summary>
    public static string TestSupportFile(params ReadOnlySpan<string> segments) =>
        Path.Combine([Root, "tests", "MaturityBot.TestSupport", .. segments]);

    /// <summary>The assembly that the solution built for one of its projects, in the configuration that is running now.</summary>
    /// <param name="project">The project's name.</param>
    /// <param name="name">The assembly's name, where it is another.</param>
    /// <exception cref="FileNotFoundException">The project was not built in this configuration.</exception>
    public static string BuiltAssembly(string project, string? name = null)
    {
        string framework = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        string configuration = Path.GetFileName(Path.GetDirectoryName(framework))!;
        string path = Path.Combine(Root, "src", project, "bin", configuration, Path.GetFileName(framework), (name ?? project) + ".dll");
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"{path} is missing: build MaturityBot.sln in configuration {configuration}.", path);
    }

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MaturityBot.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"MaturityBot.sln is in no folder above {start}.");
    }
}
