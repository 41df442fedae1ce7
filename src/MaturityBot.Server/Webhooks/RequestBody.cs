using System.Buffers;

namespace MaturityBot.Server.Webhooks;

/// <summary>The raw bytes of a request, in memory that is given back.</summary>
public sealed class RequestBody : IDisposable
{
    private byte[] buffer;
    private int length;

    private RequestBody(int capacity) => buffer = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>The bytes; not to be used once disposed.</summary>
    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, length);

    /// <summary>Reads a body; null when it turns out longer than <paramref name="most"/> bytes, whatever its headers said.</summary>
    public static async Task<RequestBody?> ReadAsync(HttpRequest request, int most, CancellationToken cancellation)
    {
        var body = new RequestBody((int)Math.Min(request.ContentLength ?? 16 * 1024, most) + 1);
        try
        {
            while (true)
            {
                var read = await request.Body.ReadAsync(body.Free(), cancellation);
                if (read == 0)
                    return body;
                body.length += read;
                if (body.length > most)
                    break;
            }
        }
        catch
        {
            body.Dispose();
            throw;
        }

        body.Dispose();
        return null;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        length = 0;
    }

    private Memory<byte> Free()
    {
        if (length == buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            Bytes.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        return buffer.AsMemory(length);
    }
}
