using MaturityBot.TestSupport.GitHub;

namespace MaturityBot.EndToEnd.Scenarios;

/// <summary>A small Node.js service that lacks every quick win, and the files that close them.</summary>
internal static class Storefront
{
    public static readonly (string Path, string Content) Dependabot = (".github/dependabot.yml", """
        version: 2
        updates:
          - package-ecosystem: npm
            directory: /
            schedule: { interval: weekly }
          - package-ecosystem: docker
            directory: /
            schedule: { interval: weekly }
          - package-ecosystem: github-actions
            directory: /
            schedule: { interval: weekly }
        """);

    public static readonly (string Path, string Content) SecurityPolicy = ("SECURITY.md", """
        # Security policy

        Please report vulnerabilities to security@example.com; do not open a public issue. We answer within three days.

        ## Supported versions

        The latest release.
        """);

    public static readonly (string Path, string Content) Codeowners = (".github/CODEOWNERS", "* @octo-org/storefront\n");

    public static readonly (string Path, string Content) Readme = ("README.md", """
        # Storefront

        Sells widgets. Run `npm ci && npm start`; test with `npm test`.
        """);

    public static readonly (string Path, string Content)[] Files =
    [
        Readme,
        ("package.json", """
            {
              "name": "storefront",
              "version": "1.0.0",
              "private": true,
              "scripts": { "start": "node src/server.js", "test": "node --test" },
              "dependencies": { "express": "5.1.0", "pino": "9.7.0" }
            }
            """),
        ("package-lock.json", """{ "name": "storefront", "version": "1.0.0", "lockfileVersion": 3, "packages": {} }"""),
        ("Dockerfile", "FROM node:24\nCOPY . /app\nWORKDIR /app\nCMD [\"node\", \"src/server.js\"]\n"),
        ("src/server.js", "const express = require('express')\nexpress().get('/', (_, answer) => answer.send('ok')).listen(8080)\n"),
        ("test/server.test.js", "const test = require('node:test')\ntest('adds', () => {})\n"),
        (".github/workflows/ci.yml", """
            name: CI
            on: [push, pull_request]
            permissions: { contents: read }
            jobs:
              test:
                runs-on: ubuntu-latest
                steps:
                  - uses: actions/checkout@v5
                  - run: npm ci
                  - run: npm test
            """),
    ];

    /// <summary>The only pipeline: without it CI/CD falls.</summary>
    public static (string Path, string Content) Pipeline => Files[^1];

    /// <summary>Every quick win that a file closes.</summary>
    public static (string Path, string Content)[] Closing => [Dependabot, SecurityPolicy, Codeowners];

    /// <summary>Makes the repository with its first push.</summary>
    public static async Task<(TestRepository Repository, string Head)> Push(LocalGitHub github, string name = "storefront")
    {
        var repository = await github.CreateRepository(name);
        return (repository, await repository.Commit("main", Files));
    }
}
