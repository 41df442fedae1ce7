using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Iac;

/// <summary>Terraform keeps its state where a team shares and locks it, not on somebody's machine, and no state is committed.</summary>
internal sealed class TerraformStateRemoteProbe : IProbe
{
    public string Id => "terraform-state-remote";

    public string Question => "Does Terraform keep its state in a shared backend?";

    public IReadOnlyList<string> Reads => TerraformModule.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var committed = snapshot.Find("**/*.tfstate").Select(entry => Evidence.In(entry, "state is committed")).ToArray();
        if (committed.Length > 0)
            return ProbeResult.NotMet(committed);

        var roots = TerraformModule.Of(snapshot).Where(module => module.IsRoot).ToArray();
        if (roots.Length == 0)
            return ProbeResult.NotApplicable("there is no Terraform that is applied on its own");

        var backends =
            from module in roots
            from terraform in module.Blocks("terraform")
            from block in terraform.Block.Blocks
            where block.Type == "cloud" || block.Type == "backend" && block.Label != "local"
            select new Evidence(block.Type == "cloud" ? "state is kept in HCP Terraform" : $"state is kept in {block.Label}", terraform.File.Path, block.Line, block.EndLine);
        var terragrunt = from file in snapshot.ReadAll("**/terragrunt.hcl") let line = LineOf(file, "remote_state") where line > 0 select Evidence.At(file, line, "Terragrunt keeps the state");
        return ProbeResult.MetIfAny(backends.Concat(terragrunt), $"no backend is configured in {string.Join(", ", roots.Take(3).Select(root => root.Folder.Length == 0 ? "the root" : root.Folder))}: the state stays where it is applied");
    }

    private static int LineOf(SourceFile file, string start)
    {
        for (var index = 0; index < file.Lines.Count; index++)
        {
            if (file.Lines[index].TrimStart().StartsWith(start, StringComparison.Ordinal))
                return index + 1;
        }

        return 0;
    }
}
