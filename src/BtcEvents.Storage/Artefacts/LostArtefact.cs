namespace BtcEvents.Storage;

/// <summary>What both stores say of an artefact that is there no more, or is not what was stored.</summary>
public static class LostArtefact
{
    // Whoever can make it anew by itself does so, and gives the sentence as its reason.
    private const string WayOut = "a new attempt of the month (btc cycle, btc start-cycle) makes it anew";

    /// <summary>Nothing is there.</summary>
    /// <param name="reference">The artefact.</param>
    /// <param name="place">Where it was looked for, for people.</param>
    /// <param name="name">Its file or key there.</param>
    public static FileNotFoundException NotKept(string reference, string place, string name) =>
        new($"{reference}: nothing is kept under this reference in {place}; {WayOut}", name);

    /// <summary>Something else is there.</summary>
    /// <param name="reference">The artefact.</param>
    /// <param name="digest">SHA-256 of what is there, small hexadecimal digits.</param>
    public static InvalidDataException Changed(string reference, string digest) =>
        new($"{reference}: the content has the digest {digest}, so it is not what was stored; {WayOut}");
}
