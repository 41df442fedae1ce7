using System.Text;
using System.Text.Json.Nodes;
using MaturityBot.TestSupport.GitHub;

namespace MaturityBot.EndToEnd.Scenarios;

public sealed class HostileTests : ServerTest
{
    [Fact]
    public async Task A_delivery_for_an_unknown_installation_is_accepted_and_given_up()
    {
        var (storefront, head) = await Storefront.Push(GitHub);
        await CompletedCheck(storefront, head);
        await Quiet();
        int before = Writes().Count;

        var delivery = await GitHub.Deliveries.Send("push", new JsonObject
        {
            ["ref"] = "refs/heads/main",
            ["before"] = head,
            ["after"] = head,
            ["commits"] = new JsonArray(),
            ["repository"] = await storefront.Json(),
            ["installation"] = new JsonObject { ["id"] = 999_999 },
        });
        await Quiet();

        Assert.Equal(202, delivery.Status);
        Assert.Equal(before, Writes().Count);
        await StillWorks();
    }

    [Fact]
    public async Task An_empty_repository_has_nothing_to_judge()
    {
        var empty = await GitHub.CreateRepository("empty");

        var delivery = await GitHub.Deliveries.Send("installation_repositories", new JsonObject
        {
            ["action"] = "added",
            ["repositories_added"] = new JsonArray(await empty.Json()),
            ["repositories_removed"] = new JsonArray(),
        });
        await Quiet();

        Assert.Equal(202, delivery.Status);
        Assert.Empty(await empty.Issues());
        await StillWorks();
    }

    [Fact]
    public async Task Hostile_paths_and_contents_are_judged_and_shown_as_text()
    {
        var hostile = await GitHub.CreateRepository("hostile");
        string head = await hostile.Commit(
        [
            .. Storefront.Files.Select(f => TestFile.Text(f.Path, f.Content)),
            TestFile.Text("docs/@octocat #1 [x](javascript:alert(1)) <img src=x>.md", "# Hi"),
            TestFile.Text("docs/a|b`c`\n*d*.md", "# Hi"),
            TestFile.Text(".github/workflows/<script>alert(1)<\\script> @octocat.yml", "on: [push\n  jobs: ]]"),
            TestFile.Link("SECURITY.md", "../../../../etc/passwd"),
            TestFile.Link("docs/loop", "loop"),
            TestFile.Text(".github/dependabot.yml", AliasBomb()),
            new("README.rst", [0xff, 0xfe, 0xc3, 0x28, 0x00, 0x80]),
            new("src/broken.js", Encoding.Latin1.GetBytes("const name = 'é\u0080'")),
            TestFile.Text("a/" + string.Join('/', Enumerable.Repeat("deep", 100)) + "/file.txt", "deep"),
        ]);

        var check = await CompletedCheck(hostile, head);
        await Quiet();

        Assert.Equal("completed", check["status"]!.GetValue<string>());
        string[] texts = [check["output"]!["summary"]!.GetValue<string>(), .. (await hostile.Issues()).Select(i => i["body"]!.GetValue<string>())];
        Assert.All(texts, text => Assert.DoesNotContain("<img", text, StringComparison.OrdinalIgnoreCase));
        Assert.All(texts, text => Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase));
        Assert.All(texts, text => Assert.DoesNotContain("root:x:0", text, StringComparison.Ordinal));
        Assert.Contains(await hostile.Issues(), i => i["title"]!.GetValue<string>().Contains("ependabot", StringComparison.Ordinal));
        await StillWorks();
    }

    [Fact]
    public async Task A_tree_of_more_than_a_hundred_thousand_entries_is_judged_as_far_as_it_can_be_seen()
    {
        var huge = await GitHub.CreateRepository("huge");
        string head = await huge.CommitCopies(folders: 260, filesPerFolder: 400, Storefront.Files);

        var check = await CompletedCheck(huge, head);

        Assert.Equal("completed", check["status"]!.GetValue<string>());
        await StillWorks();
    }

    private async Task StillWorks()
    {
        var (repository, head) = await Storefront.Push(GitHub, "still-works");
        await CompletedCheck(repository, head);
    }

    private static string AliasBomb()
    {
        var yaml = new StringBuilder("version: 2\na: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char name = 'b'; name <= 'i'; name++)
        {
            char before = (char)(name - 1);
            yaml.Append(name).Append(": &").Append(name).Append(" [").AppendJoin(", ", Enumerable.Repeat($"*{before}", 9)).Append("]\n");
        }

        return yaml.ToString();
    }
}
