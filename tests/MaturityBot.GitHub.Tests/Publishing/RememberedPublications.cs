using System.Collections.Concurrent;
using MaturityBot.GitHub.Publishing;

namespace MaturityBot.GitHub.Tests.Publishing;

/// <summary>Remembers publications in memory; can end the process, so to speak, instead of remembering.</summary>
internal sealed class RememberedPublications : IPublicationStore
{
    private readonly ConcurrentDictionary<PublicationKey, Publication> publications = new();
    /// <summary>Which save from now on ends the process; 0 for none.</summary>
    public int DiesAtSave { get; set; }

    public Task<Publication?> FindAsync(PublicationKey key, CancellationToken cancellation) => Task.FromResult(publications.GetValueOrDefault(key));

    public Task SaveAsync(PublicationKey key, Publication publication, CancellationToken cancellation)
    {
        if (DiesAtSave > 0 && --DiesAtSave == 0)
            throw new ProcessEndedException();

        publications[key] = publication;
        return Task.CompletedTask;
    }

    public Task ForgetAsync(PublicationKey key, CancellationToken cancellation)
    {
        publications.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    /// <summary>The disk is lost.</summary>
    public void Lose() => publications.Clear();
}

internal sealed class ProcessEndedException : Exception;
