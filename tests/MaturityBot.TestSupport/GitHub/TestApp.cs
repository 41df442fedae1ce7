using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MaturityBot.TestSupport.GitHub;

/// <summary>A GitHub App that exists only for one run: its key and secret are made anew each time.</summary>
public sealed class TestApp : IDisposable
{
    private readonly RSA key = RSA.Create(2048);

    /// <summary>The App's id.</summary>
    public long Id { get; } = 12345;

    /// <summary>The App's name in addresses; its user is <c>maturitybot[bot]</c>.</summary>
    public string Slug { get; } = "maturitybot";

    /// <summary>The login of the user that the App acts as.</summary>
    public string Login => $"{Slug}[bot]";

    /// <summary>The private key as PEM (PKCS#1, as GitHub hands it out).</summary>
    public string PrivateKeyPem => key.ExportRSAPrivateKeyPem();

    /// <summary>The secret that deliveries are signed with.</summary>
    public string WebhookSecret { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));

    /// <summary>The value of <c>X-Hub-Signature-256</c> for a body.</summary>
    public string Sign(ReadOnlySpan<byte> body) => Sign(body, WebhookSecret);

    /// <summary>The value of <c>X-Hub-Signature-256</c> for a body signed with another secret.</summary>
    public static string Sign(ReadOnlySpan<byte> body, string secret) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    /// <summary>A token that proves to be the App, valid for nine minutes.</summary>
    public string Jwt(TimeProvider time)
    {
        long now = time.GetUtcNow().ToUnixTimeSeconds();
        string header = Base64Url("{\"alg\":\"RS256\",\"typ\":\"JWT\"}"u8);
        string claims = Base64Url(JsonSerializer.SerializeToUtf8Bytes(new { iat = now - 60, exp = now + 540, iss = Id.ToString(System.Globalization.CultureInfo.InvariantCulture) }));
        byte[] signature = key.SignData(Encoding.ASCII.GetBytes($"{header}.{claims}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{header}.{claims}.{Base64Url(signature)}";
    }

    /// <inheritdoc />
    public void Dispose() => key.Dispose();

    private static string Base64Url(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
