using System.CommandLine;
using System.Text;

namespace MaturityBot.Cli.Commands;

/// <summary><c>maturitybot replay DELIVERY.json</c>: sends a recorded webhook delivery again, signed as GitHub would.</summary>
internal static class ReplayCommand
{
    /// <summary>The environment variable that holds the secret, so that it is not in the list of processes.</summary>
    public const string SecretVariable = "MATURITYBOT_WEBHOOK_SECRET";

    public static Command Create(Surroundings around)
    {
        var file = CommandLine.NotAnOption(new Argument<string>("DELIVERY.json") { Description = "A recorded delivery ({\"event\", \"delivery\", \"payload\"}, or as GitHub's API gives one), or a bare payload with --event." });
        var url = new Option<string>("--url") { HelpName = "URL", Required = true, Description = "Where to send it, e.g. http://localhost:5000/api/github/webhooks." };
        var secret = new Option<string?>("--secret") { HelpName = "SECRET", Description = $"The webhook secret. Default: the environment variable {SecretVariable}, which others cannot see." };
        var name = new Option<string?>("--event") { HelpName = "EVENT", Description = "The event of a bare payload, e.g. push." };
        var command = new Command("replay", "Signs a recorded webhook delivery and posts it.") { file, url, secret, name };
        command.SetAction(async (parsed, cancellation) =>
        {
            var target = Uri.TryCreate(parsed.GetRequiredValue(url), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                ? address
                : throw new UsageException("--url takes an http or https address");
            var key = parsed.GetValue(secret) ?? around.Variable(SecretVariable);
            if (string.IsNullOrEmpty(key))
                throw new UsageException($"there is no secret to sign with: set {SecretVariable} or give --secret");

            var delivery = RecordedDelivery.Read(parsed.GetRequiredValue(file), parsed.GetValue(name));
            return await SendAsync(delivery.Request(target, key), around, cancellation);
        });
        return command;
    }

    private static async Task<int> SendAsync(HttpRequestMessage request, Surroundings around, CancellationToken cancellation)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        using var client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = 1 << 20 };
        var place = request.RequestUri!.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        try
        {
            using (request)
            using (var response = await client.SendAsync(request, cancellation))
            {
                var answer = await response.Content.ReadAsByteArrayAsync(cancellation);
                await around.Out.WriteLineAsync(Output.Page.Clean($"{(int)response.StatusCode} {Encoding.UTF8.GetString(answer)}"));
                return response.IsSuccessStatusCode ? ExitStatus.Done : ExitStatus.GateFailed;
            }
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            around.Error.WriteLine($"maturitybot: {place} did not answer ({Output.Page.Clean(error.Message)}): start the server, or check --url");
            return ExitStatus.GateFailed;
        }
    }
}
