using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MaturityBot.Server.Storage;

/// <summary>Commands with positional parameters <c>$0</c>, <c>$1</c>, ...; times are milliseconds since 1970.</summary>
internal static class SqliteCommands
{
    public static int Execute(this SqliteConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using var command = connection.Command(sql, values);
        return command.ExecuteNonQuery();
    }

    public static List<T> Query<T>(this SqliteConnection connection, string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var command = connection.Command(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    public static string? Text(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static DateTimeOffset? Time(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    private static SqliteCommand Command(this SqliteConnection connection, string sql, ReadOnlySpan<object?> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this folder; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var index = 0; index < values.Length; index++)
            command.Parameters.AddWithValue("$" + index.ToString(CultureInfo.InvariantCulture), Stored(values[index]));
        return command;
    }

    private static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset time => time.ToUnixTimeMilliseconds(),
        _ => value,
    };
}
