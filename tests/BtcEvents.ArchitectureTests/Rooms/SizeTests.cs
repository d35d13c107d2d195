using BtcEvents.ArchitectureTests.Pages;

namespace BtcEvents.ArchitectureTests.Rooms;

/// <summary>Every C# file, of the product, its tests and its benchmarks alike, is read in one sitting.</summary>
public sealed class SizeTests
{
    private const int Widest = 120;
    private const int Longest = 200;

    [Fact]
    public void No_line_is_wider_than_120()
    {
        var wide =
            from file in SourceFiles.All()
            from line in SourceFiles.Lines(file).Select((text, index) => (text.Length, Number: index + 1))
            where line.Length > Widest
            select $"{file}:{line.Number} has {line.Length}";

        Assert.Empty(wide);
    }

    [Fact]
    public void No_file_is_longer_than_200_lines()
    {
        var tooLong =
            from file in SourceFiles.All()
            let lines = SourceFiles.Lines(file).Length
            where lines > Longest
            select $"{file} has {lines}";

        Assert.Empty(tooLong);
    }
}
