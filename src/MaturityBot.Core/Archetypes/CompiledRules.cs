using MaturityBot.Core.Documents;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Archetypes;

/// <summary>What a go.mod or Cargo.toml makes of its folder.</summary>
internal static class CompiledRules
{
    private static readonly string[] GoCommands = ["github.com/spf13/cobra", "github.com/urfave/cli*", "github.com/alecthomas/kong", "github.com/alecthomas/kingpin*", "github.com/peterbourgon/ff*", "github.com/charmbracelet/bubbletea*"];

    private static readonly string[] Listening = ["http.ListenAndServe", ".ListenAndServe", "net.Listen(", "lambda.Start(", "http.Serve("];

    public static Component? Go(ProjectFacts facts, SourceFile manifest)
    {
        var folder = manifest.Entry.Folder;
        var deployment = facts.DeploymentOf(folder);
        var main = facts.File(folder, "main.go", "cmd/**/main.go", "**/main.go");
        if (main is not null && ProjectFacts.IsBeside(main.Folder))
            main = null;
        var framework = facts.Shows("web-framework", folder, "answers requests") ?? facts.Names(folder, "sigs.k8s.io/controller-runtime*") switch
        {
            { } controller => ProjectFacts.At(controller, "a controller runs for good"),
            _ => main is not null && facts.Snapshot.Read(main.Path) is { } source && Listening.Select(piece => Catalogue.EntryFiles.Find(source.Text, piece)).FirstOrDefault(line => line > 0) is var line and > 0
                ? Evidence.At(source, line, "the program listens for requests")
                : null,
        };
        var command = facts.Names(folder, GoCommands);
        var isReleased = facts.Snapshot.Find(".goreleaser*", "goreleaser.{yml,yaml}").Any();
        if (main is null)
            return deployment is not null && framework is not null
                ? new Component(folder, Archetype.Service, deployment)
                : new Component(folder, Archetype.Library, Evidence.At(manifest, 1, "a module without a program"));
        if (framework is not null && (command is null || deployment is not null || facts.HasWorkloads || !isReleased))
            return new Component(folder, Archetype.Service, framework);
        if (command is not null)
            return new Component(folder, Archetype.Cli, ProjectFacts.At(command, $"{command.Name} reads a command line"));
        return deployment is not null ? new Component(folder, Archetype.Service, deployment) : new Component(folder, Archetype.Cli, Evidence.In(main, "a program to run"));
    }

    public static Component? Rust(ProjectFacts facts, SourceFile manifest)
    {
        var folder = manifest.Entry.Folder;
        var root = TomlReader.Read(manifest).Root;
        if (!root.Has("package"))
            return null;
        var deployment = facts.DeploymentOf(folder);
        var program = facts.File(folder, "src/main.rs", "src/bin/*.rs", "src/bin/*/main.rs") ?? (root.Has("bin") ? manifest.Entry : null);
        var isLibrary = facts.File(folder, "src/lib.rs") is not null || root.Has("lib");
        if (program is not null && facts.Shows("web-framework", folder, "answers requests") is { } framework && (deployment is not null || !isLibrary))
            return new Component(folder, Archetype.Service, framework);
        if (program is not null)
        {
            var readsCommandLine = facts.Names(folder, "clap", "structopt", "argh", "lexopt", "pico-args", "getopts", "docopt") is not null;
            return deployment is not null && !readsCommandLine ? new Component(folder, Archetype.Service, deployment)
                : isLibrary && !readsCommandLine ? new Component(folder, Archetype.Library, Evidence.At(manifest, Math.Max(1, root.LineOf("package")), "a crate for other code"))
                : new Component(folder, Archetype.Cli, Evidence.In(program, "a program to run"));
        }

        return isLibrary && root["package"]["publish"].AsBoolean() != false
            ? new Component(folder, Archetype.Library, Evidence.At(manifest, Math.Max(1, root.LineOf("package")), "a crate for other code"))
            : null;
    }
}

/// <summary>What a pom.xml or Gradle script makes of its folder.</summary>
internal static class JvmRules
{
    private static readonly string[] Applications =
    [
        "org.springframework.boot", "org.springframework.boot:spring-boot-maven-plugin", "io.quarkus*", "io.micronaut*", "io.dropwizard:dropwizard-core", "com.google.cloud.tools.jib", "com.google.cloud.tools:jib-maven-plugin",
        "org.playframework*", "io.ktor.plugin", "io.helidon*",
    ];

