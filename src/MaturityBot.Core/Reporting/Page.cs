using System.Text;

namespace MaturityBot.Core.Reporting;

/// <summary>
/// Puts Markdown together under GitHub's limit of UTF-8 bytes. Whole blocks and whole rows are left out, never a part of one, and the page says how many.
/// </summary>
internal sealed class Page(int most)
{
    private const int Reserve = 160;
    private readonly StringBuilder text = new();
    private int used;
    private int leftOut;

    /// <summary>Adds a block of its own, if it fits.</summary>
    public void Add(Markdown block)
    {
        if (!block.IsEmpty && !TryAppend(Separator + block))
            leftOut++;
    }

    /// <summary>Adds rows between a head and a foot, as many as fit.</summary>
    public void Add(string head, IEnumerable<Markdown> rows, string foot = "")
    {
        var all = rows.ToArray();
        var frame = Bytes(head) + Bytes(foot) + 4;
        if (all.Length == 0)
            return;
        if (used + frame + all[0].Utf8Length > most - Reserve)
        {
            leftOut += all.Length;
            return;
        }

        var section = new StringBuilder(Separator).Append(head);
        var taken = 0;
        var bytes = used + frame;
        while (taken < all.Length && bytes + all[taken].Utf8Length + 1 <= most - Reserve)
        {
            section.Append(taken == 0 && head.Length == 0 ? "" : "\n").Append(all[taken]);
            bytes += all[taken++].Utf8Length + 1;
        }

        leftOut += all.Length - taken;
        if (foot.Length > 0)
            section.Append('\n').Append(foot);
        TryAppend(section.ToString());
    }

    /// <inheritdoc />
    public override string ToString() => leftOut == 0
        ? text.ToString()
        : $"{text}{Separator}{leftOut} more {(leftOut == 1 ? "entry is" : "entries are")} left out here, to stay within the length that GitHub takes.";

    private string Separator => text.Length == 0 ? "" : "\n\n";

    private bool TryAppend(string block)
    {
        var bytes = Bytes(block);
        if (used + bytes > most - Reserve)
            return false;
        text.Append(block);
        used += bytes;
        return true;
    }

    private static int Bytes(string block) => Encoding.UTF8.GetByteCount(block);
}
