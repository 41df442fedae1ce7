using System.Buffers;

namespace MaturityBot.Server.Webhooks;

/// <summary>How a reading ended.</summary>
public enum BodyVerdict
{
    /// <summary>All of it is there.</summary>
    Read,

    /// <summary>It is longer than allowed.</summary>
    TooLarge,

    /// <summary>Other large bodies take up the memory there is for them.</summary>
    NoRoom,
}

/// <summary>The raw bytes of a request, in pieces: memory grows with what has really arrived, whatever the headers promise, and is given back.</summary>
public sealed class RequestBody(BodyMemory memory) : IDisposable
{
    // Below the size from which arrays live long.
    private const int PieceSize = 64 * 1024;

    // Ordinary deliveries are not held up by large ones.
    private const int UncountedPieces = 4;

    private readonly List<Piece> pieces = [];
    private int lastLength = PieceSize;

    /// <summary>The bytes; not to be used once disposed.</summary>
    public ReadOnlySequence<byte> Bytes => pieces is [var first, ..] ? new(first, 0, pieces[^1], lastLength) : ReadOnlySequence<byte>.Empty;

    /// <summary>Reads a body of at most <paramref name="most"/> bytes.</summary>
    public async Task<BodyVerdict> ReadAsync(Stream source, int most, CancellationToken cancellation)
    {
        for (var length = 0; length <= most;)
        {
            if (lastLength == PieceSize && !TryGrow())
                return BodyVerdict.NoRoom;
            var read = await source.ReadAsync(pieces[^1].Array.AsMemory(lastLength, PieceSize - lastLength), cancellation);
            if (read == 0)
                return BodyVerdict.Read;
            lastLength += read;
            length += read;
        }

        return BodyVerdict.TooLarge;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var piece in pieces)
            ArrayPool<byte>.Shared.Return(piece.Array);
        memory.Return(Math.Max(0L, pieces.Count - UncountedPieces) * PieceSize);
        pieces.Clear();
    }

    private bool TryGrow()
    {
        if (pieces.Count >= UncountedPieces && !memory.TryTake(PieceSize))
            return false;
        pieces.Add(new Piece(ArrayPool<byte>.Shared.Rent(PieceSize), pieces.LastOrDefault()));
        lastLength = 0;
        return true;
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(byte[] array, Piece? before)
        {
            Array = array;
            Memory = array.AsMemory(0, PieceSize);
            RunningIndex = before is null ? 0 : before.RunningIndex + PieceSize;
            before?.Next = this;
        }

        public byte[] Array { get; }
    }
}

/// <summary>The memory that bodies being received may take up together.</summary>
public sealed class BodyMemory(long most)
{
    private long taken;

    /// <summary>Takes some; false when there is not enough left.</summary>
    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref taken, bytes) <= most)
            return true;
        Interlocked.Add(ref taken, -bytes);
        return false;
    }

    /// <summary>Gives some back.</summary>
    public void Return(long bytes) => Interlocked.Add(ref taken, -bytes);
}
