using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Code;

/// <summary>What a source file is for.</summary>
public enum CodeRole
{
    /// <summary>Part of what is delivered.</summary>
    Product,

    /// <summary>Tests one part on its own, or supports such tests.</summary>
    UnitTest,

    /// <summary>Tests several parts, or parts with their database or services.</summary>
    IntegrationTest,

    /// <summary>Tests the whole from outside.</summary>
    EndToEndTest,

    /// <summary>Tests speed, load, security or an installation.</summary>
    SpecialTest,
}

/// <summary>A source file of the repository's own.</summary>
/// <param name="Entry">Where it is.</param>
/// <param name="Language">See <see cref="Languages"/>.</param>
/// <param name="Role">What it is for.</param>
/// <param name="TestBytes">How much of it is test code; all of a test file, and what stands below <c>#[cfg(test)]</c> in Rust.</param>
public sealed record CodeFile(TreeEntry Entry, string Language, CodeRole Role, long TestBytes)
{
    /// <summary>How much of it is product code.</summary>
    public long ProductBytes => Entry.Size - TestBytes;

    /// <summary>Whether it is test code as a whole.</summary>
    public bool IsTest => Role != CodeRole.Product;
}
