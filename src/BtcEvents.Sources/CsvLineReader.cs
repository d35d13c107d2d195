using System.Text;
using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Sources;

/// <summary>
/// Splits CSV text into lines and cells (RFC 4180, save that a quoted cell ends on its own line: figures need no more,
/// and an unclosed quote must not swallow the rest of the file). Blank lines are skipped but counted.
/// </summary>
internal sealed class CsvLineReader(string file, string text)
{
    private readonly List<string> _cells = [];
    private int _position;

    /// <summary>Number of the line read last, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Cells of the line read last; replaced by the next read.</summary>
    public IReadOnlyList<string> Cells => _cells;

    /// <summary>Reads the next line that is not blank; false at the end.</summary>
    /// <exception cref="BadInputException">A quote is not closed on its line.</exception>
    public bool Read()
    {
        while (_position < text.Length)
        {
            var end = text.IndexOf('\n', _position);
            end = end < 0 ? text.Length : end;
            var line = text.AsSpan(_position, end - _position).TrimEnd('\r');
            (_position, Line) = (end + 1, Line + 1);
            if (!line.IsWhiteSpace())
            {
                Split(line);
                return true;
            }
        }

        return false;
    }

    private void Split(ReadOnlySpan<char> line)
    {
        _cells.Clear();
        while (true)
        {
            var cell = line is ['"', ..] ? ReadQuoted(ref line) : ReadPlain(ref line);
            _cells.Add(cell);
            if (line.IsEmpty)
            {
                return;
            }

            line = line[1..]; // the comma
        }
    }

    private static string ReadPlain(ref ReadOnlySpan<char> line)
    {
        var comma = line.IndexOf(',');
        var cell = comma < 0 ? line : line[..comma];
        line = line[cell.Length..];
        return cell.ToString();
    }

    private string ReadQuoted(ref ReadOnlySpan<char> line)
    {
        var cell = new StringBuilder();
        for (var rest = line[1..]; ; )
        {
            var quote = rest.IndexOf('"');
            if (quote < 0)
            {
                throw new BadInputException(
                    $"{file}, line {Line}: a quoted cell is not closed, and it must end on its line"
                );
            }

            cell.Append(rest[..quote]);
            rest = rest[(quote + 1)..];
            if (rest is not ['"', ..])
            {
                line = rest;
                return rest is [] or [',', ..]
                    ? cell.ToString()
                    : throw new BadInputException(
                        $"{file}, line {Line}: text follows a quoted cell, and a comma or the end of the line is "
                            + $"required"
                    );
            }

            cell.Append('"');
            rest = rest[1..];
        }
    }
}
