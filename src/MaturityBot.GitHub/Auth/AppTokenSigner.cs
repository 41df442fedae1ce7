using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MaturityBot.GitHub.Api;

namespace MaturityBot.GitHub.Auth;

/// <summary>Signs the short-lived tokens by which the App speaks for itself.</summary>
internal sealed class AppTokenSigner : IDisposable
{
    private static readonly TimeSpan Backdate = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(9);
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(2);

    private readonly Lock gate = new();
    private readonly RSA key = RSA.Create();
    private readonly string issuer;
    private readonly TimeProvider time;
    private string token = "";
    private DateTimeOffset expiresAt = DateTimeOffset.MinValue;

    /// <exception cref="ArgumentException">The private key is not a PEM text of an RSA key. The message does not repeat it.</exception>
    public AppTokenSigner(GitHubOptions options, TimeProvider time)
    {
        this.time = time;
        issuer = options.ClientId.Length > 0 ? options.ClientId : options.AppId.ToString(CultureInfo.InvariantCulture);
        try
        {
            // Where a setting is one line, its line ends are often written as \n.
            key.ImportFromPem(options.PrivateKey.Replace("\\n", "\n", StringComparison.Ordinal));
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new ArgumentException("The App's private key is not the PEM text of an RSA private key.", nameof(options), exception);
        }
    }

    /// <summary>A token that is good for at least two more minutes.</summary>
    public string Sign()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (expiresAt - now < Reserve)
            {
                expiresAt = now + Life;
                token = Sign(now);
            }

            return token;
        }
    }

    public void Dispose() => key.Dispose();

    private string Sign(DateTimeOffset now)
    {
        // Backdated, because GitHub refuses a token from the future and clocks differ.
        var claims = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"iat":{{(now - Backdate).ToUnixTimeSeconds()}},"exp":{{expiresAt.ToUnixTimeSeconds()}},"iss":"{{System.Text.Json.JsonEncodedText.Encode(issuer)}}"}""");
        var unsigned = $"{Encode("""{"alg":"RS256","typ":"JWT"}"""u8)}.{Encode(Encoding.UTF8.GetBytes(claims))}";
        return $"{unsigned}.{Encode(key.SignData(Encoding.ASCII.GetBytes(unsigned), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);
}