    private static readonly string[] Publishing = ["maven-publish", "com.vanniktech.maven.publish*", "io.github.gradle-nexus.publish-plugin", "org.sonatype.central:central-publishing-maven-plugin", "org.sonatype.plugins:nexus-staging-maven-plugin", "com.gradle.plugin-publish", "java-gradle-plugin", "org.apache.maven.plugins:maven-gpg-plugin", "java-library"];

    public static Component? Of(ProjectFacts facts, SourceFile manifest)
    {
        var folder = manifest.Entry.Folder;
        if (facts.Names(folder, "com.android.application") is { } android)
            return new Component(folder, Archetype.Mobile, ProjectFacts.At(android, "an application for Android"));

        var main = facts.File(folder, "**/*Application.{java,kt,scala,groovy}", "**/{Main,App,Server}.{java,kt,scala}", "**/*Server.{java,kt}", "**/*Service.java");
        var deployment = facts.DeploymentOf(folder);
        if (main is not null && facts.Names(folder, "info.picocli*", "com.github.ajalt.clikt*", "com.beust:jcommander", "args4j:args4j") is { } command && facts.Shows("web-framework", folder, "answers requests") is null)
            return new Component(folder, Archetype.Cli, ProjectFacts.At(command, $"{command.Name} reads a command line"));
        if (main is not null && facts.Shows("web-framework", folder, "answers requests") is { } framework && (facts.Names(folder, Applications) is not null || deployment is not null || facts.Published is null))
            return new Component(folder, Archetype.Service, framework);
        if (facts.Names(folder, "com.android.library") is { } library)
            return new Component(folder, Archetype.Library, ProjectFacts.At(library, "a library for Android"));
        if (facts.Names(folder, Publishing) is { } publishing)
            return new Component(folder, Archetype.Library, ProjectFacts.At(publishing, "it is published for other code"));
        return deployment is not null && main is not null ? new Component(folder, Archetype.Service, deployment) : null;
    }
}

/// <summary>What the manifests of Ruby, PHP, Elixir, Dart and Swift make of their folder.</summary>
internal static class OtherRules
{
    public static Component? Of(ProjectFacts facts, SourceFile manifest)
    {
        var folder = manifest.Entry.Folder;
        return manifest.Entry.Name switch
        {
            "Gemfile" => Framework(facts, folder) is { } service && facts.File(folder, "config.ru", "config/application.rb", "app.rb") is not null ? service : null,
            "composer.json" => JsonReader.Read(manifest).Root["type"].Text is "library" or "symfony-bundle" or "wordpress-plugin" or "drupal-module" or "composer-plugin"
                ? new Component(folder, Archetype.Library, Evidence.At(manifest, 1, "the package is for other code"))
                : Framework(facts, folder) ?? (facts.File(folder, "public/index.php", "index.php") is { } page ? new Component(folder, Archetype.Service, Evidence.In(page, "a page that a server answers with")) : null),
            "mix.exs" => Framework(facts, folder) ?? new Component(folder, Archetype.Library, Evidence.At(manifest, 1, "a package for other code")),
            "pubspec.yaml" or "pubspec.yml" => facts.Names(folder, "flutter") is { } flutter && facts.File(folder, "lib/main.dart") is not null
                ? new Component(folder, Archetype.Mobile, ProjectFacts.At(flutter, "an application in Flutter"))
                : Framework(facts, folder) ?? new Component(folder, Archetype.Library, Evidence.At(manifest, 1, "a package for other code")),
            "Package.swift" => Framework(facts, folder) ?? new Component(folder, Archetype.Library, Evidence.At(manifest, 1, "a package for other code")),
            _ => manifest.Entry.Name.EndsWith(".gemspec", StringComparison.Ordinal)
                ? facts.File(folder, "exe/*") is { } command && facts.Names(folder, "thor", "dry-cli", "gli", "slop", "optimist") is not null
                    ? new Component(folder, Archetype.Cli, Evidence.In(command, "the gem installs a command"))
                    : new Component(folder, Archetype.Library, Evidence.At(manifest, 1, "a gem for other code"))
                : null,
        };
    }

    private static Component? Framework(ProjectFacts facts, string folder) =>
        facts.Shows("web-framework", folder, "answers requests") is { } framework
            ? new Component(folder, Archetype.Service, framework)
            : null;
}
