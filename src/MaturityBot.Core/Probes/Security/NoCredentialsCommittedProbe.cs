using System.Text.RegularExpressions;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Security;

/// <summary>
/// No live credential stands in configuration files: neither a token in the form of a well-known provider nor an <c>.env</c> file with real values.
/// Looks only at what can hardly be anything else; passwords that people make up are not told from placeholders.
/// </summary>
internal sealed partial class NoCredentialsCommittedProbe : IProbe
{
    private const int LongestLine = 4096;

    private static readonly string[] EnvFiles = ["**/.env", "**/.env.*", "**/*.env"];

    private static readonly string[] Globs =
    [
        .. EnvFiles, "**/.{npmrc,pypirc,netrc,dockercfg}", "**/{application,appsettings,config,settings,credentials,secrets,service-account,service_account,serviceaccount}*.{json,yml,yaml,properties,toml,ini}",
        "**/*.{tfvars,properties}", "**/{docker-,}compose*.{yml,yaml}",
    ];

    private static readonly string[] SecretNames = ["SECRET", "TOKEN", "PASSWORD", "PASSWD", "API_KEY", "APIKEY", "ACCESS_KEY", "PRIVATE_KEY", "CREDENTIAL"];

    public string Id => "no-credentials-committed";

    public string Question => "Is the source free of live credentials?";

    public IReadOnlyList<string> Reads => Globs;

    public ProbeResult Examine(Snapshot snapshot)
    {
        if (snapshot.Own.Count == 0)
            return ProbeResult.NotApplicable("there are no files of its own");
        var env = new PathSet(EnvFiles);
        var found = snapshot.ReadAll(Globs)
            .Where(file => !TrialPaths.IsTrial(file.Path) && !file.Path.EndsWith(".dist", StringComparison.OrdinalIgnoreCase))
            .SelectMany(file => Credentials(file, env.Contains(file.Path)))
            .ToArray();
        return found.Length > 0 ? ProbeResult.NotMet(found) : ProbeResult.Met(new Evidence("no live credential in configuration files"));
    }

    private static IEnumerable<Evidence> Credentials(SourceFile file, bool isEnvironment)
    {
        for (var index = 0; index < file.Lines.Count; index++)
        {
            var line = file.Lines[index];
            if (line.Length > LongestLine || line.TrimStart().StartsWith('#'))
                continue;
            if (ProviderToken().Match(line) is { Success: true } token && !token.Value.Contains("EXAMPLE", StringComparison.OrdinalIgnoreCase))
                yield return Evidence.At(file, index + 1, $"a {token.Groups.Values.Skip(1).First(group => group.Success).Name.Replace('_', ' ')} stands in the source");
            else if (isEnvironment && line.IndexOf('=', StringComparison.Ordinal) is var equals and > 0 && IsSecret(line[..equals].Trim(), line[(equals + 1)..].Trim().Trim('"', '\'')))
                yield return Evidence.At(file, index + 1, $"{line[..equals].Trim()} has a value that looks real");
        }
    }

    private static bool IsSecret(string name, string value) =>
        SecretNames.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)) && !name.Contains("PUBLIC", StringComparison.OrdinalIgnoreCase) && CommittedSecrets.LooksReal(value);

    [GeneratedRegex(
        @"(?<GitHub_token>\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})\b)|(?<AWS_access_key>\b(?:AKIA|ASIA)[A-Z0-9]{16}\b)|(?<Slack_token>\bxox[abpr]-[0-9]{10,}-[A-Za-z0-9-]{20,})|(?<Stripe_live_key>\b[rs]k_live_[A-Za-z0-9]{24,})|(?<npm_token>\bnpm_[A-Za-z0-9]{36}\b)|(?<PyPI_token>\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,})|(?<SendGrid_key>\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}\b)|(?<private_key_of_a_service_account>""private_key""\s*:\s*""-----BEGIN PRIVATE KEY-----\\n[A-Za-z0-9+/]{20})",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProviderToken();
}
