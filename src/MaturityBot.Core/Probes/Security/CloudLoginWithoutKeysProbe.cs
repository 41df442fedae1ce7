using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;
using MaturityBot.Core.Workflows;

namespace MaturityBot.Core.Probes.Security;

/// <summary>Workflows sign in to clouds by identity federation, so that there is no long-lived key to leak.</summary>
internal sealed class CloudLoginWithoutKeysProbe : IProbe
{
    private static readonly (string Action, string[] Federated, string[] Keys)[] Logins =
    [
        ("aws-actions/configure-aws-credentials", ["role-to-assume"], ["aws-access-key-id"]),
        ("google-github-actions/auth", ["workload_identity_provider"], ["credentials_json"]),
        ("azure/login", ["client-id"], ["creds"]),
        ("hashicorp/vault-action", ["jwtGithubAudience", "role"], ["token", "secretId"]),
    ];

    public string Id => "cloud-login-without-keys";

    public string Question => "Do workflows sign in to clouds without long-lived keys?";

    public IReadOnlyList<string> Reads => Workflow.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var logins = WorkflowRun.Of(snapshot).SelectMany(run => Logins.Where(login => run.Step.UsesAction(login.Action)).Select(login => (run.Step, login.Federated, login.Keys))).ToArray();
        if (logins.Length == 0)
            return ProbeResult.NotApplicable("no workflow signs in to a cloud");
        var keys = logins.Where(login => HasAny(login.Step.With, login.Keys) && !HasAny(login.Step.With, login.Federated)).Select(login => Evidence.At(login.Step.File, login.Step.Line, $"{login.Step.Uses!.Repository} signs in with a long-lived key")).Distinct().ToArray();
        if (keys.Length > 0)
            return ProbeResult.NotMet(keys);
        var federated = logins.Where(login => HasAny(login.Step.With, login.Federated)).Select(login => Evidence.At(login.Step.File, login.Step.Line, $"{login.Step.Uses!.Repository} signs in by identity federation")).Distinct().ToArray();
        return federated.Length > 0 ? ProbeResult.Met(federated) : ProbeResult.Unknown("the workflow does not show how it signs in");
    }

    private static bool HasAny(DataNode inputs, string[] names) => names.Any(name => inputs[name].Exists);
}
