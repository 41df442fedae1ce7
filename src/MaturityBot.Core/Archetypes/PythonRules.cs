using MaturityBot.Core.Dependencies;
using MaturityBot.Core.Documents;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Archetypes;

/// <summary>What the manifests of a Python folder make of it.</summary>
internal static class PythonRules
{
    private static readonly string[] Workers = ["celery", "dramatiq", "rq", "arq", "faust", "faust-streaming", "discord-py", "python-telegram-bot", "aiogram", "slack-bolt", "temporalio", "streamlit", "gradio", "kopf", "apscheduler", "grpcio", "nameko"];

    private static readonly string[] CommandLine = ["click", "typer", "fire", "docopt", "rich-click", "cleo", "cyclopts", "argcomplete", "textual", "cliff"];

    public static Component? Of(ProjectFacts facts, string folder)
    {
        var project = facts.Snapshot.Read(Path(folder, "pyproject.toml"));
        var root = project is null ? DataNode.None : TomlReader.Read(project).Root;
        var isPackaged = (root["project"]["name"].Exists && root.Has("build-system")) || root["tool"]["poetry"]["name"].Exists || facts.Snapshot.Has(Path(folder, "setup.py")) || facts.Snapshot.Has(Path(folder, "setup.cfg"));
        var isPublished = isPackaged && (facts.Published is not null || root["project"]["classifiers"].Exists || root["tool"]["poetry"]["classifiers"].Exists);
        var deployment = facts.DeploymentOf(folder);

        if (facts.Names(folder, "dbt-core", "dbt-*") is { } dbt && facts.File(folder, "**/dbt_project.yml") is not null)
            return new Component(folder, Archetype.Data, ProjectFacts.At(dbt, $"{dbt.Name} transforms data"));
        if (facts.Names(folder, "apache-airflow", "dagster", "prefect", "meltano", "kedro") is { } flow && !isPublished)
            return new Component(folder, Archetype.Data, ProjectFacts.At(flow, $"{flow.Name} runs data pipelines"));

        var entry = facts.File(folder, "manage.py", "**/wsgi.py", "**/asgi.py", "**/app.py", "**/main.py", "**/server.py", "**/*_server.py");
        if (facts.Shows("web-framework", folder, "answers requests") is { } framework && (deployment is not null || (entry is not null && !isPublished)))
            return new Component(folder, Archetype.Service, framework);
        if (facts.Shows("ml-framework", folder, "trains or runs models") is { } model && !isPublished)
            return new Component(folder, Archetype.Ml, model);
        if (facts.Names(folder, Workers) is { Scope: DependencyScope.Runtime } worker && !isPublished && (deployment is not null || !isPackaged))
            return new Component(folder, Archetype.Service, ProjectFacts.At(worker, $"{worker.Name} runs for good"));

        if (facts.Shows("ml-pipeline", folder, "runs pipelines for models") is { } pipeline && !isPublished)
            return new Component(folder, Archetype.Ml, pipeline);

        var scripts = root["project"].Has("scripts") ? root["project"] : root["tool"]["poetry"].Has("scripts") ? root["tool"]["poetry"] : DataNode.None;
        var isForCode = root["project"]["classifiers"].Items.Any(item => item.Text.Contains("Libraries", StringComparison.Ordinal) || item.Text.StartsWith("Framework ::", StringComparison.Ordinal));
        if (scripts.Exists && !isForCode && (facts.Names(folder, CommandLine) is { Scope: DependencyScope.Runtime } || !isPublished))
            return new Component(folder, Archetype.Cli, new Evidence("the package installs a command", project!.Path, scripts.LineOf("scripts"), scripts.LineOf("scripts")));
        if (isPackaged)
            return new Component(folder, Archetype.Library, new Evidence("the folder is packaged for other code", project?.Path ?? (facts.Snapshot.Has(Path(folder, "setup.py")) ? Path(folder, "setup.py") : Path(folder, "setup.cfg"))));
        if (deployment is not null)
            return new Component(folder, Archetype.Service, deployment);
        if (facts.File(folder, "main.py", "__main__.py", "cli.py") is not { } main)
            return null;
        return facts.Snapshot.Read(main.Path) is { IsBinary: false } source && CloudFunction(source) is var line and > 0
            ? new Component(folder, Archetype.Service, Evidence.At(source, line, "a function that a cloud calls"))
            : new Component(folder, Archetype.Cli, Evidence.In(main, "a program to run"));
    }

    // The signatures that Google's and Amazon's runtimes call, in a file that starts nothing by itself; 0 when there is none.
    private static int CloudFunction(SourceFile source) =>
        source.Text.Contains("__main__", StringComparison.Ordinal) || source.Text.Contains("argparse", StringComparison.Ordinal)
            ? 0
            : source.Lines.ToList().FindIndex(line => line.StartsWith("def ", StringComparison.Ordinal) && Parameters(line) is ["event", "context"] or ["request"] or ["cloud_event"]) + 1;

    private static string[] Parameters(string definition) =>
        definition.IndexOf('(', StringComparison.Ordinal) is var open and > 0 && definition.LastIndexOf(')') is var close && close > open
            ? [.. definition[(open + 1)..close].Split(',').Select(parameter => parameter.Split(':')[0].Trim())]
            : [];

    private static string Path(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";
}
