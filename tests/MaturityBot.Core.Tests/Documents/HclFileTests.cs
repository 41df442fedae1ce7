using System.Diagnostics;
using MaturityBot.Core.Documents;

namespace MaturityBot.Core.Tests.Documents;

public sealed class HclFileTests
{
    [Fact]
    public void Blocks_arguments_and_lines_are_read()
    {
        var file = HclFile.Read("""
            # state
            terraform {
              required_version = ">= 1.9" // pinned
              required_providers {
                aws = {
                  source  = "hashicorp/aws"
                  version = "~> 5.0",
                }
              }
              backend "s3" {}
            }

            /* the
               logs */
            resource "aws_s3_bucket" "logs" {
              bucket = "${var.name}-logs"
              tags   = merge(local.tags, {
                Team = "a"
              })
              count  = var.on ? 1 : 0 # maybe
              names  = ["a", "b", ]
              policy = <<-EOT
                {"a": "${var.b}"}
                EOT
              lifecycle { prevent_destroy = true }
            }
            module x {
              source = "./modules/x"
            }
            """);

        Assert.Null(file.Error);
        Assert.Equal([("terraform", "", 2, 11), ("resource", "aws_s3_bucket", 15, 26), ("module", "x", 27, 29)], file.Blocks.Select(block => (block.Type, block.Label, block.Line, block.EndLine)));
        var terraform = file.Blocks[0];
        Assert.Equal(">= 1.9", terraform["required_version"].Text);
        var aws = terraform.Children("required_providers").Single()["aws"];
        Assert.Equal(("hashicorp/aws", "~> 5.0", 7), (aws["source"].Text, aws["version"].Text, aws.LineOf("version")));
        Assert.Equal("s3", terraform.Children("backend").Single().Label);

        var bucket = file.Blocks[1];
        Assert.Equal(("${var.name}-logs", false), (bucket["bucket"].Text, bucket.Argument("bucket")!.IsLiteral));
        Assert.StartsWith("merge(local.tags, {", bucket["tags"].Text, StringComparison.Ordinal);
        Assert.Equal((17, 19), (bucket.Argument("tags")!.Line, bucket.Argument("tags")!.EndLine));
        Assert.Equal("var.on ? 1 : 0", bucket["count"].Text);
        Assert.Equal(["a", "b"], bucket["names"].Items.Select(item => item.Text));
        Assert.Contains("{\"a\": \"${var.b}\"}", bucket["policy"].Text, StringComparison.Ordinal);
        Assert.Equal(true, bucket.Children("lifecycle").Single()["prevent_destroy"].AsBoolean());
        Assert.Equal(["lifecycle"], bucket.Below().Select(block => block.Type));
    }

    [Theory]
    [InlineData("a = [for x in var.y : x if x != \"}\"]\nb = 1", "[for x in var.y : x if x != \"}\"]")]
    [InlineData("a = { for k, v in m : k => v }\nb = 1", "{ for k, v in m : k => v }")]
    [InlineData("a = [1, 2][0]\nb = 1", "[1, 2][0]")]
    [InlineData("a = \"x\" == var.y\nb = 1", "\"x\" == var.y")]
    [InlineData("a = f(\n  \"${g(\"}\")}\",\n)\nb = 1", "f(\n  \"${g(\"}\")}\",\n)")]
    [InlineData("a = { (var.k) = 1, var.x[\"y\"] = 2 }\nb = 1", "{ (var.k) = 1, var.x[\"y\"] = 2 }")]
    [InlineData("a = \"$${not} a template\"\nb = 1", "$${not} a template")]
    [InlineData("a = \"line\\nnext \\\"q\\\"\"\nb = 1", "line\nnext \"q\"")]
    [InlineData("a = -1.5e3\nb = 1", "-1.5e3")]
    public void An_expression_ends_where_it_should(string text, string expected)
    {
        var root = HclFile.Read(text).Root;

        Assert.Equal((expected, "1"), (root["a"].Text, root["b"].Text));
    }

    [Theory]
    [InlineData("a {\n", 2)]
    [InlineData("ok = 1\na = \n", 2)]
    [InlineData("a = \"b\n", 1)]
    [InlineData("a = (1\n", 2)]
    [InlineData("a = <<EOF\nb\n", 1)]
    [InlineData("{", 1)]
    [InlineData("resource \"a\" \"b\"\n{\n}", 1)]
    public void A_broken_text_is_told_with_its_line(string text, int line)
    {
        var file = HclFile.Read(text);

        Assert.NotNull(file.Error);
        Assert.Equal(line, file.ErrorLine);
    }

    [Theory]
    [InlineData("a={")]
    [InlineData("a {")]
    [InlineData("a=[")]
    [InlineData("a=\"${")]
    [InlineData("a=(")]
    [InlineData("a=[b,\n")]
    [InlineData("a=<<A\n")]
    [InlineData("a={b.c[d]=1}\n")]
    [InlineData("/*")]
    public void Hostile_text_of_the_largest_size_is_read_soon(string piece)
    {
        var clock = Stopwatch.StartNew();

        HclFile.Read(string.Concat(Enumerable.Repeat(piece, (1 << 20) / piece.Length)));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"took {clock.Elapsed}");
    }
}
