using System.Globalization;
using MaturityBot.Core.Documents;
using MaturityBot.Core.Reporting;
using MaturityBot.Core.Rubrics;
using MaturityBot.Core.Tests.Reporting;

namespace MaturityBot.Core.Tests.Rubrics;

/// <summary>Holds <c>docs/rubric/sources.yml</c> to the rubric: nothing of the source is silently missing, and nothing is said to be delivered that is not there.</summary>
public sealed class RubricSourcesTests
{
    private const int Items = 112;
    private static readonly string Folder = RepositoryRoot.Path("docs", "rubric");
    private static readonly IReadOnlyList<DataNode> Sources = [.. YamlReader.ReadAll(File.ReadAllText(Path.Combine(Folder, "sources.yml")))[0].Root.Items];
    private static readonly Dictionary<string, Criterion> Criteria = BuiltInRubric.Pillars.Dimensions.SelectMany(dimension => dimension.Criteria).ToDictionary(criterion => criterion.Id, StringComparer.Ordinal);

    [Fact]
    public void Every_item_is_there_once_and_in_order() =>
        Assert.Equal(Enumerable.Range(1, Items).Select(number => $"S3-{number.ToString(CultureInfo.InvariantCulture)}"), Sources.Select(item => item["id"].Text));

    [Fact]
    public void Every_item_says_what_it_is_and_how_it_stands() =>
        Assert.All(Sources, item =>
        {
            Assert.Empty(item.Members.Select(member => member.Key).Except(["id", "says", "state", "by", "in", "how", "missing"]));
            Assert.NotEmpty(item["says"].Text);
            Assert.Contains(item["state"].Text, new[] { "delivered", "in part", "attested", "context", "not yet" });
            Assert.Equal(item["state"].Text is "in part" or "not yet", item["missing"].Exists);
        });

    [Fact]
    public void What_is_said_to_be_delivered_names_criteria_or_code_that_are_there() =>
        Assert.All(Sources, item =>
        {
            Assert.All(By(item), id => Assert.Contains(id, Criteria.Keys));
            Assert.True(!item["in"].Exists || File.Exists(RepositoryRoot.Path(item["in"].Text)), $"{item["id"].Text}: {item["in"].Text} is not there");
            Assert.Equal(item["state"].Text is "delivered" or "in part" or "attested", By(item).Any() || item["in"].Exists);
        });

    [Fact]
    public void What_only_people_can_say_is_not_called_delivered() =>
        Assert.All(Sources, item =>
        {
            var attestable = By(item).Count(id => Criteria[id].DecidedBy is null);
            if (item["state"].Text == "delivered")
                Assert.Equal(0, attestable);
            if (item["state"].Text == "attested")
                Assert.Equal(By(item).Count(), attestable);
        });

    [Fact]
    public void The_page_in_docs_is_what_the_list_says() => ExpectedText.MatchesIn(Folder, "sources.md", Page());

    private static string Page()
    {
        var counts = Sources.GroupBy(item => item["state"].Text).Select(group => $"{group.Count().ToString(CultureInfo.InvariantCulture)} {group.Key}");
        return Markdown.Join("\n\n",
        [
            Markdown.Of($"# Where the rubric comes from"),
            Markdown.Of($"Every item of the source that this rubric follows, in our own words, and what delivers it: {string.Join(", ", counts)}. *Attested* is what no repository shows and a person has to say; *context* explains and asks for nothing."),
            Markdown.Join("\n", [Markdown.Of($"| Item | What it says | State | Delivered by | Missing |\n|---|---|---|---|---|"), .. Sources.Select(Row)]),
            Markdown.Beside(Markdown.Of($"All pillars"), "README.md"),
        ]).ToString();
    }

    private static Markdown Row(DataNode item)
    {
        var by = By(item).Select(id => Markdown.Beside(Markdown.Code(id), $"{id.Split('.')[0]}.md", id));
        var code = item["in"].Exists ? Markdown.Code(item["in"].Text) : Markdown.Empty;
        return Markdown.Of($"| {item["id"].Text} | {item["says"].Text} | {item["state"].Text} | {Markdown.Join("; ", [Markdown.Join(", ", by), code, Markdown.Text(item["how"].Text)])} | {item["missing"].Text} |");
    }

    private static IEnumerable<string> By(DataNode item) => item["by"].Items.Select(id => id.Text);
}
