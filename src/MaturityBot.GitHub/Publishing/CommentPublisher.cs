using System.Globalization;
using System.Net;
using MaturityBot.Core.Reporting;
using MaturityBot.GitHub.Api;

namespace MaturityBot.GitHub.Publishing;

/// <summary>Keeps the one comment of a pull request: written only when there is something to tell, then edited in place, which notifies nobody.</summary>
internal sealed class CommentPublisher(IPublicationStore store)
{
    // Stands in place of a content hash when we looked and there is no comment.
    private const string None = "none";

    /// <summary>Brings the comment of a pull request in line with a report. Sends nothing when it says so already.</summary>
    public async Task PublishAsync(RepositoryClient repository, Ownership ownership, int number, CommentReport report, CancellationToken cancellation)
    {
        var key = new PublicationKey(repository.Repository.Id, "comment", number.ToString(CultureInfo.InvariantCulture));
        var marker = ownership.CommentMarker(number);
        var body = $"{marker}\n{report.Body}";
        var hash = Ownership.Hash(body);
        var known = await store.FindAsync(key, cancellation);
        if (known?.ContentHash == hash || (known?.ContentHash == None && !report.IsWorthPosting))
            return;

        if (known is { Id: > 0 } && await TryEditAsync(repository, known.Id, body, cancellation))
        {
            await store.SaveAsync(key, new Publication(known.Id, hash), cancellation);
            return;
        }

        var comment = known?.ContentHash == None ? null : await FindOnlyAsync(repository, ownership, number, marker, cancellation);
        if (comment is null && report.IsWorthPosting)
        {
            await store.ForgetAsync(key, cancellation);
            var created = await repository.Comments.CreateAsync(number, body, cancellation);
            // Somebody else may have written at the same time: whoever looks last leaves only the oldest.
            comment = await FindOnlyAsync(repository, ownership, number, marker, cancellation) ?? created;
        }

        if (comment is not null && comment.Body != body)
            await repository.Comments.UpdateAsync(comment.Id, body, cancellation);
        await store.SaveAsync(key, comment is null ? new Publication(0, None) : new Publication(comment.Id, hash), cancellation);
    }

    private static async Task<bool> TryEditAsync(RepositoryClient repository, long id, string body, CancellationToken cancellation)
    {
        try
        {
            await repository.Comments.UpdateAsync(id, body, cancellation);
            return true;
        }
        catch (GitHubApiException exception) when (exception.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            return false;
        }
    }

    private static async Task<IssueComment?> FindOnlyAsync(RepositoryClient repository, Ownership ownership, int number, string marker, CancellationToken cancellation)
    {
        var ours = new List<IssueComment>();
        await foreach (var comment in repository.Comments.ListAsync(number, cancellation))
        {
            if (ownership.IsOurs(comment, marker))
                ours.Add(comment);
        }

        foreach (var later in ours.OrderBy(comment => comment.Id).Skip(1))
            await repository.Comments.DeleteAsync(later.Id, cancellation);
        return ours.MinBy(comment => comment.Id);
    }
}
