namespace MaturityBot.Cli.Tests;

/// <summary>The files of a small service that does some things well.</summary>
internal static class SampleFiles
{
    public static (string Path, string Content)[] Service { get; } =
    [
        ("README.md", "# Tree\n\nServes trees.\n\n## Start\n\n    npm ci\n    npm start\n\n## Test\n\n    npm test\n"),
        ("SECURITY.md", "# Security\n\nWrite to security@example.org.\n"),
        ("LICENSE", "MIT License\n\nPermission is hereby granted, free of charge, to any person obtaining a copy of this software\n"),
        ("CONTRIBUTING.md", "# Contributing\n\nOpen a pull request; one other person reviews it.\n"),
        (".github/CODEOWNERS", "* @octocat\n"),
        ("package.json", """{ "name": "tree", "scripts": { "start": "node .", "test": "jest", "lint": "eslint ." }, "dependencies": { "express": "5.0.0" }, "devDependencies": { "jest": "29.0.0", "eslint": "9.0.0" } }"""),
        ("package-lock.json", """{ "name": "tree", "lockfileVersion": 3, "packages": {} }"""),
        ("src/index.js", "const express = require('express');\nexpress().get('/', (request, response) => response.send('tree')).listen(8080);\n"),
        ("test/index.test.js", "test('a tree is a tree', () => { expect(1).toBe(1); });\n"),
        (".github/dependabot.yml", "version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n    schedule: { interval: weekly }\n  - package-ecosystem: github-actions\n    directory: /\n    schedule: { interval: weekly }\n"),
        (".github/workflows/ci.yml", "on:\n  push: { branches: [main] }\n  pull_request:\npermissions: { contents: read }\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8\n      - run: npm ci\n      - run: npm run lint\n      - run: npm test\n"),
        ("Dockerfile", "FROM node:24\nWORKDIR /app\nCOPY . .\nRUN npm ci\nUSER node\nCMD [\"node\", \".\"]\n"),
    ];
}
