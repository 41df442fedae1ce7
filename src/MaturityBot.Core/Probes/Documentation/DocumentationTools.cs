using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Documentation;

/// <summary>The tools that workflows are searched for, where documentation is concerned.</summary>
internal static class DocumentationTools
{
    /// <summary>Checks of style, spelling and form.</summary>
    public static IReadOnlyList<CiTool> Checks { get; } =
    [
        new("markdownlint", ["DavidAnson/markdownlint-cli2-action", "nosborn/github-action-markdown-cli", "avto-dev/markdown-lint", "articulate/actions-markdownlint", "reviewdog/action-markdownlint", "igorshubovych/markdownlint-cli"],
            ["markdownlint", "markdownlint-cli2", "mdl", "remark", "rumdl"], "davidanson/markdownlint-cli2", "ghcr.io/igorshubovych/markdownlint-cli"),
        new("Vale", ["errata-ai/vale-action", "vale-cli/vale-action"], ["vale"], "jdkato/vale"),
        new("Spelling", ["codespell-project/actions-codespell", "crate-ci/typos", "streetsidesoftware/cspell-action", "rojopolis/spellcheck-github-actions", "check-spelling/check-spelling", "reviewdog/action-misspell"], ["codespell", "typos", "cspell", "misspell"]),
        new("Prettier for documents", [], ["prettier --check *.md", "prettier --check **/*.md"]),
        new("Documentation build", [],
            ["mkdocs build", "sphinx-build", "make docs", "make html", "docusaurus build", "npm run docs:build", "npm run build:docs", "yarn docs:build", "pnpm docs:build", "vitepress build", "mdbook build", "mdbook test", "antora", "docfx build", "docfx", "hugo", "zensical build",
             "cargo doc", "typedoc", "nox -s docs", "tox -e docs", "jekyll build", "doxygen"]),
        new("Documentation lint", ["readthedocs/actions"], ["doc8", "rstcheck", "textlint", "alex", "proselint", "pydocstyle", "terraform-docs --output-check"]),
    ];

    /// <summary>Checks that links lead somewhere.</summary>
    public static IReadOnlyList<CiTool> Links { get; } =
    [
        new("Link check", ["lycheeverse/lychee-action", "gaurav-nelson/github-action-markdown-link-check", "tcort/github-action-markdown-link-check", "UmbrellaDocs/action-linkspector", "becheran/mlc", "filiph/linkcheck", "JustinBeckwith/linkinator-action", "ruzickap/action-my-broken-link-checker", "celinekurpershoek/link-checker", "untitaker/hyperlink", "raviqqe/muffet"],
            ["lychee", "markdown-link-check", "linkspector", "mlc", "linkinator", "linkchecker", "muffet", "htmlproofer", "htmltest", "awesome_bot", "liche", "mkdocs build --strict", "sphinx-build -W", "linkcheck", "make linkcheck"], "lycheeverse/lychee"),
    ];

    /// <summary>Measures of how much of the code is documented, with a threshold.</summary>
    public static IReadOnlyList<CiTool> Coverage { get; } =
    [
        new("interrogate", ["JackMcKew/python-interrogate-check"], ["interrogate"]),
        new("docstr-coverage", ["HunterMcGushion/docstr_coverage"], ["docstr-coverage"]),
        new("Documentation coverage", [], ["yard stats --list-undoc", "mix doctor", "mix inch", "inch", "typedoc --validation", "esdoc", "documentation lint", "swift-doc coverage", "jazzy --min-acl", "compodoc --coverageTest", "cargo rdme", "cargo doc -D"]),
    ];

    /// <summary>Publication of documents.</summary>
    public static IReadOnlyList<CiTool> Publishing { get; } =
    [
        new("GitHub Pages", ["actions/deploy-pages", "peaceiris/actions-gh-pages", "JamesIves/github-pages-deploy-action", "crazy-max/ghaction-github-pages", "mhausenblas/mkdocs-deploy-gh-pages"],
            ["mkdocs gh-deploy", "mike deploy", "ghp-import", "gh-pages", "docusaurus deploy", "npm run docs:deploy", "mvn scm-publish:publish-scm", "wrangler pages"]),
        new("Confluence", ["markdown-confluence/publish-action"], ["mark"]),
        new("TechDocs", [], ["techdocs-cli publish"]),
        new("Wiki", ["Andrew-Chen-Wang/github-wiki-action", "newrelic/wiki-sync-action"], []),
    ];

    /// <summary>Tools that write or mend documents by themselves.</summary>
    public static IReadOnlyList<CiTool> Mending { get; } =
    [
        new("terraform-docs", ["terraform-docs/gh-actions"], []),
        new("Issues for broken documents", ["peter-evans/create-issue-from-file", "JasonEtco/create-an-issue"], []),
        new("Generated table of contents", ["technote-space/toc-generator"], []),
        new("Changes by pull request", ["peter-evans/create-pull-request"], []),
    ];

    /// <summary>Services that build documents on every change by themselves.</summary>
    public static IEnumerable<Evidence> Services(Snapshot snapshot) => snapshot.Find(".readthedocs.{yml,yaml}", ".gitbook.yaml").Select(entry => Evidence.In(entry, "a service builds the documentation"));

    /// <summary>Workflows that look at documents by the clock and report what they find, or mend it.</summary>
    public static IEnumerable<Evidence> ScheduledMending(Snapshot snapshot) =>
        from use in CiTool.Find(snapshot, Mending)
        where use.Workflow.RunsOnSchedule || use.Tool.Name == "terraform-docs"
        where use.Tool.Name == "terraform-docs" || CiTool.Find(snapshot, [.. Links, .. Checks]).Any(check => check.Workflow == use.Workflow)
        select use.Evidence;

    /// <summary>Link checks that run by the clock: links rot without any change.</summary>
    public static IEnumerable<Evidence> ScheduledLinks(Snapshot snapshot) => CiTool.Find(snapshot, Links).Where(use => use.Workflow.RunsOnSchedule).Select(use => use.Evidence);
}
