using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MaturityBot.GitHub.Api;

namespace MaturityBot.Server.Setup;

/// <summary>Reads and checks the settings. Names are given as environment variables write them.</summary>
public static class SettingsReader
{
    private static readonly string[] AppKeys =
        ["GitHub:AppId", "GitHub:ClientId", "GitHub:ClientSecret", "GitHub:PrivateKey", "GitHub:PrivateKeyFile"];

    /// <summary>Reads the settings.</summary>
    /// <exception cref="SettingException">A setting is missing or wrong.</exception>
    public static ServerSettings Read(IConfiguration configuration)
    {
        var isSetUp = AppKeys.Any(key => Text(configuration, key) is not null) || WebhookSecrets(configuration).Any();
        return new ServerSettings(
            new GitHubOptions
            {
                ApiUrl = Address(configuration, "GitHub:ApiUrl", "https://api.github.com"),
                WebUrl = Address(configuration, "GitHub:WebUrl", "https://github.com"),
                AppId = isSetUp ? ReadAppId(configuration) : 0,
                ClientId = Text(configuration, "GitHub:ClientId") ?? "",
                PrivateKey = isSetUp ? ReadPrivateKey(configuration) : "",
            },
            isSetUp ? new AppSecrets(Text(configuration, "GitHub:ClientSecret"), ReadWebhookSecrets(configuration)) : null,
            ReadStorage(configuration));
    }

    private static long ReadAppId(IConfiguration configuration)
    {
        var text = Text(configuration, "GitHub:AppId") ?? throw new SettingException("GitHub:AppId", "is missing");
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0
            ? id
            : throw new SettingException("GitHub:AppId", "must be the App's numeric id");
    }

    private static string ReadPrivateKey(IConfiguration configuration)
    {
        var file = Text(configuration, "GitHub:PrivateKeyFile");
        var inline = Text(configuration, "GitHub:PrivateKey");
        if (file is not null && inline is not null)
            throw new SettingException("GitHub:PrivateKeyFile", "and GitHub__PrivateKey are both set; set one");
        if (file is null && inline is null)
            throw new SettingException("GitHub:PrivateKey", "or GitHub__PrivateKeyFile is missing");

        // Environment files cannot hold line breaks; \n is the usual way to write them.
        var pem = file is null ? inline!.Replace("\\n", "\n", StringComparison.Ordinal) : ReadFile(file);
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            return pem;
        }
        catch (Exception failure) when (failure is ArgumentException or CryptographicException)
        {
            throw new SettingException(file is null ? "GitHub:PrivateKey" : "GitHub:PrivateKeyFile", "does not hold an unencrypted RSA private key in PEM form");
        }
    }

    private static string ReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingException("GitHub:PrivateKeyFile", $"cannot be read: {failure.Message}");
        }
    }

    private static List<byte[]> ReadWebhookSecrets(IConfiguration configuration)
    {
        var secrets = WebhookSecrets(configuration).ToList();
        return secrets.Count > 0
            ? [.. secrets.Select(Encoding.UTF8.GetBytes)]
            : throw new SettingException("GitHub:WebhookSecrets:0", "is missing; without it anybody could send deliveries");
    }

    private static IEnumerable<string> WebhookSecrets(IConfiguration configuration) =>
        configuration.GetSection("GitHub:WebhookSecrets").GetChildren().Select(child => child.Value).OfType<string>().Where(value => value.Length > 0);

    private static StorageSettings ReadStorage(IConfiguration configuration)
    {
        var provider = Text(configuration, "Storage:Provider") ?? "Sqlite";
        return provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase)
            ? new StorageSettings(Text(configuration, "Storage:SqlitePath") ?? "maturitybot.db")
            : throw new SettingException("Storage:Provider", $"is '{provider}'; this version knows Sqlite");
    }

    private static Uri Address(IConfiguration configuration, string key, string otherwise) =>
        Uri.TryCreate((Text(configuration, key) ?? otherwise).TrimEnd('/'), UriKind.Absolute, out var address) && address.Scheme is ("http" or "https")
            ? address
            : throw new SettingException(key, "must be an http or https address");

    private static string? Text(IConfiguration configuration, string key) => configuration[key] is { Length: > 0 } text ? text.Trim() : null;
}

/// <summary>A setting is missing or wrong. The message is one line that names it, and never shows its value when that is a secret.</summary>
public sealed class SettingException(string key, string problem)
    : Exception($"{key.Replace(":", "__", StringComparison.Ordinal)} {problem.ReplaceLineEndings(" ")}");
