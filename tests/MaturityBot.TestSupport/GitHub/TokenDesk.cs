using System.Collections.Concurrent;
using System.Text.Json;

namespace MaturityBot.TestSupport.GitHub;

/// <summary>Knows the installation tokens that were handed out; <c>emulate</c> itself lets any token pass as its first user.</summary>
internal sealed class TokenDesk(TimeProvider time)
{
    private static readonly Dictionary<string, string> None = [];

    private readonly ConcurrentDictionary<string, (DateTimeOffset ExpiresAt, Dictionary<string, string> Permissions)> tokens = new(StringComparer.Ordinal);

    public void Remember(Answer minted)
    {
        var grant = minted.Json!;
        tokens[grant["token"]!.GetValue<string>()] = (
            DateTimeOffset.Parse(grant["expires_at"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture),
            grant["permissions"].Deserialize<Dictionary<string, string>>()!);
    }

    /// <summary>Forgets all tokens, as when an installation is suspended or GitHub revokes them.</summary>
    public void Revoke() => tokens.Clear();

    /// <summary>What the bearer may do, or why not.</summary>
    public (IReadOnlyDictionary<string, string> Permissions, Answer? Refusal) Check(string? authorization, string path)
    {
        string token = authorization?.Split(' ', 2) is [var scheme, var value] && scheme.ToUpperInvariant() is "BEARER" or "TOKEN" ? value : "";
        if (path.StartsWith("/app", StringComparison.Ordinal))
            return (None, CheckJwt(token));
        return tokens.TryGetValue(token, out var known) && known.ExpiresAt > time.GetUtcNow()
            ? (known.Permissions, null)
            : (None, Answer.Refusal(401, "Bad credentials"));
    }

    // The signature is checked by emulate; GitHub's rules about time are not.
    private Answer? CheckJwt(string token)
    {
        if (token.Split('.') is not [_, var claims, _])
            return Answer.Refusal(401, "A JSON web token could not be decoded");
        string padded = claims.Replace('-', '+').Replace('_', '/').PadRight((claims.Length + 3) / 4 * 4, '=');
        using var json = JsonDocument.Parse(Convert.FromBase64String(padded));
        long now = time.GetUtcNow().ToUnixTimeSeconds();
        long issued = json.RootElement.GetProperty("iat").GetInt64(), expires = json.RootElement.GetProperty("exp").GetInt64();
        return expires <= now || expires > now + 600 ? Answer.Refusal(401, "'Expiration time' claim ('exp') is too far in the future")
            : issued > now ? Answer.Refusal(401, "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued")
            : null;
    }
}
