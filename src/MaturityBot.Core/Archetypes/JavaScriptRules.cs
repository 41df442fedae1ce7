using MaturityBot.Core.Documents;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Archetypes;

/// <summary>What a package.json makes of its folder.</summary>
internal static class JavaScriptRules
{
    private static readonly string[] Mobile = ["react-native", "expo", "@capacitor/core", "@ionic/*", "@nativescript/core", "nativescript"];

    private static readonly string[] Browser =
    [
        "react-dom", "vue", "@angular/core", "svelte", "solid-js", "preact", "next", "nuxt", "gatsby", "astro", "@remix-run/react", "@sveltejs/kit", "ember-source", "lit", "qwik", "@builder.io/qwik", "backbone", "alpinejs", "electron",
        "@react-router/node", "@tanstack/react-start", "blitz", "@redwoodjs/web", "phaser", "three",
    ];

    private static readonly string[] FullStack = ["next", "nuxt", "gatsby", "astro", "@remix-run/react", "@sveltejs/kit", "blitz", "@react-router/node", "@tanstack/react-start"];

    private static readonly string[] Worker = ["bullmq", "bull", "amqplib", "kafkajs", "discord.js", "telegraf", "@slack/bolt", "probot", "node-cron", "@temporalio/worker", "@nestjs/microservices", "@grpc/grpc-js", "mqtt", "ws"];

    private static readonly string[] CommandLine = ["commander", "yargs", "@oclif/core", "cac", "meow", "citty", "clipanion", "ink", "sade", "arg", "@clack/prompts", "inquirer", "minimist"];

    public static Component? Of(ProjectFacts facts, SourceFile manifest)
    {
        var root = JsonReader.Read(manifest).Root;
        var folder = manifest.Entry.Folder;
        var needed = root["dependencies"];
        var isPackage = root["private"].AsBoolean() != true && root["name"].Exists && root["version"].Exists
            && (root.Has("main") || root.Has("module") || root.Has("exports") || root.Has("types") || root.Has("files") || root.Has("bin"));
        var isPublished = isPackage && (root.Has("publishConfig") || facts.Published is not null);

        if (Named(needed, Mobile) is { } mobile && !isPublished)
            return In(Archetype.Mobile, needed, mobile, $"{mobile} runs on phones");
        if (Named(needed, FullStack) is { } site && !isPublished)
            return In(Archetype.Frontend, needed, site, $"{site} serves pages to browsers");

        if (facts.File(folder, "action.{yml,yaml}") is { } action)
            return new Component(folder, Archetype.Cli, Evidence.In(action, "an action for workflows"));

        var deployment = facts.DeploymentOf(folder);
        if (needed.Members.Count > 0 && facts.Shows("web-framework", folder, "answers requests") is { } framework && !(isPublished && deployment is null))
            return new Component(folder, Archetype.Service, framework);

        var browser = Named(needed, Browser) ?? Named(root["devDependencies"], Browser);
        if (browser is not null && !(isPackage && (isPublished || root.Has("peerDependencies"))))
            return In(Archetype.Frontend, needed.Has(browser) ? needed : root["devDependencies"], browser, $"{browser} runs in the browser");
        if (Named(needed, Worker) is { } worker && (deployment is not null || !isPackage))
            return In(Archetype.Service, needed, worker, $"{worker} works off events");
        if (root.Has("bin") && (Named(needed, CommandLine) is not null || !(root.Has("main") || root.Has("exports") || root.Has("types"))))
            return In(Archetype.Cli, root, "bin", "the package installs a command");
        if (isPackage)
            return In(Archetype.Library, root, "name", "the package has an entry point for other code");
        if (deployment is not null && root["scripts"].Has("start"))
            return In(Archetype.Service, root["scripts"], "start", "it is started by npm start and deployed");
        return facts.File(folder, "index.html", "public/index.html", "src/index.html") is { } page && root["devDependencies"].Has("vite") | root["devDependencies"].Has("webpack")
            ? new Component(folder, Archetype.Frontend, Evidence.In(page, "a page for browsers"))
            : null;

        Component In(string archetype, DataNode node, string name, string message) =>
            new(folder, archetype, new Evidence(message, manifest.Path, Math.Max(1, node.LineOf(name)), Math.Max(1, node.LineOf(name))));
    }

    private static string? Named(DataNode dependencies, string[] names) =>
        dependencies.Members.Select(member => member.Key).FirstOrDefault(name => names.Any(pattern => Pipelines.CommandPattern.Fits(pattern, name)));
}
