using System.CommandLine;
using BtcEvents.Cycles;

namespace BtcEvents.Cli.Commands;

/// <summary>
/// <c>--json</c> of a command: what it prints then, and what it says on standard error, is JSON. Each document has a
/// schema in <c>contracts/json</c>.
/// </summary>
internal abstract class JsonOption : Option<bool>
{
    public const string LongName = "--json";

    protected JsonOption(Type document)
        : base(LongName) => (Document, Description) = (document, "Print JSON for scripts instead of text for people");

    /// <summary>Type of the document that is printed.</summary>
    public Type Document { get; }

    /// <summary>
    /// Type of the documents, one on a line, that are printed instead with <c>--follow</c>; null where that makes no
    /// difference.
    /// </summary>
    public Type? Followed { get; init; }
}

/// <inheritdoc cref="JsonOption" />
/// <typeparam name="T">Type of the document.</typeparam>
internal sealed class JsonOption<T>() : JsonOption(typeof(T))
{
    /// <summary>Prints a document where JSON is wanted, and says whether it was.</summary>
    public bool Print(ParseResult parsed, Func<T> document)
    {
        if (parsed.GetValue(this))
        {
            Print(document());
            return true;
        }

        return false;
    }

    /// <summary>Prints a document.</summary>
    public static void Print(T document) => Console.WriteLine(ScriptJson.Write(document));
}
