using System.Text;

namespace MaturityBot.Core.Documents;

/// <summary>
/// Splits a script for a POSIX shell (and, well enough, PowerShell) into its simple commands: quotes, continued lines, comments, here-documents, sub-shells and command
/// substitutions are understood; nothing is expanded. It says which programs a script names, not which of them a run reaches.
/// </summary>
public static class ShellScript
{
    private const int Deepest = 16;
    private const int MostCommands = 20_000;

    /// <summary>The commands of a script, in order.</summary>
    /// <param name="script">The text.</param>
    /// <param name="firstLine">The line of the text's first character.</param>
    public static IReadOnlyList<ShellCommand> Commands(string script, int firstLine = 1)
    {
        var commands = new List<ShellCommand>();
        new Splitter(script, firstLine, commands, 0).Split();
        return commands;
    }

    /// <summary>Whether a word is <c>NAME=value</c>.</summary>
    internal static bool IsAssignment(string word)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0 || char.IsAsciiDigit(word[0]))
            return false;
        foreach (var letter in word.AsSpan(0, equals))
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter != '_')
                return false;
        }

        return true;
    }

    private sealed class Splitter(string text, int firstLine, List<ShellCommand> commands, int depth)
    {
        private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal) { "if", "then", "else", "elif", "fi", "do", "done", "while", "until", "!", "{", "}", "esac" };

        private readonly List<string> words = [];
        private readonly StringBuilder word = new();
        private readonly List<(string End, bool Tabs)> hereDocuments = [];
        private bool inWord;
        private bool dropNext;
        private bool ignoresNext;
        private int at;
        private int line = firstLine;
        private int startLine;
        private int parentheses;

        public void Split()
        {
            while (at < text.Length && commands.Count < MostCommands)
                Step(text[at]);
            EndCommand();
        }

        // Between [[ and ]], operators compare.
        private bool InTest => words is ["[[", ..] and not [.., "]]"] && !(inWord && word.Equals("]]".AsSpan()));

        private char Next => at + 1 < text.Length ? text[at + 1] : '\0';

        private void Step(char letter)
        {
            switch (letter)
            {
                case '\n':
                    EndCommand();
                    Newline();
                    break;
                case ' ' or '\t' or '\r':
                    EndWord();
                    at++;
                    break;
                case '#' when !inWord:
                    at = EndOfLine(at);
                    break;
                case '\\' or '`' when Next == '\n' || (Next == '\r' && at + 2 < text.Length && text[at + 2] == '\n'):
                    at = text.IndexOf('\n', at) + 1;
                    line++;
                    break;
                case '\\':
                    Append(char.IsAsciiLetterOrDigit(Next) || Next is '.' or '_' ? '/' : Next, char.IsAsciiLetterOrDigit(Next) || Next is '.' or '_' ? 1 : 2);
                    break;
                case '\'' or '"':
                    Quoted(letter);
                    break;
                case '$' when Next is '(' or '{':
                    Substitution(at + 1);
                    break;
                case '`':
                    Backticks();
                    break;
                case ';' or '|' or '&' or '(' or ')' when !InTest:
                    Operator(letter);
                    break;
                case '>' or '<' when !InTest:
                    Redirection(letter);
                    break;
                default:
                    Append(letter, 1);
                    break;
            }
        }

        private void Append(char letter, int length)
        {
            inWord = true;
            if (letter != '\0')
                word.Append(letter);
            at += length;
        }

        private void Quoted(char quote)
        {
            inWord = true;
            for (at++; at < text.Length && text[at] != quote; at++)
            {
                if (quote == '"' && text[at] == '$' && Next is '(' or '{')
                {
                    Substitution(at + 1);
                    at--;
                    continue;
                }

                if (quote == '"' && text[at] == '\\' && Next is '"' or '\\' or '$' or '`')
                    at++;
                line += text[at] == '\n' ? 1 : 0;
                word.Append(text[at]);
            }

            at++;
        }

        private void Substitution(int open)
        {
            var end = Close(open);
            var isCommand = text[open] == '(' && !(open + 1 < text.Length && text[open + 1] == '(');
            if (isCommand && depth < Deepest)
                new Splitter(text[(open + 1)..Math.Max(open + 1, end - 1)], line, commands, depth + 1).Split();
            inWord = true;
            word.Append(text, at, end - at);
            line += text.AsSpan(at, end - at).Count('\n');
            at = end;
        }

        private void Backticks()
        {
            var end = text.IndexOf('`', at + 1);
            if (end < 0)
            {
                Append('`', 1);
                return;
            }

            if (depth < Deepest)
                new Splitter(text[(at + 1)..end], line, commands, depth + 1).Split();
            inWord = true;
            word.Append(text, at, end + 1 - at);
            line += text.AsSpan(at, end - at).Count('\n');
            at = end + 1;
        }

        // The position after the bracket that closes the one at `open`; the text's end when none does.
        private int Close(int open)
        {
            var (opening, closing) = text[open] == '(' ? ('(', ')') : ('{', '}');
            var level = 0;
            for (var index = open; index < text.Length; index++)
            {
                var letter = text[index];
                if (letter == '\\')
                    index++;
                else if (letter == '\'' && opening == '(')
                    index = text.IndexOf('\'', index + 1) is var quote and >= 0 ? quote : index;
                else if (letter == opening)
                    level++;
                else if (letter == closing && --level == 0)
                    return index + 1;
            }

            return text.Length;
        }

        private void Operator(char letter)
        {
            if (letter == '&' && Next == '>')
            {
                at++;
                return;
            }

            if (letter == '(' && words.Count + (inWord ? 1 : 0) > 0)
            {
                // A function's head, or an array: nothing that runs.
                Discard();
                at = Close(at);
                return;
            }

            if (letter == ')' && parentheses == 0)
                Discard(); // a pattern of case
            parentheses = Math.Max(0, parentheses + (letter == '(' ? 1 : letter == ')' ? -1 : 0));
            var isOr = letter == '|' && Next == '|';
            EndCommand();
            ignoresNext = isOr;
            at += Next == letter && letter is '|' or '&' or ';' ? 2 : 1;
        }

        private void Redirection(char letter)
        {
            if (letter == '<' && Next == '(')
            {
                Substitution(at + 1);
                return;
            }

            if (inWord && word.Length > 0 && word.ToString().All(char.IsAsciiDigit))
                (inWord, _) = (false, word.Clear());
            EndWord();
            if (letter == '<' && Next == '<' && !(at + 2 < text.Length && text[at + 2] == '<'))
            {
                HereDocument();
                return;
            }

            while (at < text.Length && text[at] is '>' or '<' or '&' or '|')
                at++;
            dropNext = true;
        }

        private void HereDocument()
        {
            at += 2;
            var tabs = at < text.Length && text[at] == '-';
            at += tabs ? 1 : 0;
            while (at < text.Length && text[at] is ' ' or '\t')
                at++;
            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not (';' or '|' or '&' or ')' or '>' or '<'))
                at++;
            var end = text[start..at].Trim('\'', '"').TrimStart('\\');
            if (end.Length > 0)
                hereDocuments.Add((end, tabs));
        }

        private void Newline()
        {
            at++;
            line++;
            foreach (var (end, tabs) in hereDocuments)
            {
                while (at < text.Length)
                {
                    var stop = EndOfLine(at);
                    var content = text.AsSpan(at, stop - at).TrimEnd('\r');
                    at = Math.Min(text.Length, stop + 1);
                    line++;
                    if ((tabs ? content.TrimStart('\t') : content).SequenceEqual(end))
                        break;
                }
            }

            hereDocuments.Clear();
        }

        private int EndOfLine(int from) => text.IndexOf('\n', from) is var end and >= 0 ? end : text.Length;

        private void EndWord()
        {
            if (!inWord)
                return;
            var ended = word.ToString();
            (inWord, _) = (false, word.Clear());
            if (dropNext)
                dropNext = false;
            else if (words.Count > 0 || !(Keywords.Contains(ended) || IsAssignment(ended)))
            {
                if (words.Count == 0)
                    startLine = line;
                words.Add(ended);
            }
        }

        private void Discard()
        {
            (inWord, _) = (false, word.Clear());
            words.Clear();
        }

        private void EndCommand()
        {
            EndWord();
            dropNext = false;
            if (words.Count == 0)
                return;
            if (ignoresNext && commands.Count > 0 && words is ["true"] or [":"] or ["echo", ..] or ["exit", "0"])
                commands[^1] = commands[^1] with { FailureIgnored = true };
            ignoresNext = false;
            commands.Add(new ShellCommand([.. words], Math.Min(startLine, line), line));
            words.Clear();
        }
    }
}
