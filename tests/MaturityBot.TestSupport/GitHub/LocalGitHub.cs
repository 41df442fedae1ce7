using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace MaturityBot.TestSupport.GitHub;

/// <summary>A whole GitHub on this machine: an organisation, the App installed in it, and everything the App asked of it.</summary>
public sealed class LocalGitHub : IAsyncDisposable
{
    private readonly GitHubGateway gateway;
    private readonly HttpClient member = new();
    private EmulatedGitHub? emulated;

    private LocalGitHub(GitHubGateway gateway)
    {
        this.gateway = gateway;
        var completion = new Completion(App, gateway.StandIn, Read);
        Deliveries = new Deliveries(App, new PayloadCompletion(Read, completion.CompletePull));
        gateway.Events = Deliveries.Relay;
        Completes = completion;
    }

    /// <summary>The App.</summary>
    public TestApp App { get; } = new();

    /// <summary>The address of its REST API and of its pages.</summary>
    public Uri Address => gateway.Address;

    /// <summary>What the App asked, in order.</summary>
    public IReadOnlyCollection<RecordedRequest> Requests => gateway.Requests;

    /// <summary>What the App asked that GitHub's description forbids; any of these fails a test.</summary>
    public IReadOnlyCollection<string> Violations => gateway.Violations;

    /// <summary>The webhook.</summary>
    public Deliveries Deliveries { get; }

    private Completion Completes { get; }

    /// <summary>Starts it; nothing is delivered until <see cref="Deliveries.Target"/> is set.</summary>
    public static async Task<LocalGitHub> Start()
    {
        var github = new LocalGitHub(await GitHubGateway.Start());
        try
        {
            github.emulated = await EmulatedGitHub.Start(github.App, github.Address, new Uri(github.Address, GitHubGateway.DeliveriesPath));
            github.member.BaseAddress = github.emulated.Address;
            github.member.DefaultRequestHeaders.Add("Authorization", "Bearer " + github.emulated.MemberToken);
            github.gateway.ForwardTo(github.emulated.Address, github.Completes, github.Read);
            return github;
        }
        catch
        {
            await github.DisposeAsync();
            throw;
        }
    }

    /// <summary>A new, empty repository of the organisation.</summary>
    public async Task<TestRepository> CreateRepository(string name, bool isPrivate = true)
    {
        var created = await Ask(HttpMethod.Post, $"/orgs/{EmulatedGitHub.Organisation}/repos", new JsonObject { ["name"] = name, ["private"] = isPrivate, ["auto_init"] = false });
        return new TestRepository(this, name, created!["id"]!.GetValue<long>());
    }

    /// <summary>The settings of a repository that emulate does not keep.</summary>
    public StandInSettings Settings(TestRepository repository) => gateway.StandIn.Settings(repository.FullName);

    /// <summary>Holds matching requests back until the hold is disposed.</summary>
    public Hold Hold(Func<RecordedRequest, bool> matches, Moment moment = Moment.BeforeEffect)
    {
        var hold = new Hold(matches, moment);
        gateway.Holds.Add(hold);
        return hold;
    }

    /// <summary>Answers the next matching requests in place of GitHub.</summary>
    public void Fail(Func<RecordedRequest, bool> matches, Func<Answer> answer, int times = 1) => gateway.Faults.Add(new Fault(matches, answer, times));

    /// <summary>Makes every installation token worthless, as GitHub may at any time.</summary>
    public void RevokeTokens() => gateway.RevokeTokens();

    /// <summary>Asks as a member of the organisation, past the record; throws when refused.</summary>
    public async Task<JsonNode?> Ask(HttpMethod method, string path, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await member.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"{method} {path}: {(int)response.StatusCode} {text}", null, response.StatusCode);
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    /// <summary>Asks as a member of the organisation; null when there is no such thing.</summary>
    public async Task<JsonNode?> Read(string path)
    {
        try
        {
            return await Ask(HttpMethod.Get, path);
        }
        catch (HttpRequestException e) when (e.StatusCode is System.Net.HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>All annotations of a check run.</summary>
    public IReadOnlyList<JsonNode> Annotations(long checkRunId) => Completes.Annotations(checkRunId);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (emulated is not null)
            await emulated.DisposeAsync();
        await gateway.DisposeAsync();
        Deliveries.Dispose();
        member.Dispose();
        App.Dispose();
    }
}
