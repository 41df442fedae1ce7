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

/// <summary>The raw bytes of a request. Memory grows with what has really arrived, whatever the headers promise, and is given back.</summary>
public sealed class RequestBody(BodyMemory memory) : IDisposable
{
    private const int FirstSize = 16 * 1024;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
    private long reserved;
    private int length;

    /// <summary>The bytes; not to be used once disposed.</summary>
    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, length);

    /// <summary>Reads a body of at most <paramref name="most"/> bytes.</summary>
    public async Task<BodyVerdict> ReadAsync(Stream source, int most, CancellationToken cancellation)
    {
        while (true)
        {
            if (length == buffer.Length && !TryGrow())
                return BodyVerdict.NoRoom;
            var read = await source.ReadAsync(buffer.AsMemory(length), cancellation);
            if (read == 0)
                return BodyVerdict.Read;
            length += read;
            if (length > most)
                return BodyVerdict.TooLarge;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        memory.Return(reserved);
        (buffer, length, reserved) = ([], 0, 0);
    }

    private bool TryGrow()
    {
        var size = buffer.Length * 2;
        if (!memory.TryTake(size))
            return false;

        var larger = ArrayPool<byte>.Shared.Rent(size);
        Bytes.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        memory.Return(reserved);
        (buffer, reserved) = (larger, size);
        return true;
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
