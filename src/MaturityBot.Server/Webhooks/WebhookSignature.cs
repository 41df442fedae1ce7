using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace MaturityBot.Server.Webhooks;

/// <summary>What a signature says about a body.</summary>
public enum SignatureVerdict
{
    /// <summary>One of the secrets signed exactly this body.</summary>
    Valid,

    /// <summary>There is no signature.</summary>
    Missing,

    /// <summary>It is not <c>sha256=</c> and 64 hexadecimal digits.</summary>
    Malformed,

    /// <summary>None of the secrets signed this body.</summary>
    Wrong,
}

/// <summary>Checks <c>X-Hub-Signature-256</c>.</summary>
public static class WebhookSignature
{
    private const string Prefix = "sha256=";

    /// <summary>Checks a signature over the raw bytes of a body, in a time that tells nothing about the secrets.</summary>
    public static SignatureVerdict Check(ReadOnlySequence<byte> body, string? signature, IReadOnlyList<byte[]> secrets)
    {
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var form = Read(signature, claimed);
        if (form != SignatureVerdict.Valid)
            return form;

        Span<byte> actual = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var matches = false;
        foreach (var secret in secrets)
        {
            using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
            foreach (var piece in body)
                hmac.AppendData(piece.Span);
            hmac.GetHashAndReset(actual);
            matches |= CryptographicOperations.FixedTimeEquals(claimed, actual);
        }

        return matches ? SignatureVerdict.Valid : SignatureVerdict.Wrong;
    }

    /// <summary>Whether a signature has the right form, before anything of the body is read.</summary>
    public static SignatureVerdict CheckForm(string? signature)
    {
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return Read(signature, claimed);
    }

    /// <summary>Signs a body, as GitHub does.</summary>
    public static string Sign(ReadOnlySpan<byte> body, string secret) =>
        Prefix + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    private static SignatureVerdict Read(string? signature, Span<byte> claimed)
    {
        if (string.IsNullOrEmpty(signature))
            return SignatureVerdict.Missing;

        var digits = signature.AsSpan();
        return digits.StartsWith(Prefix, StringComparison.Ordinal)
            && digits.Length == Prefix.Length + (claimed.Length * 2)
            && Convert.FromHexString(digits[Prefix.Length..], claimed, out _, out _) == OperationStatus.Done
                ? SignatureVerdict.Valid
                : SignatureVerdict.Malformed;
    }
}
