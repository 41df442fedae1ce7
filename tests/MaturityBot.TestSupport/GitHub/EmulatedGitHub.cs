using System.Text.Json;
using MaturityBot.TestSupport.Processes;

namespace MaturityBot.TestSupport.GitHub;

/// <summary>The npm package <c>emulate</c> as a process: a stateful GitHub with an organisation that installed the App.</summary>
public sealed class EmulatedGitHub : IAsyncDisposable
{
    /// <summary>The organisation that installed the App.</summary>
    public const string Organisation = "octo-org";

    /// <summary>A member of the organisation who may do everything there.</summary>
    public const string Member = "octocat";

    /// <summary>The installation of the App in the organisation.</summary>
    public const long InstallationId = 4242;

    private static readonly TimeSpan StartingTime = TimeSpan.FromSeconds(60);

    private readonly OwnedProcess process;

    private EmulatedGitHub(OwnedProcess process, Uri address, string memberToken)
    {
        this.process = process;
        Address = address;
        MemberToken = memberToken;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>A token of <see cref="Member"/>.</summary>
    public string MemberToken { get; }

    /// <summary>What the emulated GitHub wrote.</summary>
    public string Log => process.Output();

    /// <param name="app">The App that is registered and installed.</param>
    /// <param name="publicAddress">The address that its answers show: that of what stands before it.</param>
    /// <param name="webhooks">Where it delivers the App's events.</param>
    public static async Task<EmulatedGitHub> Start(TestApp app, Uri publicAddress, Uri webhooks)
    {
        string memberToken = "ghp_" + Guid.NewGuid().ToString("N");
        var started = OwnedProcess.Start(OwnedProcess.Node, [SolutionFolder.TestSupportFile("GitHub", "emulate.mjs")]);
        try
        {
            await started.Write(JsonSerializer.Serialize(new { baseUrl = publicAddress.GetLeftPart(UriPartial.Authority), seed = Seed(app, webhooks, memberToken) }));
            return new EmulatedGitHub(started, new Uri(await started.Says("listening ", StartingTime)), memberToken);
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static object Seed(TestApp app, Uri webhooks, string memberToken) => new
    {
        tokens = new Dictionary<string, object> { [memberToken] = new { login = Member, scopes = new[] { "repo", "admin:org" } } },
        github = new
        {
            users = new[] { new { login = Member, email = "octocat@github.com" } },
            orgs = new[] { new { login = Organisation, members = new[] { new { login = Member, role = "admin" } } } },
            apps = new[]
            {
                new
                {
                    app_id = app.Id,
                    slug = app.Slug,
                    name = "MaturityBot",
                    private_key = app.PrivateKeyPem,
                    permissions = AppManifest.Current.Permissions,
                    events = new[] { "*" },
                    webhook_url = webhooks.AbsoluteUri,
                    webhook_secret = app.WebhookSecret,
                    installations = new[] { new { installation_id = InstallationId, account = Organisation, repository_selection = "all" } },
                },
            },
        },
    };
}
