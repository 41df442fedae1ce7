using System.Globalization;

namespace MaturityBot.Core.Documents;

/// <summary>TOML's values without quotes: booleans, integers, floats, dates and times.</summary>
internal static class TomlPlain
{
    private static readonly string[] Times = ["HH':'mm':'ss", "HH':'mm':'ss'.'FFFFFFF"];

    public static bool IsValid(string value) => value is "true" or "false" || IsSpecial(value) || IsPrefixed(value) || IsNumber(value) || IsMoment(value);

    private static bool IsSpecial(string value) => value.TrimStart('+', '-') is "inf" or "nan" && value.Length <= 4;

    private static bool IsPrefixed(string value) => value is ['0', var mark and ('x' or 'o' or 'b'), _, ..]
        && IsDigits(value.AsSpan(2), mark == 'x' ? "0123456789abcdefABCDEF" : mark == 'o' ? "01234567" : "01");

    private static bool IsNumber(string value)
    {
        var rest = value.AsSpan(value is ['+' or '-', ..] ? 1 : 0);
        var exponent = rest.IndexOfAny('e', 'E');
        if (exponent >= 0)
        {
            var power = rest[(exponent + 1)..];
            if (!IsDigits(power is ['+' or '-', ..] ? power[1..] : power, "0123456789"))
                return false;
            rest = rest[..exponent];
        }

        var point = rest.IndexOf('.');
        if (point >= 0)
        {
            if (!IsDigits(rest[(point + 1)..], "0123456789"))
                return false;
            rest = rest[..point];
        }

        return IsDigits(rest, "0123456789") && (rest.Length == 1 || rest[0] != '0');
    }

    private static bool IsDigits(ReadOnlySpan<char> digits, string allowed)
    {
        for (var index = 0; index < digits.Length; index++)
        {
            var between = index > 0 && index < digits.Length - 1 && digits[index - 1] != '_' && digits[index + 1] != '_';
            if (digits[index] == '_' ? !between : !allowed.Contains(digits[index], StringComparison.Ordinal))
                return false;
        }

        return digits.Length > 0;
    }

    private static bool IsMoment(string value)
    {
        if (IsTime(value))
            return true;
        if (value.Length < 10 || !DateOnly.TryParseExact(value.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return false;
        if (value.Length == 10)
            return true;
        if (value[10] is not ('T' or 't' or ' '))
            return false;
        var time = value[11..];
        if (time is [.. var utc, 'Z' or 'z'])
            return IsTime(utc);
        var offset = time.LastIndexOfAny(['+', '-']);
        return offset < 0 ? IsTime(time) : IsTime(time[..offset]) && TimeOnly.TryParseExact(time[(offset + 1)..], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }

    private static bool IsTime(string value)
    {
        // More digits than a tick has are allowed and cut, as the specification says; a leap second is as good as the second before.
        var point = value.IndexOf('.', StringComparison.Ordinal);
        var cut = point > 0 && value.Length > point + 8 ? value[..(point + 8)] : value;
        if (cut.Length > 7 && cut[6] == '6' && cut[7] == '0')
            cut = cut[..6] + "59" + cut[8..];
        return !cut.EndsWith('.') && TimeOnly.TryParseExact(cut, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }
}
