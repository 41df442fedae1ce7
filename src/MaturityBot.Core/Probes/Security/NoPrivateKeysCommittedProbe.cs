using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Security;

/// <summary>No usable private key stands in the source. Keys behind a passphrase and keys of tests and samples do not count.</summary>
internal sealed class NoPrivateKeysCommittedProbe : IProbe
{
    private static readonly string[] Globs = ["**/*.{pem,key,ppk}", "**/id_{rsa,dsa,ecdsa,ed25519}"];

    public string Id => "no-private-keys-committed";

    public string Question => "Is the source free of private keys?";

    public IReadOnlyList<string> Reads => Globs;

    public ProbeResult Examine(Snapshot snapshot)
    {
        if (snapshot.Own.Count == 0)
            return ProbeResult.NotApplicable("there are no files of its own");
        var keys = snapshot.ReadAll(Globs).Where(file => !TrialPaths.IsTrial(file.Path)).Select(Key).OfType<Evidence>().ToArray();
        return keys.Length > 0 ? ProbeResult.NotMet(keys) : ProbeResult.Met(new Evidence("no private key outside tests and samples"));
    }

    private static Evidence? Key(SourceFile file)
    {
        for (var index = 0; index < file.Lines.Count; index++)
        {
            var line = file.Lines[index].Trim();
            var isKey = (line.StartsWith("-----BEGIN", StringComparison.Ordinal) && line.EndsWith("PRIVATE KEY-----", StringComparison.Ordinal)
                    && !line.Contains("ENCRYPTED", StringComparison.Ordinal)
                    && !file.Lines.Skip(index + 1).Take(2).Any(next => next.Contains("ENCRYPTED", StringComparison.Ordinal)))
                || line.StartsWith("PuTTY-User-Key-File-", StringComparison.Ordinal);
            if (isKey)
                return Evidence.At(file, index + 1, "a private key stands in the source");
        }

        return null;
    }
}
