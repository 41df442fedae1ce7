using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MaturityBot.GitHub.Api;
using MaturityBot.GitHub.Auth;

namespace MaturityBot.GitHub.Tests.Auth;

public sealed class AuthenticationTests : StandInTests
{
    private const string Tokens = "POST /app/installations/77/access_tokens";
    private const string Repository = "GET /repos/acme/shop";

    [Fact]
    public async Task The_App_signs_a_token_that_lives_less_than_ten_minutes()
    {
        GitHub.On("GET /app", """{"id":12,"slug":"maturity"}""");

        var app = await Client.Apps.GetAppAsync(default);

        Assert.Equal("maturity[bot]", app.BotLogin);
        var token = Assert.Single(GitHub.Requests).Header("Authorization")!["Bearer ".Length..];
        var parts = token.Split('.');
        Assert.True(GitHubStandIn.PublicKey.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        var claims = JsonElement.Parse(Base64Url.DecodeFromChars(parts[1]));
        var now = Time.GetUtcNow().ToUnixTimeSeconds();
        Assert.Equal("Iv1.test", claims.GetProperty("iss").GetString());
        Assert.InRange(claims.GetProperty("iat").GetInt64(), now - 70, now - 60);
        Assert.InRange(claims.GetProperty("exp").GetInt64(), now + 500, now + 540);
    }

    [Fact]
    public void A_key_written_in_one_line_is_understood()
    {
        using var client = new GitHubClient(new GitHubOptions { AppId = 1, PrivateKey = GitHubStandIn.PrivateKey.ReplaceLineEndings("\\n") }, TimeProvider.System);

        Assert.Equal(1, client.Options.AppId);
    }

    [Fact]
    public void A_key_that_is_none_is_refused_without_being_repeated()
    {
        var exception = Assert.Throws<ArgumentException>(() => new GitHubClient(new GitHubOptions { AppId = 1, PrivateKey = "hush-hush" }, TimeProvider.System));

        Assert.DoesNotContain("hush-hush", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_narrowed_to_the_repository_and_the_purpose()
    {
        GitHub.On(Repository, """{"id":4711}""");

        await Publisher.Repositories.FindAsync(default);

        var asked = Assert.Single(GitHub.TokenRequests).Json;
        Assert.Equal([4711L], asked.GetProperty("repository_ids").EnumerateArray().Select(id => id.GetInt64()));
        Assert.Equal("write", asked.GetProperty("permissions").GetProperty("checks").GetString());
        Assert.False(asked.GetProperty("permissions").TryGetProperty("contents", out _));
        Assert.Equal("Bearer ghs_1", GitHub.ApiRequests.Single().Header("Authorization"));
    }

    [Fact]
    public async Task Many_who_need_a_token_at_once_share_one()
    {
        GitHub.On(Repository, """{"id":4711}""");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Reader.Repositories.FindAsync(default)));

        Assert.Single(GitHub.TokenRequests);
        Assert.Equal(20, GitHub.ApiRequests.Count);
    }

    [Fact]
    public async Task One_who_gives_up_waiting_does_not_stop_the_token_for_the_others()
    {
        var asked = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        GitHub.On(Repository, """{"id":4711}""").On(Tokens, async context =>
        {
            asked.SetResult();
            await go.Task;
            await context.AnswerAsync(Grant("ghs_late", Time.GetUtcNow().AddHours(1)), 201);
        });
        using var patience = new CancellationTokenSource();

        var impatient = Reader.Repositories.FindAsync(patience.Token);
        var patient = Reader.Repositories.FindAsync(default);
        await asked.Task;
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        go.SetResult();
        Assert.Equal(4711, (await patient)!.Id);
    }

    [Fact]
    public async Task A_token_is_kept_until_shortly_before_it_expires()
    {
        var expiry = Time.GetUtcNow().AddHours(1);
        GitHub.On(Repository, """{"id":4711}""").On(Tokens, context => context.AnswerAsync(Grant("ghs_hour", expiry), 201));

        await Reader.Repositories.FindAsync(default);
        Time.Shift = TimeSpan.FromMinutes(50);
        await Reader.Repositories.FindAsync(default);
        Assert.Single(GitHub.TokenRequests);

        Time.Shift = TimeSpan.FromMinutes(56);
        expiry = Time.GetUtcNow().AddHours(1);
        await Reader.Repositories.FindAsync(default);
        Assert.Equal(2, GitHub.TokenRequests.Count);
    }

    [Fact]
    public async Task A_new_token_that_is_not_known_everywhere_yet_is_tried_again()
    {
        var answers = 0;
        GitHub.On(Repository, context => Interlocked.Increment(ref answers) < 3 ? context.AnswerAsync("""{"message":"Bad credentials"}""", 401) : context.AnswerAsync("""{"id":4711}"""));

        Assert.Equal(4711, (await Reader.Repositories.FindAsync(default))!.Id);

        Assert.Equal(3, GitHub.ApiRequests.Count);
        Assert.Single(GitHub.TokenRequests);
    }

    [Fact]
    public async Task A_token_revoked_before_its_time_is_replaced_once()
    {
        GitHub.On(Repository, context => context.Request.Headers.Authorization == "Bearer ghs_1" && Time.Shift > TimeSpan.Zero
            ? context.AnswerAsync("""{"message":"Bad credentials"}""", 401)
            : context.AnswerAsync("""{"id":4711}"""));

        await Reader.Repositories.FindAsync(default);
        Time.Shift = TimeSpan.FromMinutes(20);
        await Reader.Repositories.FindAsync(default);

        Assert.Equal(["Bearer ghs_1", "Bearer ghs_1", "Bearer ghs_2"], GitHub.ApiRequests.Select(request => request.Header("Authorization")));
    }

    [Fact]
    public async Task A_permission_that_was_not_granted_costs_only_that_permission()
    {
        GitHub.On(Repository, """{"id":4711}""")
            .On("GET /app/installations/77", """{"id":77,"permissions":{"metadata":"read","contents":"write","checks":"write"}}""")
            .On(Tokens, context => GitHub.TokenRequests[^1].Json.GetProperty("permissions").EnumerateObject().Count() > 2
                ? context.AnswerAsync("""{"message":"The permissions requested are not granted to this installation."}""", 422)
                : context.AnswerAsync(Grant("ghs_less", Time.GetUtcNow().AddHours(1)), 201));

        await Reader.Repositories.FindAsync(default);
        await Client.ForRepository(GitHubStandIn.Repository with { Id = 4712 }, TokenPurpose.Read).Repositories.FindAsync(default);

        Assert.Equal(3, GitHub.TokenRequests.Count);
        Assert.Equal(["metadata", "contents"], GitHub.TokenRequests[^1].Json.GetProperty("permissions").EnumerateObject().Select(permission => permission.Name));
    }

    [Theory]
    [InlineData(404, "Not Found")]
    [InlineData(403, "This installation has been suspended")]
    public async Task An_installation_that_gives_no_token_is_said_so_and_asked_again_next_time(int status, string message)
    {
        GitHub.On(Tokens, $$"""{"message":"{{message}}"}""", status);

        var exception = await Assert.ThrowsAsync<InstallationUnavailableException>(() => Reader.Repositories.FindAsync(default));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);

        await Assert.ThrowsAsync<InstallationUnavailableException>(() => Reader.Repositories.FindAsync(default));
        Assert.Equal(2, GitHub.TokenRequests.Count);
    }

    [Fact]
    public async Task No_error_shows_a_token()
    {
        GitHub.On(Tokens, context => context.AnswerAsync(Grant("ghs_secret", Time.GetUtcNow().AddHours(1)), 201)).On(Repository, """{"message":"Server Error"}""", 418);

        var exception = await Assert.ThrowsAsync<GitHubApiException>(() => Reader.Repositories.FindAsync(default));

        Assert.DoesNotContain("ghs_secret", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("acme", exception.Message, StringComparison.Ordinal);
        Assert.Equal("/repos/{owner}/{repo}", exception.Path);
    }

    [Fact]
    public async Task A_clock_that_goes_wrong_does_not_ask_for_tokens_for_ever()
    {
        GitHub.On(Repository, """{"id":4711}""").On(Tokens, context => context.AnswerAsync(Grant("ghs_old", Time.GetUtcNow().AddHours(-3)), 201));

        await Reader.Repositories.FindAsync(default);
        await Reader.Repositories.FindAsync(default);

        Assert.Single(GitHub.TokenRequests);
    }

    private static string Grant(string token, DateTimeOffset expiry) => $$"""{"token":"{{token}}","expires_at":"{{expiry:O}}"}""";
}
