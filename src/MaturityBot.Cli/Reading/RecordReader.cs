namespace MaturityBot.Cli.Reading;

/// <summary>Reads records that end with a byte, and blocks of known length, from a stream.</summary>
internal sealed class RecordReader(Stream stream)
{
    private const int LongestRecord = 1 << 20;

    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;

    /// <summary>Whether everything was read.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>The next record without its end, valid until the next call; null at the end of the stream, or when a record is longer than 1 MiB.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(byte terminator, CancellationToken cancellation)
    {
        var looked = 0;
        while (true)
        {
            var length = buffer.AsSpan(start + looked, end - start - looked).IndexOf(terminator);
            if (length >= 0)
            {
                var record = buffer.AsMemory(start, looked + length);
                start += looked + length + 1;
                return record;
            }

            looked = end - start;
            if (looked >= LongestRecord || !await FillAsync(cancellation))
                return null;
        }
    }

    /// <summary>The next bytes, and passes over the one that ends them; null when the stream ends before.</summary>
    public async ValueTask<byte[]?> TakeAsync(int length, CancellationToken cancellation)
    {
        var block = new byte[length];
        var have = Math.Min(length, end - start);
        buffer.AsSpan(start, have).CopyTo(block);
        start += have;
        if (await stream.ReadAtLeastAsync(block.AsMemory(have), length - have, throwOnEndOfStream: false, cancellation) < length - have)
            return null;
        return await SkipAsync(1, cancellation) ? block : null;
    }

    /// <summary>Passes over bytes; false when the stream ends before.</summary>
    public async ValueTask<bool> SkipAsync(long length, CancellationToken cancellation)
    {
        while (length > end - start)
        {
            length -= end - start;
            start = end;
            if (!await FillAsync(cancellation))
                return false;
        }

        start += (int)length;
        return true;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var read = await stream.ReadAsync(buffer.AsMemory(end), cancellation);
        end += read;
        IsAtEnd = read == 0;
        return read > 0;
    }
}
